// Dates as news prints them: a civil day, with the time of day where it is known. The offset from
// UTC is that of the time zone in which the date was read (Europe/Berlin unless told otherwise).
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "schema/error.h"

namespace nachlese {

struct CivilDate {
    int year = 0;
    int month = 0;  // 1 to 12
    int day = 0;    // 1 to 31
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 in "<=> 0" for a pointer
    auto operator<=>(const CivilDate&) const = default;
};

// Proleptic Gregorian calendar.
[[nodiscard]] bool is_valid(const CivilDate& date);
[[nodiscard]] CivilDate add_days(const CivilDate& date, int days);
[[nodiscard]] int last_day_of_month(int year, int month);
// 0 is Sunday, 6 is Saturday.
[[nodiscard]] int day_of_week(const CivilDate& date);

struct DateTime {
    CivilDate date;
    std::optional<int> minute_of_day;  // 0 to 1439, local time; missing where only the day is known
    int utc_offset_minutes = 0;        // of local time; meaningful only with minute_of_day
    bool operator==(const DateTime&) const = default;
};

// "2025-08-14" or "2025-08-14T16:09:00+02:00" (ISO 8601 / RFC 3339).
[[nodiscard]] std::string to_iso(const DateTime& when);

// "20250814" or "202508141609": sorts as text; the day alone sorts before its times.
[[nodiscard]] std::string to_sortable(const DateTime& when);

// An IANA time zone by ICU. Cheap to copy; const use is thread-safe.
class TimeZone {
  public:
    static Result<TimeZone> open(std::string_view iana_name);

    // Offset in minutes east of UTC that holds at this local time; in the hour that occurs twice
    // the first is taken, in the hour that does not exist the offset before it.
    [[nodiscard]] int utc_offset(const CivilDate& date, int minute_of_day) const;
    // The civil time in this zone at an instant given in seconds since 1970-01-01T00:00Z.
    [[nodiscard]] DateTime at(std::int64_t unix_seconds) const;
    // A local time in this zone, with its offset filled in.
    [[nodiscard]] DateTime local(const CivilDate& date, std::optional<int> minute_of_day) const;

  private:
    struct Impl;
    explicit TimeZone(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
    std::shared_ptr<const Impl> impl_;
};

// Seconds since 1970-01-01T00:00Z; a date without time counts from its local midnight in `zone`.
[[nodiscard]] std::int64_t to_unix_seconds(const DateTime& when, const TimeZone& zone);

// Of a time, which has its offset with it.
[[nodiscard]] std::int64_t to_unix_seconds(const DateTime& when);

// The day in UTC.
[[nodiscard]] CivilDate utc_day(std::int64_t unix_seconds);

// ISO 8601 as found in JSON: date, or date and time with 'T' or a blank, optional seconds and
// fraction, 'Z', '+02:00', '+0200' or no offset (then `zone`'s); month and day may lack their zero.
// The whole text must be a date.
// A time with another offset is given in the civil time of `zone`, so that days, ranges and the
// order of results mean the same for every article.
[[nodiscard]] std::optional<DateTime> parse_iso(std::string_view text, const TimeZone& zone);

}  // namespace nachlese
