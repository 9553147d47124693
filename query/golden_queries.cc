#include "query/golden_queries.h"

#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "schema/text_lines.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::size_t kMaxColumns = 3;
constexpr std::string_view kLineHint = "a line is \"query TAB least number of hits TAB id\"";

std::vector<std::string_view> columns_of(std::string_view line) {
    std::vector<std::string_view> columns;
    for (;;) {
        const std::size_t tab = line.find('\t');
        columns.push_back(trim(line.substr(0, tab)));
        if (tab == std::string_view::npos) return columns;
        line.remove_prefix(tab + 1);
    }
}

std::optional<std::uint64_t> number_in(std::string_view text) {
    std::uint64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stopped != end) return std::nullopt;
    return number;
}

// Empty where nothing is wrong.
std::string fault_of(const std::vector<std::string_view>& columns) {
    if (columns.size() == 1) return "there is no TAB behind the query";
    if (columns.size() > kMaxColumns) return "there are more than two TABs";
    if (columns.front().empty()) return "there is no query before the TAB";
    if (!number_in(columns[1])) {
        return fmt::format("\"{}\" is no number of hits", printable(columns[1]));
    }
    return {};
}

}  // namespace

GoldenFile parse_golden_queries(std::string_view text, const std::string& path) {
    GoldenFile file;
    for (std::size_t number = 1; !text.empty(); ++number) {
        // Takes the byte order mark away too that some editors put in front of the first line.
        const std::string_view line = trim(take_line(text));
        if (line.empty() || line.front() == '#') continue;
        const std::vector<std::string_view> columns = columns_of(line);
        if (const std::string fault = fault_of(columns); !fault.empty()) {
            file.faults.push_back({ErrorCode::BadInput,
                                   fmt::format("{}: line {}: {}", path, number, fault),
                                   std::string(kLineHint)});
            continue;
        }
        file.queries.push_back(
            {number, make_valid_utf8(columns[0]), *number_in(columns[1]),
             columns.size() == kMaxColumns ? make_valid_utf8(columns[2]) : std::string{}});
    }
    if (file.queries.empty() && file.faults.empty()) {
        file.faults.push_back({ErrorCode::BadInput,
                               fmt::format("{}: there is no query in this file", path),
                               std::string(kLineHint)});
    }
    return file;
}

}  // namespace nachlese
