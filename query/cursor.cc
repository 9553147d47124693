#include "query/cursor.h"

#include <algorithm>

#include <fmt/format.h>

namespace nachlese {

namespace {

constexpr char kSeparator = ',';
constexpr std::size_t kMinutePrecision = std::string_view("2025-08-14T16:09").size();

}  // namespace

std::string to_cursor(const SortPosition& position) {
    return fmt::format("{}{}{}", position.date ? to_iso(*position.date) : std::string{}, kSeparator,
                       position.id);
}

Result<SortPosition> parse_cursor(std::string_view text) {
    const auto error = [text] {
        return fail(ErrorCode::Usage, fmt::format("--after: \"{}\" is not DATE,ID", text),
                    "date and id of the last article seen, as in 2025-08-14,2025/08/hafen.txt");
    };
    const std::size_t separator = text.find(kSeparator);
    if (separator == std::string_view::npos) return error();
    SortPosition position{std::nullopt, std::string(text.substr(separator + 1))};
    if (separator == 0) return position;
    static const TimeZone utc = TimeZone::open("UTC").value();
    position.date = parse_iso(text.substr(0, std::min(separator, kMinutePrecision)), utc);
    if (!position.date) return error();
    position.date->utc_offset_minutes = 0;
    return position;
}

}  // namespace nachlese
