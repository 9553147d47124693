// Periods that are written in words.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "query/language/ast.h"
#include "schema/date.h"

namespace nachlese {

// Words of one kind, for the cheat sheet.
struct DateWordGroup {
    std::string_view name;
    std::vector<std::string_view> words;  // lower case
};
[[nodiscard]] std::vector<DateWordGroup> date_word_groups();

// Both ends are set. Case does not matter. Nothing if `text` is none of:
// - "heute", "gestern";
// - "August", "August 2025", "14. August", "14. August 2025": without a year the latest that has
//   begun by `today`;
// - "letzte 7 Tage", "letzte 2 Wochen", months or years: as many up to `today`, this day included;
// - "letzte Woche", "letzten Monat": the calendar's week (from Monday), month or year before;
// - "diese Woche", "diesen Monat": that in which `today` is.
// A day that its month does not have (31 June) is nothing either.
[[nodiscard]] std::optional<DateRange> read_date_words(std::string_view text,
                                                       const CivilDate& today);

}  // namespace nachlese
