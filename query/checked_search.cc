#include "query/checked_search.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "query/duplicates.h"
#include "query/enquiry.h"
#include "query/result_stream.h"
#include "schema/stored_article.h"

namespace nachlese {

namespace {

bool is_on_page(const SearchRequest& request, std::uint64_t rank) {
    return rank > request.offset && rank - request.offset <= request.limit;
}

}  // namespace

std::uint64_t CheckedSearch::count_candidates() const {
    const Xapian::doccount everything = database_.get_doccount();
    // Then it does not matter how many there are.
    if (everything <= request_.max_checked) return 0;
    return make_enquire(database_, compiled_.query, request_.sort, compiled_.least_score)
        .get_mset(0, 0, everything)
        .get_matches_estimated();
}

void CheckedSearch::count_all(SearchResult& result) {
    const bool folds = request_.duplicates == DuplicateMode::Fold;
    FoldedHits folded(result);
    StreamProgress progress;
    ResultStream(database_, compiled_, &matcher_)
        .run(UINT64_MAX, progress, [&](const StreamedArticle& found) {
            facets_.count(found.document);
            ++result.total;
            if (folds && !folded.fold(found.document, found.article)) {
                folded.add_leader(cluster_of(found.document), found.document.get_docid(),
                                  std::nullopt);
            }
            return true;
        });
}

void CheckedSearch::take_best(const HitLoader& loader, SearchResult& result) {
    const bool folds = request_.duplicates == DuplicateMode::Fold;
    const Xapian::doccount everything = database_.get_doccount();
    const auto most =
        static_cast<Xapian::doccount>(std::min<std::uint64_t>(request_.max_checked, everything));
    const Xapian::MSet candidates =
        make_enquire(database_, compiled_.query, request_.sort, compiled_.least_score)
            .get_mset(0, most, everything);
    result.unchecked = candidates.get_matches_estimated() - candidates.size();
    if (result.unchecked > 0) {
        result.notices.push_back(
            fmt::format("Only the first {} of {} candidates were checked by their text; "
                        "--max-checked checks more.",
                        most, candidates.get_matches_estimated()));
    }
    FoldedHits folded(result);
    for (auto match = candidates.begin(); match != candidates.end(); ++match) {
        const Xapian::Document document = match.get_document();
        Article article = article_of(database_, document);
        if (!matcher_.matches(article)) continue;
        facets_.count(document);
        ++result.total;
        if (folds && folded.fold(document, article)) continue;
        const std::uint64_t rank = result.total - result.folded;
        const bool is_shown = is_on_page(request_, rank);
        if (folds)
            folded.add_leader(cluster_of(document), *match,
                              is_shown ? std::optional(result.hits.size()) : std::nullopt);
        if (is_shown) {
            result.hits.push_back(
                loader.load(rank, match.get_weight(), document, std::move(article)));
        }
    }
}

void CheckedSearch::run(const HitLoader& loader, SearchResult& result) {
    const bool is_page = request_.limit > 0 && request_.facets.empty() && !request_.timeline;
    const std::uint64_t candidates = is_page ? 0 : count_candidates();
    if (candidates > request_.max_checked) {
        result.unchecked = candidates;
    } else if (request_.limit == 0) {
        count_all(result);
    } else {
        take_best(loader, result);
    }
}

}  // namespace nachlese
