// What one saved query finds among what is new.
#pragma once

#include <map>
#include <string>
#include <utility>

#include <xapian.h>

#include "query/alerts/census.h"
#include "query/alerts/digest.h"
#include "query/language/ast.h"
#include "query/options.h"
#include "query/searcher.h"
#include "query/synonyms.h"

namespace nachlese {

// Ordinary searches, kept to some documents: scores are those that any search of the index gives.
// Not thread-safe. All is borrowed and outlives it; `searcher` is of the database of the census.
class AlertSearch {
  public:
    AlertSearch(const SearchOptions& options, const Xapian::Database& database,
                const Census& census, Searcher& searcher, Synonyms& synonyms)
        : options_(options),
          database_(database),
          census_(census),
          searcher_(searcher),
          synonyms_(synonyms) {}

    // Fills in what `query` finds that no digest has told since digest.since. BadQuery where it
    // cannot be answered. Xapian's exceptions pass through.
    Result<void> run(const QueryNode& query, QueryDigest& digest);

  private:
    [[nodiscard]] SearchRequest request_for(const QueryNode& query, DocumentSetPointer among);
    Result<std::vector<Hit>> find(const QueryNode& query, const Reach& reach, News news,
                                  QueryDigest& digest);
    Result<void> set_reprints_apart(const QueryNode& query, const Reach& reach,
                                    QueryDigest& digest);
    // Documents of the clusters that were there before.
    [[nodiscard]] DocumentSetPointer earlier_members(const std::vector<Hit>& hits,
                                                     const Reach& reach) const;
    DocumentSetPointer documents(const Reach& reach, News news);

    const SearchOptions& options_;
    const Xapian::Database& database_;
    const Census& census_;
    Searcher& searcher_;
    Synonyms& synonyms_;
    std::map<std::pair<Reach, News>, DocumentSetPointer> documents_;
};

}  // namespace nachlese
