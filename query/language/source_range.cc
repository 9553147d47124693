#include "query/language/source_range.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::size_t kContextBefore = 40;  // code points shown on either side of the place
constexpr std::size_t kMaxShown = 100;      // code points shown at all: a terminal's line
constexpr std::string_view kEllipsis = "…";

// Where each code point begins, and the end of the text.
std::vector<std::size_t> boundaries_of(std::string_view text) {
    std::vector<std::size_t> boundaries;
    for (std::size_t offset = 0; offset < text.size(); ++offset) {
        if (begins_code_point(text[offset])) boundaries.push_back(offset);
    }
    boundaries.push_back(text.size());
    return boundaries;
}

}  // namespace

std::string text_in(std::string_view query, const SourceRange& range) {
    const std::size_t begin = std::min(range.begin, query.size());
    return std::string(query.substr(begin, range.end - range.begin));
}

Error to_error(const QueryError& error, std::string_view query) {
    const std::size_t column = count_code_points(query.substr(0, error.range.begin)) + 1;
    return {ErrorCode::BadQuery, fmt::format("query, character {}: {}", column, error.message),
            error.hint};
}

std::string point_at(std::string_view query, const SourceRange& range) {
    const std::string valid = make_valid_utf8(query);
    const std::vector<std::size_t> boundaries = boundaries_of(valid);
    const std::size_t length = boundaries.size() - 1;
    const std::size_t place = std::min(count_code_points(query.substr(0, range.begin)), length);
    const std::size_t marked = std::max<std::size_t>(
        1, count_code_points(query.substr(range.begin, range.end - range.begin)));

    const std::size_t first = place > kContextBefore ? place - kContextBefore : 0;
    const std::size_t last = std::min(length, first + kMaxShown);
    const std::string_view lead = first > 0 ? kEllipsis : "";
    const std::string_view trail = last < length ? kEllipsis : "";
    const std::string shown =
        printable(valid.substr(boundaries[first], boundaries[last] - boundaries[first]));

    const std::size_t indent = place - first + count_code_points(lead);
    const std::size_t carets = std::min(marked, std::max<std::size_t>(last, place + 1) - place);
    return fmt::format("{}{}{}\n{}{}", lead, shown, trail, std::string(indent, ' '),
                       std::string(carets, '^'));
}

}  // namespace nachlese
