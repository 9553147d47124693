#include "query/language/quotes.h"

#include <algorithm>
#include <array>

namespace nachlese {

namespace {

constexpr std::string_view kAsciiMark = "\"";
constexpr std::string_view kLowMark = "„";
constexpr std::string_view kHighMark = "“";       // closes German, opens English quotes
constexpr std::string_view kRightHighMark = "”";  // closes English quotes

// In the order of preference for quote().
constexpr std::array kQuotePairs{
    QuotePair{kAsciiMark, kAsciiMark}, QuotePair{kLowMark, kHighMark},
    QuotePair{"«", "»"},               QuotePair{"»", "«"},
    QuotePair{"‹", "›"},               QuotePair{"›", "‹"},
    QuotePair{"‚", "‘"},               QuotePair{kHighMark, kRightHighMark},
};

struct Mark {
    std::size_t offset = std::string_view::npos;
    std::size_t size = 0;
};

Mark find_mark(std::string_view text, std::string_view mark, std::size_t from) {
    return {text.find(mark, from), mark.size()};
}

Mark earlier(const Mark& one, const Mark& other) {
    return one.offset <= other.offset ? one : other;
}

Mark find_partner_of_low_mark(std::string_view text, std::size_t from) {
    const Mark high =
        earlier(find_mark(text, kHighMark, from), find_mark(text, kRightHighMark, from));
    const std::size_t next_low = text.find(kLowMark, from);
    if (high.offset < next_low) return high;
    return earlier(find_mark(text, kAsciiMark, from), high);
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
    const Mark close = pair.open == kLowMark ? find_partner_of_low_mark(text, begin)
                                             : find_mark(text, pair.close, begin);
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
