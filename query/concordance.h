// Every place in an article where a word of the query stands, with what is around it: keyword in
// context (Luhn, "Key word-in-context index for technical literature", 1960).
#pragma once

#include <cstddef>
#include <vector>

#include "query/match_terms.h"
#include "query/result.h"
#include "schema/analysis/analyser.h"
#include "schema/article.h"

namespace nachlese {

// In the order of the field table, paragraph by paragraph. At most `context_columns` columns of a
// terminal on either side of the word, from the same paragraph. Linear in the article's length and
// the number of places.
[[nodiscard]] std::vector<Occurrence> concordance(const Article& article, const MatchTerms& terms,
                                                  Analyser& analyser, std::size_t context_columns);

}  // namespace nachlese
