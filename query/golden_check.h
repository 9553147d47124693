// Checking an index with golden queries (--golden).
#pragma once

#include <ostream>

#include "query/options.h"
#include "schema/error.h"

namespace nachlese {

// Runs the queries of options.golden_path as any search, all their words and nothing folded, and
// writes to `out` which of them do not find what they must. Returns 0 or the exit status of
// GoldenQueryFailed. Lines that cannot be understood are named on standard error, each, and nothing
// is searched for: BadInput. With options.dry_run that is all that happens, and no index is opened.
Result<int> check_golden_queries(const SearchOptions& options, std::ostream& out);

}  // namespace nachlese
