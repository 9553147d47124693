#include "indexer/readers/dump/body_region.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace nachlese::dump {

namespace {

// Characters; leads of other articles are shorter than the article's own paragraphs.
constexpr std::uint32_t kLongestLead = 260;
constexpr std::uint32_t kParagraphCap = 600;  // one long text must not outweigh everything

// What lines without running text cost, in characters of running text.
constexpr int kShortLineCost = 18;
constexpr int kFurnitureCost = 40;
constexpr int kRelatedCost = 120;
constexpr int kTagsCost = 250;
constexpr int kForeignTeaserCost = 300;
constexpr int kPageEndCost = 900;

constexpr int kTextBeforeComments = 600;  // characters

bool is_relative_time(const Line& line) {
    return line.date && line.date->relative && line.shape.words <= 5;
}

// A paragraph that is too long, or stands too close to another, for the lead of another article.
bool resumes_article(const Page& page, std::size_t at) {
    const Line& line = page.lines[at];
    if (!line.prose || (page.paragraphs_end_blocks && !line.ends_block)) return false;
    if (line.shape.characters > kLongestLead) return true;
    const bool another = at + 1 < page.lines.size() && page.lines[at + 1].prose &&
                         (!page.paragraphs_end_blocks || page.lines[at + 1].ends_block);
    return another && line.starts_block;
}

// "Lesen Sie auch: Warum der Damm erhöht wird" needs no list beneath.
bool holds_its_link(const Line& line) {
    constexpr std::uint32_t kWordsOfHeadings = 6;
    const std::size_t colon = line.text.find(": ");
    return colon != std::string::npos && line.shape.words > kWordsOfHeadings;
}

int score(const Page& page, std::size_t at, bool related) {
    const Line& line = page.lines[at];
    if (is_relative_time(line)) return -kPageEndCost / 3;
    switch (line.mark) {
        case Mark::PageEnd:
            return -kPageEndCost;
        case Mark::Comments:
            return -kFurnitureCost;
        case Mark::ForeignTeaser:
            return -kForeignTeaserCost;
        case Mark::Tags:
            return -kTagsCost;
        case Mark::Related:
            return -kRelatedCost;
        case Mark::Furniture:
            return -kFurnitureCost;
        default:
            break;
    }
    if (related) return -kShortLineCost;
    if (!line.prose) return -kShortLineCost;
    const bool caption = page.paragraphs_end_blocks && !line.ends_block;
    const auto length = static_cast<int>(std::min(line.shape.characters, kParagraphCap));
    return caption ? length / 4 : length;
}

bool is_date_line(const Line& line) {
    constexpr std::uint32_t kMostWords = 14;
    return line.date && !line.date->relative && !line.prose && line.shape.words <= kMostWords;
}

// A headline alone in its block, with a date line right beneath.
bool heads_dated_article(const Page& page, std::size_t at) {
    constexpr std::uint32_t kFewestWords = 4;
    const Line& line = page.lines[at];
    return line.starts_block && line.ends_block && !line.prose && line.mark == Mark::None &&
           !line.date && line.shape.words >= kFewestWords && !line.shape.ends_in_colon &&
           !line.shape.ends_sentence && is_date_line(page.lines[at + 1]);
}

std::uint32_t text_between(const Page& page, std::size_t first, std::size_t end) {
    std::uint32_t characters = 0;
    for (std::size_t i = first; i < end; ++i) {
        if (page.lines[i].prose) characters += page.lines[i].shape.characters;
    }
    return characters;
}

}  // namespace

std::vector<bool> find_related(const Page& page) {
    std::vector<bool> related(page.lines.size(), false);
    bool inside = false;
    bool list_expected = false;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const Line& line = page.lines[i];
        if (line.mark == Mark::Related) {
            inside = true;
            list_expected = !holds_its_link(line);
        } else if (inside && (list_expected ? resumes_article(page, i) : line.prose)) {
            inside = false;
        }
        related[i] = inside;
    }
    return related;
}

BodyRegion find_body(const Page& page, const std::vector<bool>& related) {
    BodyRegion best;
    int best_sum = 0;
    int sum = 0;
    std::size_t first = 0;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        if (sum <= 0) {
            sum = 0;
            first = i;
        }
        sum += score(page, i, related[i]);
        // A button above the text says "Kommentare" too; below it, readers have the word.
        if (page.lines[i].mark == Mark::Comments && sum > kTextBeforeComments) break;
        if (sum > best_sum) {
            best_sum = sum;
            best = {true, first, i};
        }
    }
    return best;
}

BodyRegion without_notices_above(const Page& page, const BodyRegion& body) {
    constexpr std::size_t kReachOfHeader = 12;  // lines above the text in which its own date stands
    if (!body.found || page.is_plain) return body;
    const std::size_t first = body.first < kReachOfHeader ? 0 : body.first - kReachOfHeader;
    std::optional<std::size_t> headline;
    std::size_t paragraphs_above = 0;
    for (std::size_t i = first; i < body.last; ++i) {
        if (i > body.first && heads_dated_article(page, i)) {
            if (headline) return body;  // entries of a ticker
            headline = i;
        } else if (!headline && is_date_line(page.lines[i])) {
            return body;
        }
        if (!headline && i >= body.first && page.lines[i].prose) ++paragraphs_above;
    }
    if (!headline || paragraphs_above * 2 > *headline - body.first) return body;
    const std::uint32_t above = text_between(page, body.first, *headline);
    const std::uint32_t below = text_between(page, *headline, body.last + 1);
    if (above * 2 > below) return body;
    return {true, *headline + 1, body.last};
}

}  // namespace nachlese::dump
