// Hits over time (--timeline): made of the counts by month.
#pragma once

#include <cstdint>

#include "query/result.h"

namespace nachlese {

// A longer span is counted by year.
inline constexpr std::size_t kMaxTimelineMonths = 60;

// `months` are the counts by the facet kind "month", in any order, `total` all articles that match.
// Periods without articles between the first and the last are there, with zero.
[[nodiscard]] Timeline make_timeline(const Facet& months, std::uint64_t total);

}  // namespace nachlese
