// Dates in German prose and date lines, in every form that news uses. Used by the readers for
// dumps and by the query language for `datum:`.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "schema/date.h"

namespace nachlese {

// A date in running text. Offsets are bytes of the text searched, [begin, end); a weekday before
// the date and the time of day with its "Uhr" belong to it.
struct DateMatch {
    DateTime when;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool has_year = true;   // false: "HAMBURG, 3. Mai": the year was filled in from `now`
    bool relative = false;  // "heute, 12:37 Uhr", "vor 40 Minuten", "gestern"
};

// The first date in `text` at or after byte `from`, with the time of day that belongs to it; in
// time linear in the text. `now` (local time of `zone`) resolves relative dates and missing years
// (the latest such day that is not after `now`). Two-digit years: 70 to 99 are 19xx, 00 to 69 are
// 20xx. Numeric dates are read day first, as German is: 05/02/2003 is 5 February.
[[nodiscard]] std::optional<DateMatch> find_german_date(std::string_view text, const DateTime& now,
                                                        const TimeZone& zone, std::size_t from = 0);

// A time of day alone, such as "16:09 Uhr", "9.30 Uhr" or "08:12", at the very start of `text`.
struct TimeMatch {
    int minute_of_day = 0;
    std::size_t end = 0;  // byte after it, with its "Uhr"
};
[[nodiscard]] std::optional<TimeMatch> match_time_of_day(std::string_view text);

}  // namespace nachlese
