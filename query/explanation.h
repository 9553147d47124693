// What --explain prints: every stage that a query goes through.
#pragma once

#include <string>
#include <string_view>

#include "query/language/ast.h"
#include "query/searcher.h"
#include "schema/analysis/analyser.h"

namespace nachlese {

// Lines of text, safe for a terminal. `query` is null where there is none.
[[nodiscard]] std::string explanation(std::string_view query_text, const QueryNode* query,
                                      const QueryDescription& description, Analyser& analyser);

}  // namespace nachlese
