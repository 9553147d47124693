// Xapian's enquiries as this program makes them: weights, order, cursor.
#pragma once

#include <string>

#include <xapian.h>

#include "query/sort_order.h"

namespace nachlese {

// What scores less than `least_score` is no match.
[[nodiscard]] Xapian::Enquire make_enquire(const Xapian::Database& database,
                                           const Xapian::Query& query, SortOrder sort,
                                           double least_score = 0.0);

// `query` for the articles alone whose sort key (schema/sort_key.h) is `least_key` or greater; an
// empty key is the least. Scores stay as they are.
[[nodiscard]] Xapian::Query from_sort_key(const Xapian::Query& query, const std::string& least_key);

}  // namespace nachlese
