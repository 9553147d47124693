#include "query/language/date_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "query/language/syntax.h"
#include "schema/german_date_words.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

enum class Unit { Day, Week, Month, Year };

struct UnitWord {
    std::string_view word;
    Unit unit;
};
constexpr std::array kUnits{
    UnitWord{"tag", Unit::Day},      UnitWord{"tage", Unit::Day},
    UnitWord{"tagen", Unit::Day},    UnitWord{"woche", Unit::Week},
    UnitWord{"wochen", Unit::Week},  UnitWord{"monat", Unit::Month},
    UnitWord{"monate", Unit::Month}, UnitWord{"monaten", Unit::Month},
    UnitWord{"jahr", Unit::Year},    UnitWord{"jahre", Unit::Year},
    UnitWord{"jahren", Unit::Year},  UnitWord{"day", Unit::Day},
    UnitWord{"days", Unit::Day},     UnitWord{"week", Unit::Week},
    UnitWord{"weeks", Unit::Week},   UnitWord{"month", Unit::Month},
    UnitWord{"months", Unit::Month}, UnitWord{"year", Unit::Year},
    UnitWord{"years", Unit::Year},
};
constexpr std::array<std::string_view, 14> kLast{
    "letzte",      "letzten", "letzter", "letztes", "vergangene", "vergangenen", "vergangener",
    "vergangenes", "vorige",  "vorigen", "voriger", "voriges",    "last",        "past",
};
constexpr std::array<std::string_view, 5> kThis{"diese", "diesen", "dieser", "dieses", "this"};

