// Signs that other query languages know and this one refuses, so that nobody takes their being
// ignored for an answer.
#pragma once

#include <optional>

#include "query/language/lexer.h"
#include "query/language/source_range.h"

namespace nachlese {

// An error if the Word token is or contains one: wildcards ("günsti*", "M?ller", but not
// "Bürger*innen" or "Warum?"), fuzzy words ("Selenskij~") and proximity
// ("NAH/5"). `behind_group`: it stands right behind a phrase or a parenthesis ("…"~5).
[[nodiscard]] std::optional<QueryError> find_unsupported(const QueryToken& word, bool behind_group);

}  // namespace nachlese
