#include "indexer/readers/feed_date.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};

struct ZoneName {
    std::string_view name;
    std::string_view offset;
};
constexpr std::array kZoneNames{
    ZoneName{"edt", "-04:00"}, ZoneName{"est", "-05:00"},  ZoneName{"cdt", "-05:00"},
    ZoneName{"cst", "-06:00"}, ZoneName{"mdt", "-06:00"},  ZoneName{"mst", "-07:00"},
    ZoneName{"pdt", "-07:00"}, ZoneName{"pst", "-08:00"},  ZoneName{"cet", "+01:00"},
    ZoneName{"mez", "+01:00"}, ZoneName{"cest", "+02:00"}, ZoneName{"mesz", "+02:00"},
};

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= 4 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string_view> words_of(std::string_view text) {
    constexpr std::string_view kSeparators = " \t\r\n,";
    std::vector<std::string_view> words;
    while (words.size() < 8) {
        const std::size_t begin = text.find_first_not_of(kSeparators);
        if (begin == std::string_view::npos) break;
        text.remove_prefix(begin);
        const std::size_t size = std::min(text.find_first_of(kSeparators), text.size());
        words.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return words;
}

// 1 to 12; 0 for none.
std::size_t month_named(std::string_view word) {
    const std::string folded = fold(truncate(word, 3));
    const auto* const found = std::find(kMonths.begin(), kMonths.end(), folded);
    return found == kMonths.end() ? 0 : static_cast<std::size_t>(found - kMonths.begin()) + 1;
}

std::string full_year(std::string_view digits) {
    if (digits.size() >= 4) return std::string(digits);
    const bool is_this_century = digits.size() == 2 && digits.front() < '5';
    return (is_this_century ? "20" : "19") + std::string(digits);
}

std::string offset_of(std::string_view zone) {
    const bool is_numeric = zone.starts_with('+') || zone.starts_with('-');
    if (is_numeric && (zone.size() == 5 || zone.size() == 6)) return std::string(zone);
    const std::string folded = fold(zone);
    for (const ZoneName& row : kZoneNames) {
        if (row.name == folded) return std::string(row.offset);
    }
    return "Z";
}

std::string padded(std::string_view digits) {
    return digits.size() == 1 ? '0' + std::string(digits) : std::string(digits);
}

// "9:05:00" as "09:05:00".
std::string clock(std::string_view time) {
    return time.size() > 1 && time[1] == ':' ? '0' + std::string(time) : std::string(time);
}

}  // namespace

std::optional<DateTime> parse_mail_date(std::string_view text, const TimeZone& zone) {
    std::vector<std::string_view> words = words_of(text);
    if (!words.empty() && !is_number(words.front())) words.erase(words.begin());
    if (words.size() < 3 || !is_number(words[0]) || !is_number(words[2])) return std::nullopt;
    const std::size_t month = month_named(words[1]);
    if (month == 0) return std::nullopt;
    std::string iso = fmt::format("{}-{:02}-{}", full_year(words[2]), month, padded(words[0]));
    if (words.size() > 3) {
        iso += 'T' + clock(words[3]) + offset_of(words.size() > 4 ? words[4] : "GMT");
    }
    return parse_iso(iso, zone);
}

std::optional<DateTime> parse_any_iso(std::string_view text, const TimeZone& zone) {
    text = trim(text);
    if (auto extended = parse_iso(text, zone)) return extended;
    if (text.size() == 7 && text[4] == '-') return parse_iso(std::string(text) + "-01", zone);
    if (!is_number(text.substr(0, 4))) return std::nullopt;
    if (text.size() == 4) return parse_iso(std::string(text) + "-01-01", zone);
    if (text.size() < 8 || !is_number(text.substr(4, 4))) return std::nullopt;
    std::string iso =
        fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
    std::string_view time = text.substr(8);
    if (time.size() >= 5 && time.front() == 'T' && is_number(time.substr(1, 4))) {
        const bool has_seconds = time.size() >= 7 && is_number(time.substr(5, 2));
        iso +=
            fmt::format("T{}:{}:{}{}", time.substr(1, 2), time.substr(3, 2),
                        has_seconds ? time.substr(5, 2) : "00", time.substr(has_seconds ? 7 : 5));
    } else if (!time.empty()) {
        return std::nullopt;
    }
    return parse_iso(iso, zone);
}

}  // namespace nachlese
