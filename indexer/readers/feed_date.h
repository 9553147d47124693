// Dates as feeds and mail write them.
#pragma once

#include <optional>
#include <string_view>

#include "schema/date.h"

namespace nachlese {

// RFC 5322, section 3.3, with the obsolete forms of RFC 822 that are still written: "Thu, 14 Mar
// 2019 16:09:00 +0100", the day's name and the seconds optional, two-digit years, "GMT", "EST" and
// the like (what is not known counts as GMT). Given in the civil time of `zone`. The whole text
// must be a date.
[[nodiscard]] std::optional<DateTime> parse_mail_date(std::string_view text, const TimeZone& zone);

// ISO 8601 in the extended form that parse_iso() takes, or in the basic one of NITF and IIM:
// "20190314T160900+0100", "20190314". A year or a month alone counts from its first day.
[[nodiscard]] std::optional<DateTime> parse_any_iso(std::string_view text, const TimeZone& zone);

}  // namespace nachlese
