// From the command line to what the searcher is asked for.
#pragma once

#include "query/options.h"
#include "query/search_request.h"
#include "query/writers/result_writer.h"

namespace nachlese {

// All that the options say; not the query itself and the synonyms, which are read by themselves.
[[nodiscard]] SearchRequest request_of(const SearchOptions& options,
                                       const WriterSettings& settings);

}  // namespace nachlese
