#include "query/searcher.h"

#include <algorithm>

#include <fmt/format.h>

#include "query/article_matcher.h"
#include "query/facet_counter.h"
#include "query/ranking.h"
#include "query/snippet.h"
#include "query/timeline.h"
#include "schema/index_format.h"
#include "schema/stored_article.h"

namespace nachlese {

namespace {

constexpr int kMaxAttempts = 4;
constexpr std::string_view kTimelineFacet = "month";

Xapian::Enquire make_enquire(const Xapian::Database& database, const CompiledQuery& compiled,
                             SortOrder sort) {
    constexpr auto kSortKey = static_cast<Xapian::valueno>(ValueSlot::SortKey);
    Xapian::Enquire enquire(database);
    enquire.set_query(compiled.query);
    // k2 and k3 have no effect on queries of single words; Xapian's page on BM25 names them.
    enquire.set_weighting_scheme(
        Xapian::BM25Weight(kBm25K1, 0.0, 1.0, kBm25B, kBm25MinNormalisedLength));
    switch (sort) {
        case SortOrder::Relevance:
            enquire.set_sort_by_relevance_then_value(kSortKey, true);
            break;
        case SortOrder::NewestFirst:
            enquire.set_sort_by_value_then_relevance(kSortKey, true);
            break;
        case SortOrder::OldestFirst:
            enquire.set_sort_by_value_then_relevance(kSortKey, false);
            break;
    }
    return enquire;
}

bool is_later(const DateTime& when, const DateTime& now) {
    if (!when.minute_of_day || !now.minute_of_day) return when.date > now.date;
    // A time has its offset with it, so it does not matter which zone is given.
    static const TimeZone utc = TimeZone::open("UTC").value();
    return to_unix_seconds(when, utc) > to_unix_seconds(now, utc);
}

class HitLoader {
  public:
    HitLoader(const SearchRequest& request, const MatchTerms& terms, Analyser& analyser)
        : request_(request), terms_(terms), analyser_(analyser) {}

    [[nodiscard]] Hit load(std::uint64_t rank, double score, Article article) const {
        Hit hit;
        hit.rank = rank;
        hit.score = score;
        hit.article = std::move(article);
        // The day of an article that was indexed early may have come since.
        if (hit.article.date && request_.now) {
            hit.article.date->in_future = is_later(hit.article.date->when, *request_.now);
        }
        if (request_.snippet_length > 0) {
            hit.headline_highlights = find_matches(hit.article.headline, terms_, analyser_);
            hit.snippet = make_snippet(hit.article, terms_, analyser_, request_.snippet_length);
        }
        return hit;
    }

