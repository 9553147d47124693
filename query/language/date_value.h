// What stands behind "datum:", "seit:" and "bis:".
#pragma once

#include <cstddef>
#include <string_view>

#include "query/language/ast.h"
#include "query/language/source_range.h"
#include "schema/date.h"

namespace nachlese {

// A year ("2025"), a month ("2025-08", "8.2025") or a day ("2025-08-14", "14.8.2025", "14.8.25",
// or one in words, date_words.h): from its first to its last day. Two-digit years as in
// schema/german_date.h. `offset` is where `text` begins in the query, for the places of errors;
// `today` is the present day where the user is.
[[nodiscard]] QueryResult<DateRange> parse_period(std::string_view text, std::size_t offset,
                                                  const CivilDate& today);

// Such a period, or two of them with ".." between, one of which may be missing.
[[nodiscard]] QueryResult<DateRange> parse_date_range(std::string_view text, std::size_t offset,
                                                      const CivilDate& today);

}  // namespace nachlese
