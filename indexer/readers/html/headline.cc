#include "indexer/readers/html/headline.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "indexer/readers/html/alike.h"
#include "schema/utf8.h"

namespace nachlese::html {

namespace {

constexpr std::size_t kLongestHeadline = 400;  // bytes

struct Candidate {
    std::size_t block = 0;
    double score = 0;
    bool confirmed = false;
};

std::size_t first_text(const Body& body) {
    const auto found =
        std::find_if(body.verdicts.begin(), body.verdicts.end(),
                     [](const Verdict& verdict) { return verdict.role == Role::Text; });
    return static_cast<std::size_t>(found - body.verdicts.begin());
}

bool may_show_headline(const Page& page, std::size_t i) {
    const Block& block = page.blocks[i];
    const Label label = page.labels[i];
    if (block.text.size() > kLongestHeadline) return false;
    return label == Label::None || label == Label::Kicker || label == Label::Teaser ||
           label == Label::Body || label == Label::Hidden;
}

// Headlines to compare with.
class Headlines {
  public:
    explicit Headlines(const std::vector<std::string_view>& texts) {
        for (const std::string_view text : texts)
            bare_.push_back(bare_words(text));
    }

    [[nodiscard]] bool confirm(std::string_view text) const {
        const std::string bare = bare_words(text);
        return std::any_of(bare_.begin(), bare_.end(), [&bare](const std::string& headline) {
            return are_bare_words_alike(bare, headline);
        });
    }

  private:
    std::vector<std::string> bare_;
};

// Headings count most, of them the one nearest to the text: the page's own heading may be the end
// of its breadcrumbs, written for search engines.
double score_of(const Page& page, std::size_t i, std::size_t text_begin) {
    const int level = page.blocks[i].heading;
    constexpr std::array<double, 4> kScores{0, 2, 2, 1};  // by level, of no heading first
    double score = kScores.at(static_cast<std::size_t>(std::min(level, 3)));
    if (page.labels[i] == Label::Hidden) score -= 3;
    if (page.blocks[i].link_density() > 0.5) score -= 2;
    const double distance = i < text_begin ? static_cast<double>(text_begin - i)
                                           : 4 * static_cast<double>(i - text_begin);
    return score - std::min(distance / 20, 3.0);
}

std::optional<Candidate> best_candidate(const Page& page, std::size_t text_begin,
                                        const Headlines& headlines) {
    constexpr double kConfirmation = 6;
    constexpr std::size_t kBelow = 3;  // blocks after the first paragraph
    std::optional<Candidate> best;
    const std::size_t end = std::min(page.blocks.size(), text_begin + kBelow);
    for (std::size_t i = 0; i < end; ++i) {
        if (!may_show_headline(page, i)) continue;
        const bool heading = page.blocks[i].heading > 0;
        const bool confirmed = headlines.confirm(page.blocks[i].text);
        if (!heading && !confirmed) continue;
        const double score = score_of(page, i, text_begin) + (confirmed ? kConfirmation : 0);
        if (!best || score >= best->score) best = Candidate{i, score, confirmed};
    }
    return best;
}

bool say_the_same(std::string_view a, std::string_view b) {
    constexpr double kMostWords = 0.6;
    return share_of_words(a, b) >= kMostWords || share_of_words(b, a) >= kMostWords;
}

// Whether JSON-LD and OpenGraph agree; the page's title is a copy of either for search engines.
bool is_settled(const Claims& claims) {
    const auto own = claims.of(Subject::Headline, Origin::JsonLd);
    const auto shared = claims.of(Subject::Headline, Origin::Meta);
    return !own.empty() && (shared.empty() || say_the_same(own.front(), shared.front()));
}

// A heading that no claim confirms: of the highest level and no name of the outlet, on a page whose
// metadata do not speak of the article or contradict each other.
bool may_stand_alone(const Page& page, const Candidate& candidate, const Claims& claims) {
    constexpr std::uint32_t kFewestWords = 3;
    if (claims.of(Subject::Headline).empty()) return true;
    const Block& block = page.blocks[candidate.block];
    return block.heading == 1 && block.shape.words >= kFewestWords && !is_settled(claims) &&
           !Headlines(claims.of(Subject::Publisher)).confirm(block.text);
}

// "Headline | Outlet" without the outlet, where the rest is long enough to be a headline.
std::string_view without_outlet(std::string_view headline, const Claims& claims) {
    for (const std::string_view separator : {" | ", " - ", " – ", " — ", " • ", " :: "}) {
        const std::size_t at = headline.rfind(separator);
        if (at == std::string_view::npos || at < 12) continue;
        const std::string_view tail = headline.substr(at + separator.size());
        const std::size_t words = dump::shape_of(tail).words;
        const bool named =
            std::any_of(claims.all().begin(), claims.all().end(), [tail](const Claim& claim) {
                return claim.subject == Subject::Publisher && are_alike(claim.text, tail);
            });
        const bool address = tail.find('.') != std::string_view::npos && words <= 3;
        if (named || address || (separator == " | " && words <= 3)) return headline.substr(0, at);
    }
    return headline;
}

// Where the heading holds the kicker too ("Tarife Bahn und Gewerkschaft einig"), a claim that is
// its end, or has a colon between ("Tarife: Bahn"), tells them apart; returns the kicker's length
// in bytes.
std::size_t kicker_length(std::string_view shown, const std::vector<std::string_view>& headlines) {
    for (const std::string_view headline : headlines) {
        if (shown.size() > headline.size() && shown.ends_with(headline)) {
            return shown.size() - headline.size();
        }
        const std::size_t colon = headline.find(": ");
        if (colon == std::string_view::npos) continue;
        const std::string_view kicker = headline.substr(0, colon);
        const std::string_view rest = headline.substr(colon + 1);
        if (shown.starts_with(kicker) && shown.substr(kicker.size()) == rest) return colon;
    }
    return 0;
}

// Nor other marks that lead over to the headline.
std::string_view without_colon(std::string_view kicker) {
    kicker = trim(kicker);
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view mark : {":", "-", "|", "–", "—", "•"}) {
            if (!kicker.ends_with(mark)) continue;
            kicker = trim(kicker.substr(0, kicker.size() - mark.size()));
            found = true;
        }
    }
    return kicker;
}

