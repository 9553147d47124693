// Searches whose candidates have to be checked by their text, which takes a hundred times as long
// as what the index decides: so there is a bound.
#pragma once

#include <cstdint>

#include <xapian.h>

#include "query/article_matcher.h"
#include "query/compiler.h"
#include "query/facet_counter.h"
#include "query/hit_loader.h"
#include "query/result.h"
#include "query/search_request.h"

namespace nachlese {

// Of one search. All is borrowed and outlives it. Xapian's exceptions pass through.
class CheckedSearch {
  public:
    CheckedSearch(const Xapian::Database& database, const CompiledQuery& compiled,
                  const SearchRequest& request, ArticleMatcher& matcher, FacetCounter& facets)
        : database_(database),
          compiled_(compiled),
          request_(request),
          matcher_(matcher),
          facets_(facets) {}

    // Checks the request's `max_checked` best candidates; where these are not all and the request
    // wants more than a page, none, since its counts would be of the best ones alone.
    void run(const HitLoader& loader, SearchResult& result);

  private:
    [[nodiscard]] std::uint64_t count_candidates() const;
    // In memory that does not grow with the number of candidates.
    void count_all(SearchResult& result);
    void take_best(const HitLoader& loader, SearchResult& result);

    const Xapian::Database& database_;
    const CompiledQuery& compiled_;
    const SearchRequest& request_;
    ArticleMatcher& matcher_;
    FacetCounter& facets_;
};

}  // namespace nachlese
