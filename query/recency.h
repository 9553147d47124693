// Scores that decline with an article's age (--recency).
#pragma once

#include <optional>

#include <xapian.h>

#include "query/date_terms.h"
#include "schema/date.h"

namespace nachlese {

// The day of the index's newest article that is not dated after `today`, where that is known: what
// ages are counted from, so that the same index gives the same list tomorrow. None where no article
// has such a date.
[[nodiscard]] std::optional<CivilDate> newest_day(const Xapian::Database& database,
                                                  const std::optional<CivilDate>& today);

// Finds what `query` finds, with scores that are halved for each `half_life` days (at least 1) that
// an article is older than `newest`, to 1/32 at the least; undated articles count as that old. The
// decline goes by steps of a quarter of the half-life or a day, so that a factor is at most a tenth
// off. `years` are those of the index.
[[nodiscard]] Xapian::Query with_recency(const Xapian::Query& query, int half_life,
                                         const CivilDate& newest, const Years& years);

}  // namespace nachlese
