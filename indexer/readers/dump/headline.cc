#include "indexer/readers/dump/headline.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "schema/hash.h"

namespace nachlese::dump {

namespace {

constexpr std::uint32_t kLongestHeadline = 200;  // characters
constexpr std::uint32_t kLongestKicker = 70;
constexpr std::size_t kStemBytes = 6;  // words with the same beginning count as the same
constexpr std::size_t kMaxBodyBytes = 6144;

// The words of the article's text, by their beginnings: a headline is about what the text is about.
class Vocabulary {
  public:
    void add(std::string_view text) {
        std::size_t offset = 0;
        for (auto word = next_word(text, offset); !word.empty(); word = next_word(text, offset)) {
            if (is_content(word)) stems_.insert(stem_hash(word));
        }
    }

    struct Overlap {
        int matched = 0;
        int words = 0;
    };
    [[nodiscard]] Overlap overlap(std::string_view text) const {
        Overlap overlap;
        std::size_t offset = 0;
        for (auto word = next_word(text, offset); !word.empty(); word = next_word(text, offset)) {
            if (!is_content(word)) continue;
            ++overlap.words;
            if (stems_.count(stem_hash(word)) > 0) ++overlap.matched;
        }
        return overlap;
    }

  private:
    static bool is_content(std::string_view word) {
        return word.size() >= 4 && !is_stop_word(word);
    }
    static std::uint64_t stem_hash(std::string_view word) {
        std::uint64_t stem = 0;
        for (const char c : word.substr(0, kStemBytes)) {
            const auto byte = static_cast<unsigned char>(c);
            const bool capital = byte >= 'A' && byte <= 'Z';
            stem = (stem << 8U) | static_cast<unsigned char>(capital ? byte + 0x20 : byte);
        }
        return stem;
    }

    std::unordered_set<std::uint64_t> stems_;
};

Vocabulary vocabulary_of(const Page& page, const BodyRegion& body) {
    Vocabulary vocabulary;
    std::size_t bytes = 0;
    for (std::size_t i = body.first; body.found && i <= body.last && bytes < kMaxBodyBytes; ++i) {
        if (!page.lines[i].prose) continue;
        vocabulary.add(page.lines[i].text);
        bytes += page.lines[i].text.size();
    }
    return vocabulary;
}

bool can_be_headline(const Line& line) {
    if (line.mark != Mark::None && line.mark != Mark::Updated) return false;
    if (line.shape.words == 0 || line.shape.characters > kLongestHeadline) return false;
    const bool bare_date = line.date && line.date->end - line.date->begin + 12 > line.text.size();
    return !bare_date;
}

bool is_date_line(const Line& line) {
    return line.date && !line.prose && line.shape.words <= 14;
}

// How near the line is to what stands under headlines: the date line and the author.
double score_of_company(const Page& page, std::size_t at) {
    constexpr std::size_t kReach = 9;
    double score = 0;
    bool date = false;
    bool author = false;
    for (std::size_t i = at + 1; i < page.lines.size() && i <= at + kReach; ++i) {
        const double weight = i <= at + 4 ? 1.5 : 0.8;
        if (!date && is_date_line(page.lines[i])) {
            date = true;
            score += weight;
        }
        if (!author && page.lines[i].mark == Mark::Author) {
            author = true;
            score += weight;
        }
    }
    return score;
}

bool is_quotation(std::string_view text) {
    return text.starts_with("„") || text.starts_with("«") || text.starts_with("»") ||
           text.starts_with('"') || text.starts_with("“");
}

double score_of_shape(const Line& line) {
    double score = 0;
    const LineShape& shape = line.shape;
    if (shape.words >= 4 && shape.characters >= 20 && shape.characters <= 130) score += 2;
    if (shape.words <= 2) score -= 2;
    if (shape.characters > 150) score -= 1;
    if (line.ends_block) score += 2;
    if (line.text.back() == '.') score -= 2.5;
    if (shape.sentence_ends >= 2 && !is_quotation(line.text)) score -= 1.5;
    if (shape.ends_in_colon) score -= 2;
    if (line.date) score -= 1;
    if (line.prose && line.text.back() == '.') score -= 3;
    const bool menu =
        line.text.find(" · ") != std::string::npos || line.text.find(" > ") != std::string::npos;
    score -= 2.0 * (shape.template_marks + (menu ? 1 : 0));
    return score;
}

struct Scorer {
    const Page& page;
    const BodyRegion& body;
    const RecurringLines* recurring;
    Vocabulary vocabulary;
    std::unordered_map<std::uint64_t, int> copies;  // of each line of the page
    std::size_t anchor = 0;                         // the line where the text begins

