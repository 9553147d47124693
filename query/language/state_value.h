// What stands behind "status:".
#pragma once

#include "query/language/ast.h"
#include "query/language/lexer.h"
#include "query/language/source_range.h"

namespace nachlese {

// The word by which the index knows the state; `token` names it by any of its names
// (schema/article_state.h).
[[nodiscard]] QueryResult<QueryNode> state_value(const QueryToken& token);

}  // namespace nachlese
