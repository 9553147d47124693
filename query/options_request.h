// From the command line to what the searcher is asked for.
#pragma once

#include <string>

#include "query/language/ast.h"
#include "query/language/source_range.h"
#include "query/options.h"
#include "query/search_request.h"
#include "query/writers/result_writer.h"

namespace nachlese {

// All that the options say; not the query itself and the synonyms, which are read by themselves.
[[nodiscard]] SearchRequest request_of(const SearchOptions& options,
                                       const WriterSettings& settings);

// What is to be opened: the index, or the database of the generation that was asked for.
[[nodiscard]] std::string place_of(const SearchOptions& options);

// `text` is valid UTF-8; as --plain and --exact have it.
[[nodiscard]] QueryResult<QueryNode> parse_query_text(std::string_view text,
                                                      const SearchOptions& options);

}  // namespace nachlese
