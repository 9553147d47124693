// All that a query finds in the order of date and id, in memory that does not grow with it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include "query/article_matcher.h"
#include "query/compiler.h"
#include "schema/article.h"

namespace nachlese {

struct StreamedArticle {
    const Xapian::Document& document;
    Article article;
    double score;
};

// Takes an article, of which nothing of the index has to be read any more once it returns. False
// ends the stream.
using ConsumeArticle = std::function<bool(StreamedArticle&& found)>;

// How far a stream has come: all that is needed to go on with it on another revision.
struct StreamProgress {
    std::string next_key;  // the sort key of the next article is this or greater
    std::string last_key;  // of the last article handed over
    std::uint64_t count = 0;
    bool has_ended = false;
};

// Xapian ranks a whole result in memory, so it is asked for piece by piece: each piece begins
// behind the last sort key. A large result is asked for month by month besides, since a query costs
// the time of all its matches however few of them are wanted.
class ResultStream {
  public:
    // Database and query are borrowed and outlive the stream, and so does the matcher, null where
    // the query needs none.
    ResultStream(const Xapian::Database& database, const CompiledQuery& compiled,
                 ArticleMatcher* matcher)
        : database_(database), compiled_(compiled), matcher_(matcher) {}

    // Goes on from `progress` to the end, or to `limit` articles; those of equal date and id stay
    // together, so there may be more. Xapian's exceptions pass through; `progress` then counts the
    // articles that were handed over.
    void run(std::uint64_t limit, StreamProgress& progress, const ConsumeArticle& consume) const;

  private:
    struct Reading {
        std::uint64_t limit;
        StreamProgress& progress;
        const ConsumeArticle& consume;
    };

    [[nodiscard]] std::vector<Xapian::Query> pieces(const StreamProgress& progress) const;
    // Returns how many articles the index gave.
    [[nodiscard]] Xapian::doccount take_some(const Xapian::Query& piece,
                                             const Reading& reading) const;
    void take(const Xapian::MSetIterator& match, const Reading& reading) const;

    const Xapian::Database& database_;
    const CompiledQuery& compiled_;
    ArticleMatcher* matcher_;
};

}  // namespace nachlese
