// A range of days as the boolean day, month and year terms that cover it exactly: an OR of few
// terms is several times as fast as a value range.
#pragma once

#include <vector>

#include <xapian.h>

#include "query/language/ast.h"

namespace nachlese {

// The years of any date in an index, in ascending order. No first and last year alone: one
// misread date in the year 9999 would make every open range an OR of thousands of terms.
using Years = std::vector<int>;

// From the year terms of the index.
[[nodiscard]] Years years_of(const Xapian::Database& database);

// Matches the articles whose date in range.field is within `range`, and of one of the `years`.
[[nodiscard]] Xapian::Query date_query(const DateRange& range, const Years& years);

}  // namespace nachlese
