#include "query/language/quotes.h"

#include <algorithm>
#include <array>

namespace nachlese {

namespace {

constexpr std::string_view kAsciiMark = "\"";
constexpr std::string_view kLowMark = "„";
constexpr std::string_view kHighMark = "“";       // closes German, opens English quotes
constexpr std::string_view kRightHighMark = "”";  // closes English quotes

constexpr std::array kHighMarks{kHighMark, kRightHighMark};
constexpr std::array kPartnersOfLowMark{kHighMark, kRightHighMark, kAsciiMark};

// In the order of preference for quote().
constexpr std::array kQuotePairs{
    QuotePair{kAsciiMark, kAsciiMark},
    QuotePair{kLowMark, kHighMark},
    QuotePair{"«", "»"},
    QuotePair{"»", "«"},
    QuotePair{"‹", "›"},
    QuotePair{"›", "‹"},
    QuotePair{"‚", "‘"},
    QuotePair{kHighMark, kRightHighMark},
};

struct Mark {
    std::size_t offset = std::string_view::npos;
    std::size_t size = 0;
};

// The first of `marks` that begins within [from, to).
Mark find_first(std::string_view text, std::span<const std::string_view> marks, std::size_t from,
                std::size_t to) {
    for (std::size_t offset = from; offset < to; ++offset) {
        for (const std::string_view mark : marks) {
            if (text.substr(offset).starts_with(mark)) return {offset, mark.size()};
        }
    }
    return {};
}

// Takes time linear in what it skips, also over many phrases: the first search stops where the
// next phrase begins.
Mark find_partner_of_low_mark(std::string_view text, std::size_t from) {
    const std::size_t next_low = std::min(text.find(kLowMark, from), text.size());
    const Mark typographic = find_first(text, kHighMarks, from, next_low);
    if (typographic.offset != std::string_view::npos) return typographic;
    return find_first(text, kPartnersOfLowMark, from, text.size());
}

Mark find_partner(const QuotePair& pair, std::string_view text, std::size_t from) {
    if (pair.open == kLowMark) return find_partner_of_low_mark(text, from);
    if (pair.open == kHighMark) return find_first(text, kHighMarks, from, text.size());
    return {text.find(pair.close, from), pair.close.size()};
}

}  // namespace

std::span<const QuotePair> quote_pairs() {
    return kQuotePairs;
}

const QuotePair* quote_opening_at(std::string_view text, std::size_t offset) {
    const std::string_view rest = text.substr(offset);
    const auto* const found =
        std::find_if(kQuotePairs.begin(), kQuotePairs.end(),
                     [rest](const QuotePair& pair) { return rest.starts_with(pair.open); });
    return found == kQuotePairs.end() ? nullptr : found;
}

std::optional<QuotedText> read_quoted(std::string_view text, std::size_t offset,
                                      const QuotePair& pair) {
    const std::size_t begin = offset + pair.open.size();
    const Mark close = find_partner(pair, text, begin);
    if (close.offset == std::string_view::npos) return std::nullopt;
    return QuotedText{text.substr(begin, close.offset - begin), close.offset + close.size};
}

std::string quote(std::string_view text) {
    for (const QuotePair& pair : kQuotePairs) {
        std::string quoted = std::string(pair.open).append(text).append(pair.close);
        const auto read = read_quoted(quoted, 0, pair);
        if (read && read->end == quoted.size()) return quoted;
    }
    return std::string(kAsciiMark).append(text).append(kAsciiMark);
}

}  // namespace nachlese