// What is left before the headline where the kicker was cut off: "Kicker - Headline".
std::string_view without_lead_in(std::string_view headline) {
    headline = trim(headline);
    for (const std::string_view mark : {": ", "- ", "– ", "| "}) {
        if (headline.starts_with(mark)) return trim(headline.substr(mark.size()));
    }
    return headline;
}

// A short line right above the headline, within the same part of the page.
std::string kicker_above(const Page& page, std::size_t headline) {
    constexpr std::size_t kMostWords = 8;
    if (headline == 0) return {};
    const Block& above = page.blocks[headline - 1];
    const Label label = page.labels[headline - 1];
    if (is_outside(label) || above.prose || above.shape.words == 0) return {};
    if (above.shape.words > kMostWords || above.shape.glued_words > 0 ||
        above.mark != dump::Mark::None)
        return {};
    if (label == Label::Kicker) return above.text;
    const bool heads_the_page = above.heading > 0 && above.heading < page.blocks[headline].heading;
    if (heads_the_page) return {};
    const Document& document = page.document;
    const NodeId box = page.blocks[headline].box;
    const NodeId part =
        document.parent(heading_level(document.tag(box)) > 0 ? box : document.parent(box));
    const bool beside = above.first >= part && above.link_density() < 0.5;
    return beside && above.shape.digits == 0 ? above.text : std::string{};
}

// Headings have their kicker in an element of its own: "<h1><span>Kicker</span> Headline</h1>".
std::size_t kicker_element_length(const Page& page, const Block& block) {
    const Document& document = page.document;
    for (NodeId node = block.box + 1; node < block.end; ++node) {
        if (document.tag(node) == Tag::Text || label_of(document, node) != Label::Kicker) continue;
        const std::string kicker = document.text_within(node);
        if (block.text.starts_with(kicker) && kicker.size() < block.text.size())
            return kicker.size();
    }
    return 0;
}

}  // namespace

Masthead find_masthead(const Page& page, const Body& body, const Claims& claims) {
    Masthead masthead;
    const std::vector<std::string_view> headlines = claims.of(Subject::Headline);
    const auto best = best_candidate(page, first_text(body), Headlines(headlines));
    const std::string_view claimed = claims.best(Subject::Headline);
    if (!best || (!best->confirmed && !may_stand_alone(page, *best, claims))) {
        masthead.headline = without_outlet(claimed, claims);
        return masthead;
    }
    const Block& block = page.blocks[best->block];
    const std::string_view shown = block.text;
    std::size_t cut = kicker_element_length(page, block);
    if (cut == 0) cut = kicker_length(shown, headlines);
    masthead.block = best->block;
    masthead.headline = without_outlet(without_lead_in(shown.substr(cut)), claims);
    masthead.kicker = cut > 0 ? std::string(without_colon(shown.substr(0, cut)))
                              : std::string(without_colon(kicker_above(page, best->block)));
    return masthead;
}

}  // namespace nachlese::html
