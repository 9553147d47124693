// Articles like a given one (--similar).
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "query/word_expansion.h"
#include "schema/error.h"

namespace nachlese {

struct SimilarArticles {
    // Finds what shares any of the words; neither the article itself nor its near-duplicates.
    Xapian::Query query;
    // What scores less shares too little to be alike.
    double least_score = 0.0;
    std::vector<Expansion> words;  // best first, with their weights
};

// By the stems that tell most about the article of that id: how often it has them, times how rare
// they are (tf-idf; by BM25's weight, rare words of one mention would crowd out its subject). Each
// counts as much as BM25 lets it count in the article. BadInput where there is no such article.
// Xapian's exceptions pass through.
[[nodiscard]] Result<SimilarArticles> similar_articles(const Xapian::Database& database,
                                                       const std::string& id);

}  // namespace nachlese
