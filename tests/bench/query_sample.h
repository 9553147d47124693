// Queries of several kinds, made of the words of an archive, for measuring searches.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "schema/article.h"

namespace nachlese::bench {

// Words and phrases stand in one of the articles as they are asked for; the same in every run.
struct KindedQuery {
    std::string kind;  // "single", "and", "or", "phrase", "date"
    std::string text;  // in the query language
};

// A fifth of each kind, fewer where the articles do not have the words. Words are frequent, less
// frequent and rare in turn.
[[nodiscard]] std::vector<KindedQuery> sample_queries(const std::vector<Article>& articles,
                                                      std::size_t count);

}  // namespace nachlese::bench
