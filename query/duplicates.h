// Hits that are near-duplicates of each other become one, the best-ranked. Which articles are, the
// index says (indexer/duplicate_finder.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include <xapian.h>

#include "query/compiler.h"
#include "query/result.h"
#include "schema/fields.h"

namespace nachlese {

// Empty where an article has no near-duplicate in the index.
[[nodiscard]] std::string cluster_of(const Xapian::Document& document);

// The hits that stand for their clusters, and what is folded into them.
class FoldedHits {
  public:
    explicit FoldedHits(SearchResult& result) : result_(result) {}

    // `document` is the best-ranked of its cluster, which may be empty; `hit` is its index in the
    // result, none where it is not on the page.
    void add_leader(const std::string& cluster, Xapian::docid document,
                    std::optional<std::size_t> hit);

    // For one hit after the other, by rank: false where no better-ranked one is of its cluster.
    [[nodiscard]] bool fold(const Xapian::Document& document, const Article& article);

    // Adds what the query finds of the leaders' clusters: one more query for the whole page, over
    // the articles of these clusters alone; none where there are no clusters.
    void load_duplicates(const Xapian::Database& database, const CompiledQuery& compiled);

  private:
    struct Leader {
        Xapian::docid document;
        std::optional<std::size_t> hit;
    };

    SearchResult& result_;
    std::map<std::string, Leader> leaders_;  // by cluster
};

// By date and id.
void sort_duplicates(SearchResult& result);

}  // namespace nachlese
