// Signs that other query languages know and this one refuses, so that nobody takes their being
// ignored for an answer.
#pragma once

#include <optional>

#include "query/language/lexer.h"
#include "query/language/source_range.h"

namespace nachlese {

// An error if the Word token is one: proximity ("NAH/5").
[[nodiscard]] std::optional<QueryError> find_unsupported(const QueryToken& word);

}  // namespace nachlese
