// The clauses of a query, and the query without some of them.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "query/language/ast.h"

namespace nachlese {

// The parts that stand side by side or are joined by UND, however nested: each narrows the result
// (with --match any, words side by side do not). In the order of the query; the query itself where
// it is one clause.
[[nodiscard]] std::vector<const QueryNode*> clauses_of(const QueryNode& query);

// A copy without the nodes at these addresses, which is none where nothing is left. What held them
// goes too where it held nothing else.
[[nodiscard]] std::optional<QueryNode> copy_without(const QueryNode& query,
                                                    const std::set<const QueryNode*>& dropped);

}  // namespace nachlese
