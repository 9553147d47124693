#include "schema/german_date.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "schema/german_date_words.h"
#include "schema/text_cursor.h"

namespace nachlese {

namespace {

using namespace german_date;

constexpr int kMinutesPerHour = 60;
constexpr int kHoursPerDay = 24;
constexpr int kMinutesPerDay = kHoursPerDay * kMinutesPerHour;
constexpr int kEarliestYear = 1500;  // older numbers are quantities, not years of news
constexpr int kLatestYear = 2199;

template <std::size_t N>
std::optional<int> number_named(const std::array<NamedNumber, N>& table, std::string_view name) {
    for (const auto& entry : table) {
        if (entry.name == name) return entry.number;
    }
    return std::nullopt;
}

int full_year(const TextCursor::Digits& digits) {
    if (digits.count != 2) return digits.value;
    return digits.value >= 70 ? 1900 + digits.value : 2000 + digits.value;
}

bool is_plausible(const CivilDate& date) {
    return date.year >= kEarliestYear && date.year <= kLatestYear && is_valid(date);
}

struct FoundDate {
    CivilDate date;
    std::optional<int> minute_of_day;
    std::size_t end = 0;
    bool has_year = true;
    bool relative = false;
};

// "2025-08-14", "2025/08/14", "2025-08-14T16:09:00+02:00" (the time with its offset by parse_iso).
std::optional<FoundDate> match_iso(std::string_view text, std::size_t at, const TimeZone& zone) {
    TextCursor cursor(text, at);
    const auto year = cursor.take_digits(4, 4);
    const char separator = cursor.peek();
    if (!year || (separator != '-' && separator != '/')) return std::nullopt;
    cursor.take(std::string_view(&separator, 1));
    const auto month = cursor.take_digits(2, 2);
    if (!month || !cursor.take(std::string_view(&separator, 1))) return std::nullopt;
    const auto day = cursor.take_digits(2, 2);
    const CivilDate date{year->value, month->value, day ? day->value : 0};
    if (!is_plausible(date)) return std::nullopt;
    FoundDate found{date, {}, cursor.at()};
    if (cursor.peek() != 'T') return found;
    const std::size_t longest = std::min(text.size(), at + 35);
    std::size_t end = cursor.at() + 1;
    while (end < longest && std::string_view("0123456789:.+-Z").find(text[end]) != text.npos)
        ++end;
    while (end > cursor.at() && (text[end - 1] == '.' || text[end - 1] == ':'))
        --end;
    if (const auto when = parse_iso(text.substr(at, end - at), zone)) {
        return FoundDate{when->date, when->minute_of_day, end};
    }
    return found;
}

// "14.08.2025", "06. 01. 2026", "5.2.03", "14/08/2025", "14-08-2025".
std::optional<FoundDate> match_numeric(std::string_view text, std::size_t at) {
    TextCursor cursor(text, at);
    const auto day = cursor.take_digits(1, 2);
    const char separator = cursor.peek();
    if (!day || (separator != '.' && separator != '/' && separator != '-')) return std::nullopt;
    const std::string_view mark(&separator, 1);
    cursor.take(mark);
    if (separator == '.') cursor.skip_blanks();
    const auto month = cursor.take_digits(1, 2);
    if (!month || !cursor.take(mark)) return std::nullopt;
    if (separator == '.') cursor.skip_blanks();
    const auto year = cursor.take_digits(2, 4);
    if (!year || year->count == 3) return std::nullopt;
    if (separator != '.' && year->count != 4) return std::nullopt;
    const CivilDate date{full_year(*year), month->value, day->value};
    if (!is_plausible(date)) return std::nullopt;
    return FoundDate{date, {}, cursor.at()};
}

// "270551 jan 94": day and time, month and year at the end of agency wires (IPTC 7901).
std::optional<FoundDate> match_wire(std::string_view text, std::size_t at) {
    TextCursor cursor(text, at);
    const auto group = cursor.take_digits(6, 6);
    if (!group || !cursor.take(" ")) return std::nullopt;
    const auto month = number_named(kMonths, cursor.take_word());
    if (!month || !cursor.take(" ")) return std::nullopt;
    const auto year = cursor.take_digits(2, 2);
    if (!year) return std::nullopt;
    const CivilDate date{full_year(*year), *month, group->value / 10000};
    const int hour = group->value / 100 % 100;
    const int minute = group->value % 100;
    if (!is_plausible(date) || hour >= kHoursPerDay || minute >= kMinutesPerHour) {
        return std::nullopt;
    }
    return FoundDate{date, hour * kMinutesPerHour + minute, cursor.at()};
}

// The latest such day that is not after `today`.
CivilDate with_latest_year(int month, int day, const CivilDate& today) {
    constexpr int kYearsUntilALeapYearComes = 8;
    CivilDate date{today.year, month, day};
    for (int i = 0; i < kYearsUntilALeapYearComes && (!is_valid(date) || date > today); ++i) {
        --date.year;
    }
    return date;
}

// A year after a month's name, perhaps after a comma: " 2025", ", 2025", " '03", " 03" is none.
std::optional<int> take_year(TextCursor& cursor) {
    TextCursor ahead = cursor;
    // The dot of an abbreviation; without a year it may as well be the sentence's end.
    ahead.take(".");
    ahead.take(",");
    ahead.skip_blanks();
    const bool shortened = ahead.take("'") || ahead.take("’");
    const auto digits = ahead.take_digits(shortened ? 2 : 4, shortened ? 2 : 4);
    if (!digits || full_year(*digits) < kEarliestYear || full_year(*digits) > kLatestYear) {
        return std::nullopt;
    }
    cursor = ahead;
    return full_year(*digits);
}

std::optional<FoundDate> finish_named(TextCursor& cursor, int month, int day,
                                      const CivilDate& today) {
    const auto year = take_year(cursor);
    const CivilDate date =
        year ? CivilDate{*year, month, day} : with_latest_year(month, day, today);
    if (!is_plausible(date)) return std::nullopt;
    return FoundDate{date, {}, cursor.at(), year.has_value()};
}

// "14. August 2025", "3. Mai", "5. Febr. 2003", "14 Aug 2025", "14.August 2025".
std::optional<FoundDate> match_day_and_month(std::string_view text, std::size_t at,
                                             const CivilDate& today) {
    TextCursor cursor(text, at);
    const auto day = cursor.take_digits(1, 2);
    if (!day) return std::nullopt;
    const bool ordinal = cursor.take(".");
    cursor.skip_blanks();
    const auto month = number_named(kMonths, cursor.take_word());
    if (!month) return std::nullopt;
    const auto found = finish_named(cursor, *month, day->value, today);
    // "3 Mai" without dot or year is too often something else ("4 Mar del Plata").
    return found && (ordinal || found->has_year) ? found : std::nullopt;
}

// "August 14, 2025", "Aug. 14, 2025": English, and only with its year.
std::optional<FoundDate> match_month_and_day(std::string_view text, std::size_t at,
                                             const CivilDate& today) {
    TextCursor cursor(text, at);
    const auto month = number_named(kMonths, cursor.take_word());
    if (!month) return std::nullopt;
    cursor.take(".");
    cursor.skip_blanks();
    const auto day = cursor.take_digits(1, 2);
    if (!day) return std::nullopt;
    const auto found = finish_named(cursor, *month, day->value, today);
    return found && found->has_year ? found : std::nullopt;
}

FoundDate counted_back(const DateTime& now, const TimeZone& zone, int amount, int unit,
                       std::size_t end) {
    if (unit >= kMinutesPerDay) {
        const int days = std::min(amount, 10000) * (unit / kMinutesPerDay);
        return {add_days(now.date, -days), {}, end, true, true};
    }
    const std::int64_t seconds =
        to_unix_seconds(now, zone) - std::int64_t{amount} * unit * kMinutesPerHour;
    const DateTime when = zone.at(seconds);
    const bool known = now.minute_of_day.has_value();
    return {when.date, known ? when.minute_of_day : std::nullopt, end, true, true};
}

// "heute", "gestern", "vor 40 Minuten", "vor einer Stunde".
std::optional<FoundDate> match_relative(std::string_view text, std::size_t at, const DateTime& now,
                                        const TimeZone& zone) {
    TextCursor cursor(text, at);
    const std::string word = cursor.take_word();
    if (const auto days = number_named(kRelativeDays, word); days && word != "eben") {
        return FoundDate{add_days(now.date, *days), {}, cursor.at(), true, true};
    }
    if (word != "vor") return std::nullopt;
    cursor.skip_blanks();
    std::optional<int> amount;
    if (const auto digits = cursor.take_digits(1, 4)) amount = digits->value;
    if (!amount) amount = number_named(kSmallNumbers, cursor.take_word());
    cursor.skip_blanks();
    const auto unit = number_named(kUnitsInMinutes, cursor.take_word());
    if (!amount || !unit) return std::nullopt;
    cursor.take(".");
    return counted_back(now, zone, *amount, *unit, cursor.at());
}

// Whether a word that begins like this can begin a date; spares the look-up of most words.
bool may_begin_date(char c) {
    constexpr std::string_view kFirstLetters = "adefghjmnosvyADEFGHJMNOSVY";
    return kFirstLetters.find(c) != std::string_view::npos;
}

std::optional<FoundDate> match_date(std::string_view text, std::size_t at, const DateTime& now,
                                    const TimeZone& zone) {
    if (is_digit(text[at])) {
        if (const auto iso = match_iso(text, at, zone)) return iso;
        if (const auto wire = match_wire(text, at)) return wire;
        if (const auto numeric = match_numeric(text, at)) return numeric;
        return match_day_and_month(text, at, now.date);
    }
    if (!may_begin_date(text[at])) return std::nullopt;
    if (const auto relative = match_relative(text, at, now, zone)) return relative;
    return match_month_and_day(text, at, now.date);
}

// What stands between a date and its time: blanks, one mark, "um", "ab", a weekday.
void skip_between(TextCursor& cursor) {
    constexpr std::array<std::string_view, 10> kMarks{",", "·", "|", "-", "–",
                                                      "—", "•", "/", "T", ";"};
    cursor.skip_blanks();
    for (const std::string_view mark : kMarks) {
        if (cursor.take(mark)) break;
    }
    cursor.skip_blanks();
    TextCursor ahead = cursor;
    const std::string word = ahead.take_word();
    if (word == "um" || word == "at" || word == "gegen" || word == "ab") {
        ahead.skip_blanks();
        cursor = ahead;
    }
}

bool ends_number(std::string_view text, std::size_t end) {
    if (end >= text.size()) return true;
    if (is_digit(text[end])) return false;
    const bool goes_on = text[end] == '.' || text[end] == ':' || text[end] == ',';
    return !(goes_on && end + 1 < text.size() && is_digit(text[end + 1]));
}

// A number inside a longer one, a word or a decimal fraction starts no date.
bool ends_in_letter(std::string_view text) {
    std::size_t lead = text.size() - 1;
    while (lead > 0 && (static_cast<unsigned char>(text[lead]) & 0xC0U) == 0x80U)
        --lead;
    return is_word_byte(text[lead]);
}

// A number inside a longer one, a word or a decimal fraction starts no date.
bool starts_token(std::string_view text, std::size_t at) {
    if (at == 0) return true;
    const char before = text[at - 1];
    if (is_digit(before) || ends_in_letter(text.substr(0, at))) return false;
    const bool joined = before == '.' || before == ',' || before == '-' || before == '/';
    return !(joined && at >= 2 && is_digit(text[at - 2]));
}

// The start of a weekday that ends right before `at` ("Mittwoch, 5. Februar"), else `at`.
std::size_t with_weekday(std::string_view text, std::size_t at) {
    std::size_t end = at;
    const auto drop = [&](char c) {
        if (end > 0 && text[end - 1] == c) --end;
    };
    drop(' ');
    drop(',');
    drop('.');
    std::size_t begin = end;
    while (begin > 0 && continues_word(text[begin - 1]) && end - begin < 12)
        --begin;
    const std::string word = lower_case_word(text.substr(begin, end - begin));
    const bool named = std::find(kWeekdays.begin(), kWeekdays.end(), word) != kWeekdays.end();
    return named && starts_token(text, begin) ? begin : at;
}

// A time just before the date: "20:00, 29 Jan 2024", "16:09 Uhr · 14.08.2025".
struct TimeBefore {
    TimeMatch time;
    std::size_t begin = 0;
};

bool touches(std::string_view text, std::size_t end, std::size_t begin) {
    TextCursor cursor(text, end);
    skip_between(cursor);
    return cursor.at() >= begin;
}

DateMatch to_match(std::string_view text, std::size_t at, const FoundDate& found,
                   const std::optional<TimeBefore>& before, const TimeZone& zone) {
    DateMatch match;
    match.begin = with_weekday(text, at);
    match.end = found.end;
    match.has_year = found.has_year;
    match.relative = found.relative;
    std::optional<int> minute = found.minute_of_day;
    if (!minute) {
        TextCursor cursor(text, found.end);
        skip_between(cursor);
        if (const auto time = match_time_of_day(text.substr(cursor.at()))) {
            minute = time->minute_of_day;
            match.end = cursor.at() + time->end;
        } else if (before && touches(text, before->begin + before->time.end, match.begin)) {
            minute = before->time.minute_of_day;
            match.begin = before->begin;
        }
    }
    match.when = zone.local(found.date, minute);
    return match;
}

}  // namespace

std::optional<TimeMatch> match_time_of_day(std::string_view text) {
    TextCursor cursor(text, 0);
    const auto hour = cursor.take_digits(1, 2);
    if (!hour) return std::nullopt;
    int minute = 0;
    const bool colon = cursor.take(":");
    const bool dot = !colon && cursor.take(".");
    if (colon || dot) {
        const auto digits = cursor.take_digits(2, 2);
        if (!digits) return std::nullopt;
        minute = digits->value;
    }
    if (colon && cursor.take(":") && !cursor.take_digits(2, 2)) return std::nullopt;
    TextCursor ahead = cursor;
    ahead.skip_blanks();
    const std::string unit = ahead.take_word();
    const bool oclock = unit == "uhr" || (unit == "h" && !dot);
    if (oclock) cursor = ahead;
    const bool valid = hour->value < kHoursPerDay && minute < kMinutesPerHour;
    if (!valid || (!colon && !oclock) || !ends_number(text, cursor.at())) return std::nullopt;
    return TimeMatch{hour->value * kMinutesPerHour + minute, cursor.at()};
}

std::optional<DateMatch> find_german_date(std::string_view text, const DateTime& now,
                                          const TimeZone& zone, std::size_t from) {
    std::optional<TimeBefore> before;
    for (std::size_t at = from; at < text.size(); ++at) {
        const bool number = is_digit(text[at]);
        if ((!number && !is_word_byte(text[at])) || !starts_token(text, at)) continue;
        const auto found = match_date(text, at, now, zone);
        if (found && (!number || ends_number(text, found->end))) {
            return to_match(text, at, *found, before, zone);
        }
        if (const auto time = number ? match_time_of_day(text.substr(at)) : std::nullopt) {
            before = TimeBefore{*time, at};
            at += time->end - 1;
        } else if (!number) {
            while (at + 1 < text.size() && continues_word(text[at + 1]))
                ++at;
        }
    }
    return std::nullopt;
}

}  // namespace nachlese
