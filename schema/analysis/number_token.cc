#include "schema/analysis/number_token.h"

#include <algorithm>
#include <array>

#include "schema/analysis/word_class.h"

namespace nachlese {

namespace {

constexpr std::size_t kGroupDigits = 3;
constexpr std::size_t kMaxGroups = 8;  // what follows is no number that anybody reads
constexpr std::size_t kMaxRatioParts = 4;

constexpr std::string_view kBlank = " ";
constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::array kBlanks{kBlank, kNoBreakSpace, std::string_view("\u2009"),
                             std::string_view("\u202F")};
constexpr std::array<std::string_view, 3> kGroupMarks{".", "'", "\u2019"};

struct Sign {
    std::string_view sign;
    std::string_view word;
};
constexpr std::array kSignsBehindNumbers{
    Sign{"%", "Prozent"}, Sign{"‰", "Promille"}, Sign{"€", "Euro"},
    Sign{"$", "Dollar"},  Sign{"£", "Pfund"},    Sign{"°", "Grad"},
};
constexpr Sign kSectionSign{"§", "Paragraf"};

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

bool is_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::size_t end_of_digits(std::string_view text, std::size_t offset) {
    while (offset < text.size() && is_digit(text[offset]))
        ++offset;
    return offset;
}

bool word_ends_at(std::string_view text, std::size_t offset) {
    if (offset == text.size()) return true;
    switch (classify(text, offset).word_class) {
        case WordClass::Letter:
        case WordClass::Digit:
        case WordClass::Joiner:
        case WordClass::Ignorable:
        case WordClass::Unknown:
            return false;
        default:
            return true;
    }
}

// A mark with a digit behind it would go on with the number.
bool number_ends_at(std::string_view text, std::size_t offset, std::string_view marks) {
    if (!word_ends_at(text, offset)) return false;
    return offset + 1 >= text.size() || marks.find(text[offset]) == std::string_view::npos ||
           !is_digit(text[offset + 1]);
}

std::string_view blank_at(std::string_view text, std::size_t offset) {
    for (const std::string_view blank : kBlanks) {
        if (text.substr(offset).starts_with(blank)) return blank;
    }
    return {};
}

bool begins_grouped_number(std::string_view digits) {
    return is_number(digits) && digits.size() <= kGroupDigits && digits.front() != '0';
}

// "3" and " 000" behind it. Where it ends, or nothing.
std::optional<std::size_t> read_blank_groups(std::string_view text, const WordSegment& segment,
                                             std::string& form) {
    const std::string_view first = text.substr(segment.start, segment.end - segment.start);
    const std::string_view blank = blank_at(text, segment.end);
    if (blank.empty() || !begins_grouped_number(first)) return std::nullopt;
    std::size_t end = segment.end;
    bool has_zeros = false;
    std::string digits(first);
    for (std::size_t groups = 0; groups < kMaxGroups; ++groups) {
        const std::size_t start = end + blank.size();
        if (!text.substr(end).starts_with(blank)) break;
        const std::size_t group_end = end_of_digits(text, start);
        if (group_end - start != kGroupDigits || !number_ends_at(text, group_end, ".:/'")) break;
        digits += text.substr(start, kGroupDigits);
        has_zeros = has_zeros || text.substr(start, kGroupDigits) == "000";
        end = group_end;
    }
    if (end == segment.end || (blank == kBlank && !has_zeros)) return std::nullopt;
    if (end + 1 < text.size() && text[end] == ',' && is_digit(text[end + 1])) {
        const std::size_t decimals_end = end_of_digits(text, end + 1);
        digits += text.substr(end, decimals_end - end);
        end = decimals_end;
    }
    form = std::move(digits);
    return end;
}

// Only what can be a time of day.
bool write_time(std::string_view hours, std::string_view minutes, std::string& form) {
    constexpr std::string_view kLastHour = "24";
    if (hours.size() > 2 || minutes.size() != 2 || minutes.front() > '5') return false;
    if (hours.size() == 2 && hours > kLastHour) return false;
    form.assign(2 - hours.size(), '0').append(hours).append(":").append(minutes);
    return true;
}

// "1:0", "21:30:15".
std::optional<std::size_t> read_ratio(std::string_view text, const WordSegment& segment,
                                      std::string& form) {
    std::size_t end = segment.end;
    std::size_t parts = 1;
    while (parts < kMaxRatioParts && end + 1 < text.size() && text[end] == ':' &&
           is_digit(text[end + 1])) {
        const std::size_t part_end = end_of_digits(text, end + 1);
        if (!number_ends_at(text, part_end, ".,/'")) break;
        end = part_end;
        ++parts;
    }
    if (parts == 1) return std::nullopt;
    const std::string_view hours = text.substr(segment.start, segment.end - segment.start);
    const std::string_view behind = text.substr(segment.end + 1, end - segment.end - 1);
    const std::size_t colon = std::min(behind.find(':'), behind.size());
    if (write_time(hours, behind.substr(0, colon), form)) form += behind.substr(colon);
    return end;
}

// "24/7"; neither a date (24/7/2025) nor two years (2024/25), each of which is searched for alone.
std::optional<std::size_t> read_slash(std::string_view text, const WordSegment& segment) {
    constexpr std::size_t kMaxDigits = 2;
    if (segment.end + 1 >= text.size() || text[segment.end] != '/') return std::nullopt;
    if (segment.start > 0 && text[segment.start - 1] == '/') return std::nullopt;
    const std::size_t start = segment.end + 1;
    const std::size_t end = end_of_digits(text, start);
    if (end == start || end - start > kMaxDigits || segment.end - segment.start > kMaxDigits)
        return std::nullopt;
    if (!number_ends_at(text, end, ".,:'") || (end < text.size() && text[end] == '/'))
        return std::nullopt;
    return end;
}

// The digits without the marks between groups; false if these are no groups.
bool write_ungrouped(std::string_view written, std::string& form) {
    const std::size_t first_end = end_of_digits(written, 0);
    if (!begins_grouped_number(written.substr(0, first_end))) return false;
    const auto* const mark =
        std::find_if(kGroupMarks.begin(), kGroupMarks.end(), [&](std::string_view candidate) {
            return written.substr(first_end).starts_with(candidate);
        });
    if (mark == kGroupMarks.end()) return false;
    form = written.substr(0, first_end);
    std::size_t end = first_end;
    while (written.substr(end).starts_with(*mark)) {
        const std::string_view group = written.substr(end + mark->size(), kGroupDigits);
        end += mark->size() + kGroupDigits;
        if (group.size() != kGroupDigits || !is_number(group)) return false;
        form += group;
    }
    const std::string_view rest = written.substr(end);
    form += rest;
    return rest.empty() || (rest.front() == ',' && is_number(rest.substr(1)));
}

void append_two_digits(std::string_view digits, std::string& form) {
    if (digits.size() == 1) form += '0';
    form += digits;
}

bool write_date_or_time(std::string_view written, std::string& form) {
    constexpr std::size_t kYearDigits = 4;
    const std::size_t first = written.find('.');
    if (first == std::string_view::npos) return false;
    const std::string_view day = written.substr(0, first);
    const std::string_view behind = written.substr(first + 1);
    if (!is_number(day) || day.size() > 2) return false;
    const std::size_t second = behind.find('.');
    const std::string_view month = behind.substr(0, second);
    if (!is_number(month)) return false;
    if (second == std::string_view::npos) return write_time(day, month, form);
    const std::string_view year = behind.substr(second + 1);
    if (month.size() > 2 || year.size() != kYearDigits || !is_number(year)) return false;
    form.clear();
    append_two_digits(day, form);
    form += '.';
    append_two_digits(month, form);
    form.append(".").append(year);
    return true;
}

}  // namespace

std::size_t read_number(std::string_view text, const WordSegment& segment, std::string& form) {
    form.clear();
    const std::string_view written = text.substr(segment.start, segment.end - segment.start);
    if (is_number(written)) {
        if (const auto end = read_blank_groups(text, segment, form)) return *end;
        if (const auto end = read_ratio(text, segment, form)) return *end;
        if (const auto end = read_slash(text, segment)) return *end;
        return segment.end;
    }
    if (!write_ungrouped(written, form) && !write_date_or_time(written, form)) form.clear();
    return segment.end;
}

std::optional<SignWord> sign_behind_number(std::string_view text, std::size_t number_end) {
    if (number_end == text.size()) return std::nullopt;
    const std::size_t start = number_end + blank_at(text, number_end).size();
    for (const Sign& sign : kSignsBehindNumbers) {
        if (text.substr(start).starts_with(sign.sign)) {
            return SignWord{start, start + sign.sign.size(), sign.word};
        }
    }
    return std::nullopt;
}

std::optional<SignWord> sign_before_number(std::string_view text, std::size_t number_start,
                                           std::size_t from) {
    const std::string_view before = text.substr(from, number_start - from);
    std::size_t end = before.size();
    for (const std::string_view blank : kBlanks) {
        if (before.ends_with(blank)) {
            end -= blank.size();
            break;
        }
    }
    std::size_t start = end;
    // "§§ 3 und 4" is read like one sign.
    for (int signs = 0; signs < 2 && before.substr(0, start).ends_with(kSectionSign.sign); ++signs)
        start -= kSectionSign.sign.size();
    if (start == end) return std::nullopt;
    return SignWord{from + start, from + end, kSectionSign.word};
}

}  // namespace nachlese
