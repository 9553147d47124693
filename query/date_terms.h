// A range of days as the boolean day, month and year terms that cover it exactly: an OR of few
// terms is several times as fast as a value range (ARCHITECTURE.md, "Measured").
#pragma once

#include <xapian.h>

#include "query/language/ast.h"

namespace nachlese {

// The years in which an index has articles; both included. An index without dates: first > last.
struct YearSpan {
    int first = 1;
    int last = 0;
};

// From the bounds that Xapian keeps of the date slot.
[[nodiscard]] YearSpan year_span(const Xapian::Database& database);

// Matches the articles dated within `range`; an open end reaches to the end of `span`.
[[nodiscard]] Xapian::Query date_query(const DateRange& range, const YearSpan& span);

}  // namespace nachlese
