// "NAH/5", "SATZ", "ABSATZ" and their English names.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "query/language/ast.h"
#include "query/language/source_range.h"

namespace nachlese {

struct NearOperator {
    NearUnit unit = NearUnit::Words;
    std::size_t distance = 0;  // of NearUnit::Words alone
};

// The operator that `word` spells; nothing if it is none. An error for a distance that is missing
// or out of bounds. `begin` is where the word begins in the query.
[[nodiscard]] QueryResult<std::optional<NearOperator>> read_near_operator(std::string_view word,
                                                                          std::size_t begin);

// As to_string() writes it: "NEAR/5".
[[nodiscard]] std::string near_operator(const Near& near);

}  // namespace nachlese