  private:
    const SearchRequest& request_;
    const MatchTerms& terms_;
    Analyser& analyser_;
};

// Damage travels as an exception of Xapian's own kind, so that one place turns it into an error.
Article article_of(const Xapian::Document& document) {
    auto article = load_article(document.get_data());
    if (!article) throw Xapian::DatabaseCorruptError(article.error().message);
    return std::move(*article);
}

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

bool is_on_page(const SearchRequest& request, std::uint64_t rank) {
    return rank > request.offset && rank - request.offset <= request.limit;
}

// Candidates in order of rank; only those that the matcher confirms count.
void take_confirmed(const SearchRequest& request, const Xapian::MSet& candidates,
                    ArticleMatcher& matcher, const HitLoader& loader, FacetCounter& facets,
                    SearchResult& result) {
    for (auto match = candidates.begin(); match != candidates.end(); ++match) {
        const Xapian::Document document = match.get_document();
        Article article = article_of(document);
        if (!matcher.matches(article)) continue;
        facets.count(document);
        const std::uint64_t rank = ++result.total;
        if (is_on_page(request, rank)) {
            result.hits.push_back(loader.load(rank, match.get_weight(), std::move(article)));
        }
    }
}

}  // namespace

Result<Searcher> Searcher::open(const std::string& index_path) {
    auto database = open_index(index_path);
    if (!database) return tl::unexpected(database.error());
    try {
        return Searcher(index_path, std::move(*database));
    } catch (const Xapian::Error& error) {
        return tl::unexpected(from_xapian(error, index_path));
    }
}

Result<void> Searcher::reopen(const SearchRequest& request) {
    auto database = open_index(index_path_);
    if (!database) return tl::unexpected(database.error());
    UserCompounds compounds = stored_compounds(*database);
    database_ = std::move(*database);
    if (compounds == compounds_) return {};
    compounds_ = std::move(compounds);
    analyser_ = Analyser(compounds_);
    if (request.synonyms != nullptr) request.synonyms->forget_stems();
    return {};
}

WordExpander Searcher::expander_for(const SearchRequest& request) {
    const auto occurs = [this](const std::string& term) { return database_.term_exists(term); };
    return WordExpander(analyser_, {request.switches, request.synonyms, occurs});
}

Result<CompiledQuery> Searcher::compile_for(const SearchRequest& request, WordExpander& expander) {
    return compile(*request.query, expander, {request.match, years_of(database_)});
}

SearchResult Searcher::run(const SearchRequest& request, const CompiledQuery& compiled,
                           WordExpander& expander) {
    SearchResult result;
    result.notices = compiled.notices;
    Xapian::Enquire enquire = make_enquire(database_, compiled, request.sort);
    const std::vector<const FacetKind*> kinds = counted_kinds(request);
    FacetCounter facets(kinds);
    const HitLoader loader(request, compiled.terms, analyser_);
    // To look at every match makes the total and the facets exact.
    const Xapian::doccount everything = database_.get_doccount();
    if (compiled.needs_matcher) {
        const Xapian::MSet candidates = enquire.get_mset(0, everything);
        ArticleMatcher matcher(*request.query, expander, request.match);
        take_confirmed(request, candidates, matcher, loader, facets, result);
    } else {
        facets.attach_to(enquire);
        const auto offset =
            static_cast<Xapian::doccount>(std::min<std::uint64_t>(request.offset, everything));
        const auto limit =
            static_cast<Xapian::doccount>(std::min<std::uint64_t>(request.limit, everything));
        const Xapian::MSet page = enquire.get_mset(offset, limit, everything);
        result.total = page.get_matches_estimated();
        for (auto match = page.begin(); match != page.end(); ++match) {
            result.hits.push_back(loader.load(match.get_rank() + 1ULL, match.get_weight(),
                                              article_of(match.get_document())));
        }
    }
    add_counts(request, facets, result);
    return result;
}

Result<SearchResult> Searcher::run_or_fail(const SearchRequest& request) {
    for (int attempt = 1;; ++attempt) {
        try {
            WordExpander expander = expander_for(request);
            const auto compiled = compile_for(request, expander);
            if (!compiled) return tl::unexpected(compiled.error());
            return run(request, *compiled, expander);
        } catch (const Xapian::DatabaseModifiedError& error) {
            if (attempt == kMaxAttempts) return tl::unexpected(from_xapian(error, index_path_));
            if (auto reopened = reopen(request); !reopened) return tl::unexpected(reopened.error());
        }
    }
}

Result<SearchResult> Searcher::search(const SearchRequest& request) {
    try {
        return run_or_fail(request);
    } catch (const Xapian::Error& error) {
        return tl::unexpected(from_xapian(error, index_path_));
    }
}

Result<QueryDescription> Searcher::describe_query(const SearchRequest& request) {
    try {
        WordExpander expander = expander_for(request);
        auto compiled = compile_for(request, expander);
        if (!compiled) return tl::unexpected(compiled.error());
        std::string xapian_query = compiled->query.get_description();
        if (compiled->needs_matcher) xapian_query += "\n  each candidate is checked by its text";
        return QueryDescription{std::move(xapian_query), std::move(compiled->expansions)};
    } catch (const Xapian::Error& error) {
        return tl::unexpected(from_xapian(error, index_path_));
    }
}

}  // namespace nachlese
