#include "schema/date.h"

#include <charconv>
#include <chrono>
#include <cstdlib>

#include <fmt/format.h>
#include <unicode/basictz.h>
#include <unicode/unistr.h>

namespace nachlese {

namespace {

constexpr int kMinutesPerHour = 60;
constexpr int kMinutesPerDay = 24 * kMinutesPerHour;
constexpr std::int64_t kSecondsPerDay = 86400;
constexpr double kMillisecondsPerSecond = 1000.0;

std::chrono::year_month_day to_chrono(const CivilDate& date) {
    return {std::chrono::year{date.year}, std::chrono::month{static_cast<unsigned>(date.month)},
            std::chrono::day{static_cast<unsigned>(date.day)}};
}

CivilDate from_chrono(const std::chrono::year_month_day& date) {
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::int64_t days_since_epoch(const CivilDate& date) {
    return std::chrono::sys_days{to_chrono(date)}.time_since_epoch().count();
}

// Takes exactly `digits` decimal digits off the front of `text`.
bool take_number(std::string_view& text, std::size_t digits, int& number) {
    if (text.size() < digits) return false;
    const char* const end = text.data() + digits;
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stopped != end || text.front() == '-') return false;
    text.remove_prefix(digits);
    return true;
}

// One or two digits: not ISO 8601, but "2021-03-3" is common in feeds and means one day only.
bool take_short_number(std::string_view& text, int& number) {
    return take_number(text, 2, number) || take_number(text, 1, number);
}

bool take(std::string_view& text, char expected) {
    if (text.empty() || text.front() != expected) return false;
    text.remove_prefix(1);
    return true;
}

bool take_offset(std::string_view& text, int& minutes) {
    if (take(text, 'Z') || take(text, 'z')) {
        minutes = 0;
        return true;
    }
    const int sign = !text.empty() && text.front() == '-' ? -1 : 1;
    if (!take(text, '+') && !take(text, '-')) return false;
    int hour = 0;
    int minute = 0;
    if (!take_number(text, 2, hour)) return false;
    take(text, ':');
    if (!text.empty() && !take_number(text, 2, minute)) return false;
    minutes = sign * (hour * kMinutesPerHour + minute);
    return hour < 24 && minute < kMinutesPerHour;
}

}  // namespace

bool is_valid(const CivilDate& date) {
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.day >= 1 &&
           to_chrono(date).ok();
}

CivilDate add_days(const CivilDate& date, int days) {
    return from_chrono(std::chrono::sys_days{to_chrono(date)} + std::chrono::days{days});
}

int last_day_of_month(int year, int month) {
    const std::chrono::year_month_day_last last{
        std::chrono::year{year},
        std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(month)}}};
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

int day_of_week(const CivilDate& date) {
    return static_cast<int>(
        std::chrono::weekday{std::chrono::sys_days{to_chrono(date)}}.c_encoding());
}

std::string to_iso(const DateTime& when) {
    std::string text =
        fmt::format("{:04}-{:02}-{:02}", when.date.year, when.date.month, when.date.day);
    if (when.minute_of_day) {
        const int offset = std::abs(when.utc_offset_minutes);
        text += fmt::format("T{:02}:{:02}:00{}{:02}:{:02}", *when.minute_of_day / kMinutesPerHour,
                            *when.minute_of_day % kMinutesPerHour,
                            when.utc_offset_minutes < 0 ? '-' : '+', offset / kMinutesPerHour,
                            offset % kMinutesPerHour);
    }
    return text;
}

std::string to_sortable(const DateTime& when) {
    std::string text =
        fmt::format("{:04}{:02}{:02}", when.date.year, when.date.month, when.date.day);
    if (when.minute_of_day) {
        text += fmt::format("{:02}{:02}", *when.minute_of_day / kMinutesPerHour,
                            *when.minute_of_day % kMinutesPerHour);
    }
    return text;
}

struct TimeZone::Impl {
    std::unique_ptr<const icu::BasicTimeZone> zone;
};