    // The nearest line above the text is the likeliest. Below its supposed beginning (which may be
    // a notice that stands above the headline) the running text passed over counts against it.
    [[nodiscard]] double distance_cost(std::size_t at) const {
        if (at <= anchor) return std::min(5.0, 0.12 * static_cast<double>(anchor - at));
        double passed = 0;
        for (std::size_t i = anchor; i < at; ++i) {
            if (page.lines[i].prose) passed += page.lines[i].shape.characters;
        }
        return 1.5 + passed / 250;
    }

    [[nodiscard]] bool is_sentence_below_title(std::size_t at) const {
        if (at == 0 || page.lines[at].text.back() != '.') return false;
        const Line& above = page.lines[at - 1];
        return above.ends_block && above.shape.words >= 4 && above.text.back() != '.' &&
               can_be_headline(above);
    }

    // The date line right below belongs to this line, unless another headline follows before the
    // text: mastheads print the day's date as well.
    [[nodiscard]] bool owns_date_line(std::size_t at) const {
        if (at + 1 >= page.lines.size() || !page.lines[at].ends_block) return false;
        if (is_sentence_below_title(at)) return false;
        if (!is_date_line(page.lines[at + 1])) return false;
        for (std::size_t i = at + 2; i < std::min(anchor, page.lines.size()); ++i) {
            const Line& line = page.lines[i];
            if (line.block == page.lines[at + 1].block) continue;
            const bool rival = line.ends_block && !line.prose && line.shape.words >= 4;
            if (rival && can_be_headline(line) && !line.date) return false;
        }
        return true;
    }

    // Between the button that enlarges a picture and the picture's credit.
    [[nodiscard]] bool is_caption(std::size_t at) const {
        return at > 0 && at + 1 < page.lines.size() &&
               page.lines[at - 1].lower.find("vergrößern") != std::string::npos &&
               page.lines[at - 1].mark == Mark::Furniture &&
               page.lines[at + 1].mark == Mark::Credit;
    }

