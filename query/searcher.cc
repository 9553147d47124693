#include "query/searcher.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "query/article_explainer.h"
#include "query/article_matcher.h"
#include "query/checked_search.h"
#include "query/cursor.h"
#include "query/duplicates.h"
#include "query/facet_counter.h"
#include "query/hit_loader.h"
#include "query/index_vocabulary.h"
#include "query/match_page.h"
#include "query/request_compiler.h"
#include "query/result_stream.h"
#include "query/timeline.h"
#include "schema/generation.h"
#include "schema/index_format.h"
#include "schema/sort_key.h"

namespace nachlese {

namespace {

constexpr int kMaxAttempts = 4;
constexpr std::string_view kTimelineFacet = "month";

std::vector<const FacetKind*> counted_kinds(const SearchRequest& request) {
    std::vector<const FacetKind*> kinds = request.facets;
    if (request.timeline) kinds.push_back(find_facet_kind(kTimelineFacet));
    return kinds;
}

void add_counts(const SearchRequest& request, const FacetCounter& counter, SearchResult& result) {
    result.facets = counter.facets();
    if (!request.timeline) return;
    result.timeline = make_timeline(result.facets.back(), result.total);
    result.facets.pop_back();
}

PageWanted page_wanted(const SearchRequest& request, const CompiledQuery& compiled,
                       std::span<const FacetKind* const> facets, bool is_local) {
    const auto bounded = [](std::uint64_t count) {
        constexpr Xapian::doccount kMost = std::numeric_limits<Xapian::doccount>::max() / 2;
        return static_cast<Xapian::doccount>(std::min<std::uint64_t>(count, kMost));
    };
    return {request.sort, compiled.least_score,    request.duplicates == DuplicateMode::Fold,
            facets,       bounded(request.offset), bounded(request.limit),
            is_local};
}

// Loads the hits of the page, which begins behind `offset` others.
void load_hits(const Xapian::Database& database, const MatchPage& page,
               const SearchRequest& request, const CompiledQuery& compiled, const HitLoader& loader,
               SearchResult& result) {
    FoldedHits folded(result);
    for (const RankedDocument& found : page.documents) {
        folded.add_leader(found.cluster, found.id, result.hits.size());
        const std::uint64_t rank = request.offset + result.hits.size() + 1;
        result.hits.push_back(loader.load(rank, found));
    }
    folded.load_duplicates(database, compiled);
}

}  // namespace

Result<Searcher> Searcher::open(const std::string& index_path, MissingShards missing) {
    auto index = open_shards(index_path, missing);
    if (!index) return tl::unexpected(index.error());
    try {
        return Searcher(index_path, missing, std::move(*index));
    } catch (const Xapian::Error& error) {
        return tl::unexpected(from_xapian(error, index_path));
    }
}

Result<void> Searcher::reopen(const SearchRequest& request) {
    auto index = open_shards(index_path_, missing_shards_);
    if (!index) return tl::unexpected(index.error());
    UserCompounds compounds = stored_compounds(index->database);
    index_ = std::move(*index);
    if (compounds == compounds_) return {};
    compounds_ = std::move(compounds);
    analyser_ = Analyser(compounds_);
    if (request.synonyms != nullptr) request.synonyms->forget_stems();
    return {};
}

SearchResult Searcher::run(const SearchRequest& request, const CompiledQuery& compiled,
                           WordExpander& expander) {
    SearchResult result;
    result.notices = compiled.notices;
    const std::vector<const FacetKind*> kinds = counted_kinds(request);
    FacetCounter facets(kinds);
    const HitLoader loader(index_.database, request, compiled.terms, analyser_);
    if (compiled.needs_matcher) {
        ArticleMatcher matcher(*request.query, expander, request.match);
        CheckedSearch(index_.database, compiled, request, matcher, facets).run(loader, result);
    } else {
        const PageWanted wanted = page_wanted(request, compiled, kinds, !index_.has_remote_shards);
        // A set of documents is soon looked at, and belongs to this thread.
        const std::size_t threads = request.among ? 1 : request.threads;
        const MatchPage page = pages_.find(index_.database, compiled.query, wanted, threads);
        result.total = page.total;
        result.folded = folded_count(page);
        facets.add(page.facets);
        load_hits(index_.database, page, request, compiled, loader, result);
    }
    sort_duplicates(result);
    add_counts(request, facets, result);
    return result;
}

// A block that was written over is not always noticed as what it is: Xapian then reports damage.
bool Searcher::is_overtaken() {
    try {
        return index_.database.reopen();
    } catch (const Xapian::DatabaseError&) {
        // Its generation is gone.
        return true;
    }
}

Result<void> Searcher::perform_on_open_revision(const SearchRequest& request, const Task& task) {
    const auto occurs = [this](const std::string& term) {
        return index_.database.term_exists(term);
    };
    WordExpander expander(
        analyser_, {request.switches, request.synonyms, occurs,
                    std::make_shared<IndexVocabulary>(index_.database), index_.knows_word_order});
    const auto compiled = compile_request(request, index_.database, expander);
    if (!compiled) return tl::unexpected(compiled.error());
    task(*compiled, expander);
    return {};
}

Result<void> Searcher::perform(const SearchRequest& request, const Task& task) {
    try {
        for (int attempt = 1;; ++attempt) {
            try {
                return perform_on_open_revision(request, task);
            } catch (const Xapian::DatabaseError&) {
                if (attempt == kMaxAttempts || !is_overtaken()) throw;
            } catch (const Xapian::NetworkError&) {
                // A server that was started anew knows us no more.
                if (attempt == kMaxAttempts) throw;
            }
            if (auto reopened = reopen(request); !reopened) return reopened;
        }
    } catch (const Xapian::Error& error) {
        return tl::unexpected(from_xapian(error, index_path_));
    }
}

Result<SearchResult> Searcher::search(const SearchRequest& request) {
    SearchResult result;
    return perform(request,
                   [&](const CompiledQuery& compiled, WordExpander& expander) {
                       result = run(request, compiled, expander);
                   })
        .map([&] { return std::move(result); });
}

Result<StreamSummary> Searcher::stream(const SearchRequest& request, const ConsumeHit& consume) {
    StreamProgress progress;
    StreamSummary summary;
    SortPosition last;
    const auto go_on = [&](const CompiledQuery& compiled, WordExpander& expander) {
        summary.notices = compiled.notices;
        const HitLoader loader(index_.database, request, compiled.terms, analyser_);
        const auto take = [&](StreamedArticle&& found) {
            const std::uint64_t rank = request.offset + progress.count + 1;
            const Hit hit =
                loader.load(rank, found.score, found.document, std::move(found.article));
            last = position_of(hit.article);
            return consume(hit);
        };
        std::optional<ArticleMatcher> matcher;
        if (compiled.needs_matcher) matcher.emplace(*request.query, expander, request.match);
        const std::uint64_t count_before = progress.count;
        try {
            ResultStream(index_.database, compiled, matcher ? &*matcher : nullptr)
                .run(request.limit, progress, take);
        } catch (const Xapian::DatabaseError&) {
            // Only attempts that do not get ahead are counted.
            if (progress.count == count_before || !is_overtaken()) throw;
            summary.changed_after = to_cursor(last);
        }
    };
    while (!progress.has_ended) {
        if (auto performed = perform(request, go_on); !performed) {
            return tl::unexpected(performed.error());
        }
    }
    summary.count = progress.count;
    return summary;
}

bool Searcher::is_local() const {
    return index_.database.size() == 1 && !index_.has_remote_shards;
}

Result<RecordedIndex> Searcher::identity() const {
    if (!is_index_folder(index_path_)) {
        return fail(
            ErrorCode::Usage,
            fmt::format("{}: only a search of an index folder can be recorded", index_path_),
            "search its shards one by one");
    }
    const auto generation = live_generation(index_path_);
    if (!generation) return tl::unexpected(generation.error());
    try {
        return RecordedIndex{generation->number, index_.database.get_uuid(),
                             index_.database.get_revision(), analyser_fingerprint(index_.database)};
    } catch (const Xapian::Error& error) {
        return tl::unexpected(from_xapian(error, index_path_));
    }
}

Result<ZeroHitAdvice> Searcher::advise(const SearchRequest& request) {
    ZeroHitAdvice advice;
    return perform(request,
                   [&](const CompiledQuery& /*compiled*/, WordExpander& expander) {
                       const CompilerSettings settings =
                           compiler_settings(request, index_.database);
                       advice = {doubtful_words(index_.database, expander, *request.query),
                                 relaxations(index_.database, *request.query, expander, settings)};
                   })
        .map([&] { return std::move(advice); });
}

Result<ArticleVerdict> Searcher::explain_article(const SearchRequest& request,
                                                 std::string_view query_text,
                                                 const std::string& id) {
    Result<ArticleVerdict> verdict;
    return perform(request,
                   [&](const CompiledQuery& compiled, WordExpander& expander) {
                       verdict = nachlese::explain_article(
                           index_.database, {request, compiled, query_text}, id, expander);
                   })
        .and_then([&] { return std::move(verdict); });
}

Result<QueryDescription> Searcher::describe_query(const SearchRequest& request) {
    QueryDescription description;
    // Of all its steps the query alone says more.
    SearchRequest ageless = request;
    ageless.half_life.reset();
    return perform(ageless,
                   [&](const CompiledQuery& compiled, WordExpander& /*expander*/) {
                       description = {compiled.query.get_description(), compiled.expansions,
                                      compiled.support};
                       if (compiled.needs_matcher) {
                           description.xapian_query += "\n  each candidate is checked by its text";
                       }
                       const auto newest = reference_day(request, index_.database);
                       if (request.half_life && newest) {
                           description.xapian_query +=
                               fmt::format("\n  scores are halved for each {} days before {}",
                                           *request.half_life, to_iso({*newest, {}, 0}));
                       }
                   })
        .map([&] { return std::move(description); });
}

}  // namespace nachlese
