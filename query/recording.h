// Writing records of searches (--record) and checking them (--verify-record).
#pragma once

#include <ostream>

#include "query/options.h"
#include "query/search_record.h"
#include "query/searcher.h"
#include "query/synonyms.h"

namespace nachlese {

// The recorded query of a search with these options that matched as `match` says.
[[nodiscard]] RecordedQuery query_to_record(const SearchOptions& options, MatchMode match);

// The answer to `query` now, and the query as it is understood now. Io where the index changes
// during the search. `synonyms` are those that the query names.
Result<SearchRecord> record_answer(const RecordedQuery& query, Searcher& searcher,
                                   Synonyms& synonyms);

// Repeats the search that options.verify_path records, and writes to `out` how the answer compares.
// Returns the exit status.
Result<int> verify_record(const SearchOptions& options, std::ostream& out);

}  // namespace nachlese