    [[nodiscard]] double score(std::size_t at) const {
        const Line& line = page.lines[at];
        const auto overlap = vocabulary.overlap(line.text);
        double score = score_of_shape(line) + score_of_company(page, at);
        score += std::min(overlap.matched, 5) * 0.8;
        if (overlap.words > 0) score += 1.5 * overlap.matched / overlap.words;
        if (copies.at(hash64(line.text)) >= 2 && line.shape.words >= 4) score += 1;
        if (owns_date_line(at)) score += 3;
        score -= distance_cost(at);
        if (at > 0 && !line.starts_block && is_date_line(page.lines[at - 1])) score -= 4;
        if (recurring != nullptr && recurring->is_furniture(line.text)) score -= 6;
        if (is_caption(at)) score -= 6;
        return score;
    }
};

std::size_t text_begin(const Page& page, const BodyRegion& body) {
    if (!body.found) return page.lines.size();
    for (std::size_t i = body.first; i <= body.last; ++i) {
        const bool caption = page.paragraphs_end_blocks && !page.lines[i].ends_block;
        if (page.lines[i].prose && !caption) return i;
    }
    return body.last;
}

Scorer make_scorer(const Page& page, const BodyRegion& body, const RecurringLines* recurring) {
    Scorer scorer{page, body, recurring, vocabulary_of(page, body), {}, text_begin(page, body)};
    for (const Line& line : page.lines)
        ++scorer.copies[hash64(line.text)];
    return scorer;
}

std::optional<std::size_t> best_headline(const Page& page, const Scorer& scorer) {
    std::optional<std::size_t> best;
    double best_score = page.is_plain ? -100.0 : 1.0;
    constexpr std::size_t kLinesIntoText = 40;
    constexpr std::size_t kTopOfPlainText = 6;
    const std::size_t reach = page.is_plain ? std::min(scorer.anchor + 1, kTopOfPlainText)
                                            : scorer.anchor + kLinesIntoText;
    const std::size_t end = std::min(reach, page.lines.size());
    if (page.is_plain && !scorer.body.found) {
        return can_be_headline(page.lines[0]) ? std::optional<std::size_t>(0) : std::nullopt;
    }
    for (std::size_t i = 0; i < end; ++i) {
        const Line& line = page.lines[i];
        if (!can_be_headline(line)) continue;
        const double score = scorer.score(i);
        if (score >= best_score) {
            best_score = score;
            best = i;
        }
    }
    return best;
}

// Beneath a trail of sections stands the title that the page has for search engines; the headline
// follows below it and says the same in other words.
std::size_t below_page_title(const Page& page, std::size_t at) {
    constexpr std::size_t kReach = 3;
    constexpr int kSharedWords = 3;
    constexpr std::uint32_t kLongestTrail = 5;  // words
    const Line& title = page.lines[at];
    if (at == 0 || title.starts_block || !title.ends_block) return at;
    if (page.lines[at - 1].shape.words > kLongestTrail) return at;
    Vocabulary words;
    words.add(title.text);
    for (std::size_t i = at + 1; i < page.lines.size() && i <= at + kReach; ++i) {
        const Line& line = page.lines[i];
        if (line.date || line.text.back() == '.' || !can_be_headline(line)) return at;
        if (line.ends_block && words.overlap(line.text).matched >= kSharedWords) return i;
    }
    return at;
}

std::size_t count_blanks(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

// A line that stands between headline and author and says more than the headline does: where the
// line above it can be the headline, it is.
std::size_t above_standfirst(const Page& page, std::size_t at) {
    if (at == 0) return at;
    const Line& line = page.lines[at];
    const Line& above = page.lines[at - 1];
    const bool top_of_page = at <= 2;
    const bool above_author = at + 1 < page.lines.size() && page.lines[at + 1].mark == Mark::Author;
    const bool below_kicker_and_title = line.starts_block && !above.starts_block;
    const bool is_between = above_author && (!line.ends_block || below_kicker_and_title);
    // Right above the date line stands the headline itself.
    const bool above_date = at + 1 < page.lines.size() && is_date_line(page.lines[at + 1]);
    if (above_date || !can_be_headline(above) || above.date || above.shape.ends_in_colon) return at;
    if (!above.ends_block || (!top_of_page && !is_between)) return at;
    const std::size_t words = count_blanks(line.text) + 1;
    const std::size_t words_above = count_blanks(above.text) + 1;
    const bool title = words_above >= 4 ? words >= 6 : words_above == 3 && words >= 10;
    return title ? at - 1 : at;
}

// The short line right above, unless it is one of a menu's.
std::optional<std::size_t> kicker_above(const Page& page, std::size_t headline) {
    if (headline == 0) return std::nullopt;
    const std::size_t at = headline - 1;
    const Line& line = page.lines[at];
    const bool fits = line.mark == Mark::None && !line.prose && !line.date &&
                      line.shape.words >= 1 && line.shape.characters <= kLongestKicker &&
                      line.text.back() != '.';
    if (!fits || line.text == page.lines[headline].text) return std::nullopt;
    const bool menu = !line.starts_block && line.shape.words <= 2 && at >= 1 &&
                      page.lines[at - 1].shape.words <= 3;
    return menu ? std::nullopt : std::optional(at);
}

}  // namespace

Masthead find_masthead(const Page& page, const BodyRegion& body, const RecurringLines* recurring) {
    Masthead masthead;
    if (page.lines.empty()) return masthead;
    const Scorer scorer = make_scorer(page, body, recurring);
    masthead.headline = best_headline(page, scorer);
    if (masthead.headline) masthead.headline = above_standfirst(page, *masthead.headline);
    if (masthead.headline) masthead.headline = below_page_title(page, *masthead.headline);
    if (masthead.headline) masthead.kicker = kicker_above(page, *masthead.headline);
    return masthead;
}

}  // namespace nachlese::dump
