// One run of nachlese-search: from options to printed results.
#pragma once

#include <ostream>

#include "query/options.h"
#include "schema/error.h"

namespace nachlese {

// Results go to `out`, what concerns the user alone to standard error. Returns the exit status; of
// a batch, the first failure's, after all other lines were answered.
Result<int> run_search(const SearchOptions& options, std::ostream& out);

}  // namespace nachlese
