// What may stand near each other.
#pragma once

#include <vector>

#include "query/language/ast.h"
#include "query/language/lexer.h"
#include "query/language/source_range.h"

namespace nachlese {

// A Near of the operator `sign`. An error at the first operand beyond kMaxNearOperands (parser.h),
// and at the first part of one that has no place there: only words, phrases and groups of these
// that ODER joins have one.
[[nodiscard]] QueryResult<QueryNode> make_near(std::vector<QueryNode> operands,
                                               const QueryToken& sign);

}  // namespace nachlese
