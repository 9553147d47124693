#include "query/language/date_value.h"

#include <charconv>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "query/language/date_words.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::string_view kRangeSign = "..";
constexpr std::string_view kDateForms =
    "dates are written 2025, 2025-08, 8.2025, 2025-08-14, 14.8.2025, heute, August or \"letzte 7 "
    "Tage\", ranges 2020..2025, 2020.. or ..2025";
constexpr std::size_t kMaxParts = 3;
constexpr int kFirstYearOfTwoDigits = 70;  // 70 to 99 are 19xx, below are 20xx

struct Number {
    int value = 0;
    std::size_t digits = 0;
};

std::optional<Number> parse_number(std::string_view text) {
    Number number{0, text.size()};
    if (text.empty() || text.size() > 4 || text.front() == '-') return std::nullopt;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number.value);
    if (error != std::errc{} || stopped != end) return std::nullopt;
    return number;
}

// The numbers between the separators; empty if there is anything else.
std::vector<Number> split_numbers(std::string_view text, char separator) {
    std::vector<Number> numbers;
    while (numbers.size() < kMaxParts) {
        const std::size_t end = text.find(separator);
        const auto number = parse_number(text.substr(0, end));
        if (!number) return {};
        numbers.push_back(*number);
        if (end == std::string_view::npos) return numbers;
        text.remove_prefix(end + 1);
    }
    return {};
}

// As written, not yet known to exist; a missing day or month means all of them.
struct WrittenDate {
    int year = 0;
    std::optional<int> month;
    std::optional<int> day;
};

bool is_year(const Number& number) {
    return number.digits == 4;
}

bool is_month_or_day(const Number& number) {
    return number.digits <= 2;
}

std::optional<WrittenDate> read_iso(const std::vector<Number>& numbers) {
    if (numbers.empty() || !is_year(numbers[0])) return std::nullopt;
    WrittenDate date{numbers[0].value, {}, {}};
    if (numbers.size() > 1) {
        if (!is_month_or_day(numbers[1])) return std::nullopt;
        date.month = numbers[1].value;
    }
    if (numbers.size() > 2) {
        if (!is_month_or_day(numbers[2])) return std::nullopt;
        date.day = numbers[2].value;
    }
    return date;
}

std::optional<WrittenDate> read_german(const std::vector<Number>& numbers) {
    if (numbers.size() < 2 || !is_month_or_day(numbers[0])) return std::nullopt;
    Number year = numbers.back();
    if (numbers.size() == 2) {
        if (!is_year(year)) return std::nullopt;
        return WrittenDate{year.value, numbers[0].value, {}};
    }
    if (year.digits == 2) {
        year = {year.value + (year.value < kFirstYearOfTwoDigits ? 2000 : 1900), 4};
    }
    if (!is_year(year) || !is_month_or_day(numbers[1])) return std::nullopt;
    return WrittenDate{year.value, numbers[1].value, numbers[0].value};
}

std::optional<WrittenDate> read_date(std::string_view text) {
    if (const auto iso = read_iso(split_numbers(text, '-'))) return iso;
    return read_german(split_numbers(text, '.'));
}

// Nothing if the calendar has no such day or month.
std::optional<DateRange> days_of(const WrittenDate& date) {
    const CivilDate first{date.year, date.month.value_or(1), date.day.value_or(1)};
    if (!is_valid(first)) return std::nullopt;
    CivilDate last = first;
    if (!date.month) last.month = 12;
    if (!date.day) last.day = last_day_of_month(last.year, last.month);
    return DateRange{first, last};
}

tl::unexpected<QueryError> bad_date(std::string_view text, std::size_t offset,
                                    std::string message) {
    return tl::unexpected(
        QueryError{{offset, offset + text.size()}, std::move(message), std::string(kDateForms)});
}

}  // namespace

QueryResult<DateRange> parse_period(std::string_view text, std::size_t offset,
                                    const CivilDate& today) {
    if (const auto days = read_date_words(text, today)) return *days;
    const auto written = read_date(text);
    if (!written) return bad_date(text, offset, fmt::format("expected a date, found {}", text));
    const auto days = days_of(*written);
    if (!days) return bad_date(text, offset, fmt::format("the calendar has no {}", text));
    return *days;
}

QueryResult<DateRange> parse_date_range(std::string_view text, std::size_t offset,
                                        const CivilDate& today) {
    const std::size_t sign = text.find(kRangeSign);
    if (sign == std::string_view::npos) return parse_period(text, offset, today);

    const std::string_view from = trim(text.substr(0, sign));
    const std::string_view to = trim(text.substr(sign + kRangeSign.size()));
    const auto place_of = [&](std::string_view part) {
        return offset + static_cast<std::size_t>(part.data() - text.data());
    };
    if (from.empty() && to.empty()) {
        return bad_date(text, offset, "a date range needs at least one end");
    }
    DateRange range;
    if (!from.empty()) {
        auto period = parse_period(from, place_of(from), today);
        if (!period) return period;
        range.first = period->first;
    }
    if (!to.empty()) {
        auto period = parse_period(to, place_of(to), today);
        if (!period) return period;
        range.last = period->last;
    }
    if (range.first && range.last && *range.last < *range.first) {
        return bad_date(text, offset, "the date range ends before it begins");
    }
    return range;
}

}  // namespace nachlese