Result<TimeZone> TimeZone::open(std::string_view iana_name) {
    const icu::UnicodeString name = icu::UnicodeString::fromUTF8(
        icu::StringPiece(iana_name.data(), static_cast<int32_t>(iana_name.size())));
    std::unique_ptr<const icu::TimeZone> zone(icu::TimeZone::createTimeZone(name));
    const auto* const rules = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
    if (rules == nullptr || *zone == icu::TimeZone::getUnknown()) {
        return fail(ErrorCode::Usage, fmt::format("unknown time zone \"{}\"", iana_name),
                    "use an IANA name such as Europe/Berlin");
    }
    static_cast<void>(zone.release());
    return TimeZone(
        std::make_shared<const Impl>(Impl{std::unique_ptr<const icu::BasicTimeZone>(rules)}));
}

int TimeZone::utc_offset(const CivilDate& date, int minute_of_day) const {
    const double local_milliseconds =
        static_cast<double>(days_since_epoch(date) * kSecondsPerDay + minute_of_day * 60LL) *
        kMillisecondsPerSecond;
    int32_t raw = 0;
    int32_t daylight = 0;
    UErrorCode status = U_ZERO_ERROR;
    impl_->zone->getOffsetFromLocal(local_milliseconds, UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER,
                                    raw, daylight, status);
    return (raw + daylight) / (60 * static_cast<int32_t>(kMillisecondsPerSecond));
}

DateTime TimeZone::at(std::int64_t unix_seconds) const {
    int32_t raw = 0;
    int32_t daylight = 0;
    UErrorCode status = U_ZERO_ERROR;
    impl_->zone->getOffset(static_cast<double>(unix_seconds) * kMillisecondsPerSecond, /*local=*/0,
                           raw, daylight, status);
    const int offset = (raw + daylight) / (60 * static_cast<int32_t>(kMillisecondsPerSecond));
    const std::chrono::sys_seconds local{std::chrono::seconds{unix_seconds + offset * 60LL}};
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const auto minute = std::chrono::floor<std::chrono::minutes>(local - day).count();
    return {from_chrono(day), static_cast<int>(minute), offset};
}

DateTime TimeZone::local(const CivilDate& date, std::optional<int> minute_of_day) const {
    return {date, minute_of_day, minute_of_day ? utc_offset(date, *minute_of_day) : 0};
}

std::int64_t to_unix_seconds(const DateTime& when) {
    const int minute = when.minute_of_day.value_or(0);
    return days_since_epoch(when.date) * kSecondsPerDay + (minute - when.utc_offset_minutes) * 60LL;
}

std::int64_t to_unix_seconds(const DateTime& when, const TimeZone& zone) {
    if (when.minute_of_day) return to_unix_seconds(when);
    return to_unix_seconds(DateTime{when.date, 0, zone.utc_offset(when.date, 0)});
}

CivilDate utc_day(std::int64_t unix_seconds) {
    const std::chrono::sys_seconds time{std::chrono::seconds{unix_seconds}};
    return from_chrono(std::chrono::floor<std::chrono::days>(time));
}

std::optional<DateTime> parse_iso(std::string_view text, const TimeZone& zone) {
    CivilDate date;
    if (!take_number(text, 4, date.year) || !take(text, '-') ||
        !take_short_number(text, date.month) || !take(text, '-') ||
        !take_short_number(text, date.day) || !is_valid(date)) {
        return std::nullopt;
    }
    if (text.empty()) return DateTime{date, std::nullopt, 0};
    if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return std::nullopt;
    int hour = 0;
    int minute = 0;
    if (!take_number(text, 2, hour) || !take(text, ':') || !take_number(text, 2, minute)) {
        return std::nullopt;
    }
    int second = 0;
    if (take(text, ':') && !take_number(text, 2, second)) return std::nullopt;
    if (take(text, '.') || take(text, ',')) {
        while (!text.empty() && text.front() >= '0' && text.front() <= '9')
            text.remove_prefix(1);
    }
    const int minute_of_day = hour * kMinutesPerHour + minute;
    if (minute >= kMinutesPerHour || minute_of_day >= kMinutesPerDay || second > 60) {
        return std::nullopt;
    }
    if (text.empty()) return zone.local(date, minute_of_day);
    while (take(text, ' ')) {
    }
    int offset = 0;
    if (!take_offset(text, offset) || !text.empty()) return std::nullopt;
    return zone.at(to_unix_seconds(DateTime{date, minute_of_day, offset}, zone));
}

}  // namespace nachlese
