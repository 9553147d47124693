// Extracts around the words that matched, as byte ranges of the original text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "query/match_terms.h"
#include "query/result.h"
#include "schema/analysis/analyser.h"
#include "schema/article.h"

namespace nachlese {

// The words of `text` that the query matches, ascending.
[[nodiscard]] std::vector<TextRange> find_matches(std::string_view text, const MatchTerms& terms,
                                                  Analyser& analyser);

// The stretch of teaser, body or a caption in which most different words of the query stand, then
// most of their repetitions; of equal ones the first, in that order of the texts. It is cut at
// sentences where that fits, else between words, and is at most `max_code_points` long. Where
// nothing matches it is the beginning of the teaser or else of the body. Its text is always a
// contiguous piece of the teaser, of body_text() or of one caption. Linear in the article's length.
[[nodiscard]] Snippet make_snippet(const Article& article, const MatchTerms& terms,
                                   Analyser& analyser, std::size_t max_code_points);

}  // namespace nachlese
