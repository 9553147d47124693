// From a matching document to what is shown of it.
#pragma once

#include <cstdint>

#include <xapian.h>

#include "query/match_page.h"
#include "query/match_terms.h"
#include "query/result.h"
#include "query/search_request.h"
#include "schema/analysis/analyser.h"
#include "schema/article.h"

namespace nachlese {

// Not thread-safe. What it is made of is borrowed and outlives it.
class HitLoader {
  public:
    HitLoader(const Xapian::Database& database, const SearchRequest& request,
              const MatchTerms& terms, Analyser& analyser)
        : database_(database), request_(request), terms_(terms), analyser_(analyser) {}

    // Both: Xapian's exceptions pass through. As much of the article as the request asks for.
    [[nodiscard]] Hit load(std::uint64_t rank, const RankedDocument& found) const;
    // `article` is article_of(document).
    [[nodiscard]] Hit load(std::uint64_t rank, double score, const Xapian::Document& document,
                           Article article) const;

  private:
    const Xapian::Database& database_;
    const SearchRequest& request_;
    const MatchTerms& terms_;
    Analyser& analyser_;
};

}  // namespace nachlese
