// A whole result in the order of date and id, in memory that does not grow with it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include "query/article_matcher.h"
#include "query/compiler.h"
#include "query/hit_loader.h"
#include "query/result.h"
#include "query/search_request.h"

namespace nachlese {

// False ends the stream.
using ConsumeHit = std::function<bool(const Hit& hit)>;

// How far a stream has come: all that is needed to go on with it on another revision.
struct StreamProgress {
    std::string next_key;  // the sort key of the next hit is this or greater
    std::string last_key;  // of the last hit handed over
    std::uint64_t count = 0;
    bool has_ended = false;
};

// Xapian ranks a whole result in memory, so it is asked for piece by piece: each piece begins
// behind the last sort key. A large result is asked for month by month besides, since a query costs
// the time of all its matches however few of them are wanted.
class ResultStream {
  public:
    // All is borrowed and outlives the stream. Of the request count `limit` (hits of equal date and
    // id stay together, so there may be more), `offset` (the rank before the first hit) and what
    // hits show. `matcher` is null where the query needs none.
    ResultStream(const Xapian::Database& database, const CompiledQuery& compiled,
                 const SearchRequest& request, const HitLoader& loader, ArticleMatcher* matcher)
        : database_(database),
          compiled_(compiled),
          request_(request),
          loader_(loader),
          matcher_(matcher) {}

    // Goes on from `progress` to the end. Xapian's exceptions pass through; `progress` then counts
    // the hits that were handed over.
    void run(StreamProgress& progress, const ConsumeHit& consume) const;

  private:
    [[nodiscard]] std::vector<Xapian::Query> pieces(const StreamProgress& progress) const;
    // Returns how many articles the index gave.
    Xapian::doccount take_some(const Xapian::Query& piece, StreamProgress& progress,
                               const ConsumeHit& consume) const;
    void take(const Xapian::MSetIterator& match, StreamProgress& progress,
              const ConsumeHit& consume) const;

    const Xapian::Database& database_;
    const CompiledQuery& compiled_;
    const SearchRequest& request_;
    const HitLoader& loader_;
    ArticleMatcher* matcher_;
};

}  // namespace nachlese
