// What --explain prints: every stage that a query goes through.
#pragma once

#include <string>
#include <string_view>

#include "query/language/ast.h"
#include "schema/analysis/analyser.h"

namespace nachlese {

// Lines of text, safe for a terminal. `xapian_query` is a description of the compiled query.
[[nodiscard]] std::string explanation(std::string_view query_text, const QueryNode& query,
                                      std::string_view xapian_query, Analyser& analyser);

}  // namespace nachlese
