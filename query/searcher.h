// Runs queries on an index and loads what is shown of the hits.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "query/article_verdict.h"
#include "query/compiler.h"
#include "query/page_finder.h"
#include "query/result.h"
#include "query/search_record.h"
#include "query/search_request.h"
#include "query/word_expansion.h"
#include "query/zero_hit_advice.h"
#include "schema/analysis/analyser.h"
#include "schema/analysis/user_compounds.h"
#include "schema/error.h"
#include "schema/index_format.h"
#include "schema/shards.h"

namespace nachlese {

// False ends the stream.
using ConsumeHit = std::function<bool(const Hit& hit)>;

struct StreamSummary {
    std::uint64_t count = 0;
    std::vector<std::string> notices;  // as in SearchResult
    // Not empty: the hits up to this place are of an older revision than those behind it.
    std::string changed_after;
};

// For --explain.
struct QueryDescription {
    std::string xapian_query;
    std::vector<Expansion> expansions;
    std::vector<SupportingWord> support;
};

// Not thread-safe.
class Searcher {
  public:
    // An index folder or a list of shards. Errors are those of open_shards.
    static Result<Searcher> open(const std::string& index_path,
                                 MissingShards missing = MissingShards::Refuse);

    // Of the last search: shards that it had to leave out, and why. Their articles are missing.
    [[nodiscard]] const std::vector<std::string>& missing() const { return index_.missing; }

    // Whether the index is one folder on this machine.
    [[nodiscard]] bool is_local() const;

    // The same index always gives the same hits in the same order: equal scores are ordered by
    // date, then by id. When a writer takes the revision away that is being read, the
    // newest one is opened and the whole search repeated, a few times at most.
    Result<SearchResult> search(const SearchRequest& request);

    // The hits in order of date and id, whatever `sort` says: each is handed over as soon as it is
    // found and none is kept. `limit` ends between articles of different date or id, so that the
    // last one can be named as `after`. When a writer takes the revision away, the stream goes on
    // in the newest one behind the last hit: none of that revision's hits behind it is lost or
    // repeated.
    Result<StreamSummary> stream(const SearchRequest& request, const ConsumeHit& consume);

    // What to ask instead of `request`, which finds nothing; see zero_hit_advice.h.
    Result<ZeroHitAdvice> advise(const SearchRequest& request);

    // Why `request`, parsed from `query_text`, finds the article of this id or not; see
    // article_explainer.h.
    Result<ArticleVerdict> explain_article(const SearchRequest& request,
                                           std::string_view query_text, const std::string& id);

    // What `request` becomes.
    Result<QueryDescription> describe_query(const SearchRequest& request);

    // Of the index and the revision that is open.
    [[nodiscard]] Result<RecordedIndex> identity() const;

    [[nodiscard]] Analyser& analyser() { return analyser_; }

  private:
    Searcher(std::string index_path, MissingShards missing, OpenIndex index)
        : index_path_(std::move(index_path)),
          missing_shards_(missing),
          index_(std::move(index)),
          pages_(index_path_),
          compounds_(stored_compounds(index_.database)),
          analyser_(compounds_) {}

    // The newest revision, which a rebuild may have analysed with other compounds.
    Result<void> reopen(const SearchRequest& request);

    // After an error: whether the revision that was open is no longer the newest.
    bool is_overtaken();

    // What is done with a query on one revision.
    using Task = std::function<void(const CompiledQuery& compiled, WordExpander& expander)>;
    // Once more on the newest revision where a writer has taken the one away that was open; a few
    // times at most.
    Result<void> perform(const SearchRequest& request, const Task& task);
    Result<void> perform_on_open_revision(const SearchRequest& request, const Task& task);
    SearchResult run(const SearchRequest& request, const CompiledQuery& compiled,
                     WordExpander& expander);

    std::string index_path_;
    MissingShards missing_shards_;
    OpenIndex index_;
    PageFinder pages_;
    UserCompounds compounds_;  // of that database
    Analyser analyser_;
};

}  // namespace nachlese
