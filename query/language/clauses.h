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

// True of phrases and Nears: not only which words stand in an article decides, but where.
[[nodiscard]] bool asks_for_places(const QueryNode& node);

// By their addresses.
using NodeSet = std::set<const QueryNode*>;

// A copy without the nodes in `dropped`, which is none where nothing is left. What held them goes
// too where it held nothing else. Nodes in `scattered` ask for places in the original; in the copy
// their words, all of them, may stand anywhere.
[[nodiscard]] std::optional<QueryNode> copy_without(const QueryNode& query, const NodeSet& dropped,
                                                    const NodeSet& scattered = {});

}  // namespace nachlese
