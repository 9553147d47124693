#include "query/alerts/digest.h"

#include <numeric>

namespace nachlese {

std::uint64_t Digest::count() const {
    return std::accumulate(
        queries.begin(), queries.end(), std::uint64_t{0},
        [](std::uint64_t sum, const QueryDigest& query) { return sum + query.count(); });
}

std::optional<ErrorCode> Digest::first_failure() const {
    if (!faults.empty()) return faults.front().code;
    for (const QueryDigest& query : queries) {
        if (query.failure) return query.failure->code;
    }
    return std::nullopt;
}

}  // namespace nachlese