constexpr std::size_t kMaxWords = 3;
constexpr std::size_t kMaxCountDigits = 3;
constexpr int kMonthsOfAYear = 12;
constexpr int kDaysOfAWeek = 7;

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty() && words.size() <= kMaxWords) {
        const std::size_t end = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::string_view without_full_stop(std::string_view word) {
    return word.ends_with('.') ? word.substr(0, word.size() - 1) : word;
}

std::optional<int> number_in(std::string_view word, std::size_t least_digits,
                             std::size_t most_digits) {
    int number = 0;
    const char* const end = word.data() + word.size();
    if (word.size() < least_digits || word.size() > most_digits) return std::nullopt;
    const auto [stopped, error] = std::from_chars(word.data(), end, number);
    if (error != std::errc{} || stopped != end || number < 1) return std::nullopt;
    return number;
}

std::optional<int> month_named(std::string_view word) {
    for (const auto& [name, month] : german_date::kMonths) {
        if (name == without_full_stop(word)) return month;
    }
    return std::nullopt;
}

std::optional<Unit> unit_named(std::string_view word) {
    for (const auto& [name, unit] : kUnits) {
        if (name == word) return unit;
    }
    return std::nullopt;
}

template <typename Words>
bool holds(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// The day of the month stays, or is the month's last.
CivilDate add_months(const CivilDate& date, int months) {
    const int first_month = kMonthsOfAYear;  // January of the year 1
    const int count = std::max(date.year * kMonthsOfAYear + date.month - 1 + months, first_month);
    CivilDate moved{count / kMonthsOfAYear, count % kMonthsOfAYear + 1, 1};
    moved.day = std::min(date.day, last_day_of_month(moved.year, moved.month));
    return moved;
}

DateRange month_range(int year, int month) {
    return {CivilDate{year, month, 1}, CivilDate{year, month, last_day_of_month(year, month)}};
}

std::optional<DateRange> read_day(std::string_view word, const CivilDate& today) {
    if (spells(word, SyntaxElement::Today)) return DateRange{today, today};
    if (!spells(word, SyntaxElement::Yesterday)) return std::nullopt;
    const CivilDate yesterday = add_days(today, -1);
    return DateRange{yesterday, yesterday};
}

// "14. August 2025", of which day and year may be missing.
std::optional<DateRange> read_month(std::vector<std::string_view> words, const CivilDate& today) {
    std::optional<int> day;
    if (words.size() > 1) {
        day = number_in(without_full_stop(words.front()), 1, 2);
        if (day) words.erase(words.begin());
    }
    const auto month = month_named(words.front());
    if (!month || words.size() > 2) return std::nullopt;
    const CivilDate begin{today.year, *month, day.value_or(1)};
    int year = begin > today ? today.year - 1 : today.year;
    if (words.size() == 2) {
        const auto written = number_in(words.back(), 4, 4);
        if (!written) return std::nullopt;
        year = *written;
    }
    if (!day) return month_range(year, *month);
    const CivilDate date{year, *month, *day};
    return is_valid(date) ? std::optional(DateRange{date, date}) : std::nullopt;
}

// So many of a unit, up to today.
DateRange last_units(int count, Unit unit, const CivilDate& today) {
    switch (unit) {
        case Unit::Day:
            return {add_days(today, 1 - count), today};
        case Unit::Week:
            return {add_days(today, 1 - count * kDaysOfAWeek), today};
        case Unit::Month:
            return {add_days(add_months(today, -count), 1), today};
        case Unit::Year:
            return {add_days(add_months(today, -count * kMonthsOfAYear), 1), today};
    }
    return {today, today};
}

// The calendar's unit that `day` is in.
DateRange unit_around(Unit unit, const CivilDate& day) {
    switch (unit) {
        case Unit::Day:
            break;
        case Unit::Week: {
            const int days_since_monday = (day_of_week(day) + kDaysOfAWeek - 1) % kDaysOfAWeek;
            const CivilDate monday = add_days(day, -days_since_monday);
            return {monday, add_days(monday, kDaysOfAWeek - 1)};
        }
        case Unit::Month:
            return month_range(day.year, day.month);
        case Unit::Year:
            return {CivilDate{day.year, 1, 1}, CivilDate{day.year, kMonthsOfAYear, 31}};
    }
    return {day, day};
}

std::optional<DateRange> read_relative(const std::vector<std::string_view>& words,
                                       const CivilDate& today) {
    const auto unit = unit_named(words.back());
    if (!unit || words.size() < 2) return std::nullopt;
    const bool is_last = holds(kLast, words.front());
    if (words.size() == 3) {
        const auto count = number_in(words[1], 1, kMaxCountDigits);
        if (!is_last || !count) return std::nullopt;
        return last_units(*count, *unit, today);
    }
    const DateRange current = unit_around(*unit, today);
    if (holds(kThis, words.front())) return current;
    if (!is_last) return std::nullopt;
    return unit_around(*unit, add_days(*current.first, -1));
}

}  // namespace

std::vector<DateWordGroup> date_word_groups() {
    std::vector<DateWordGroup> groups{
        {"days", {}}, {"months", {}}, {"before a period", {}}, {"periods", {}}};
    for (const SyntaxElement element : {SyntaxElement::Today, SyntaxElement::Yesterday}) {
        const SyntaxRow& row = syntax_row(element);
        groups[0].words.insert(groups[0].words.end(), {row.german, row.english});
    }
    for (const auto& month : german_date::kMonths) {
        const bool is_composed = fold(month.name) == month.name;
        if (is_composed) groups[1].words.push_back(month.name);
    }
    groups[2].words.insert(groups[2].words.end(), kLast.begin(), kLast.end());
    groups[2].words.insert(groups[2].words.end(), kThis.begin(), kThis.end());
    for (const auto& unit : kUnits)
        groups[3].words.push_back(unit.word);
    return groups;
}

std::optional<DateRange> read_date_words(std::string_view text, const CivilDate& today) {
    const std::string folded = collapse_whitespace(fold(text));
    const std::vector<std::string_view> words = split(folded);
    if (words.empty() || words.size() > kMaxWords) return std::nullopt;
    if (words.size() == 1) {
        if (const auto day = read_day(words.front(), today)) return day;
    }
    if (const auto month = read_month(words, today)) return month;
    return read_relative(words, today);
}

}  // namespace nachlese
