// One run of nachlese-search: from options to printed results.
#pragma once

#include <ostream>

#include "query/options.h"
#include "query/terminal.h"
#include "schema/error.h"

namespace nachlese {

// Results go to `out`, which leads to `terminal`, what concerns the user alone to standard error.
// Returns the exit status: 0 where an article matches, that of NothingFound where none does. Of a
// batch 0 where one matches any of the queries, or the first failure's, after all other lines were
// answered.
// With --verify-record 0 where the answer is the recorded one, else that of AnswerDiffers.
Result<int> run_search(const SearchOptions& options, const Terminal& terminal, std::ostream& out);

}  // namespace nachlese
