#include "query/alerts/alert_search.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <set>

#include <fmt/format.h>

#include "query/options_request.h"
#include "schema/terms.h"

namespace nachlese {

namespace {

// As the compiler sees it (query/compiler.cc): then the query finds unpublished articles too.
bool asks_for_status(const QueryNode& node, bool is_negated = false) {
    const auto* const scope = std::get_if<FieldScope>(&node.content);
    if (scope != nullptr && scope->field == FieldId::Status && !is_negated) return true;
    const bool is_not = std::holds_alternative<Not>(node.content);
    const auto operands = operands_of(node);
    return std::any_of(operands.begin(), operands.end(), [&](const QueryNode& operand) {
        return asks_for_status(operand, is_negated != is_not);
    });
}

}  // namespace

DocumentSetPointer AlertSearch::documents(const Reach& reach, News news) {
    DocumentSetPointer& set = documents_[{reach, news}];
    if (!set) set = std::make_shared<DocumentSet>(documents_with(census_, reach, news));
    return set;
}

SearchRequest AlertSearch::request_for(const QueryNode& query, DocumentSetPointer among) {
    SearchRequest request = request_of(options_, {});
    request.query = &query;
    request.synonyms = &synonyms_;
    request.limit = options_.limit;
    request.duplicates = options_.duplicates.value_or(DuplicateMode::Fold);
    request.among = std::move(among);
    return request;
}

Result<std::vector<Hit>> AlertSearch::find(const QueryNode& query, const Reach& reach, News news,
                                           QueryDigest& digest) {
    const DocumentSetPointer among = documents(reach, news);
    // An empty set costs a search nothing, but a query is to be wrong whatever is new.
    auto result = searcher_.search(request_for(query, among));
    if (!result) return tl::unexpected(result.error());
    if (result->unchecked > 0) {
        return fail(ErrorCode::BadQuery,
                    fmt::format("more than {} articles would have to be checked by their text",
                                options_.max_checked),
                    "ask for rarer words, or check more with --max-checked");
    }
    digest.left_out += result->total - result->folded - result->hits.size();
    // Both searches say the same.
    digest.notices = std::move(result->notices);
    return std::move(result->hits);
}

DocumentSetPointer AlertSearch::earlier_members(const std::vector<Hit>& hits,
                                                const Reach& reach) const {
    std::set<std::string> clusters;
    for (const Hit& hit : hits) {
        if (!hit.cluster.empty()) clusters.insert(hit.cluster);
    }
    DocumentSet members;
    for (const std::string& cluster : clusters) {
        const std::string term = cluster_term(cluster);
        std::copy(database_.postlist_begin(term), database_.postlist_end(term),
                  std::back_inserter(members));
    }
    std::sort(members.begin(), members.end());
    const auto is_earlier = [&](Xapian::docid member) {
        const auto counted = std::lower_bound(
            census_.documents.begin(), census_.documents.end(), member,
            [](const CountedArticle& article, Xapian::docid id) { return article.document < id; });
        return counted != census_.documents.end() && counted->document == member &&
               news_of(counted->known, reach) != News::New;
    };
    members.erase(std::remove_if(members.begin(), members.end(), std::not_fn(is_earlier)),
                  members.end());
    return std::make_shared<DocumentSet>(std::move(members));
}

Result<void> AlertSearch::set_reprints_apart(const QueryNode& query, const Reach& reach,
                                             QueryDigest& digest) {
    if (options_.duplicates == DuplicateMode::Show) return {};
    const DocumentSetPointer members = earlier_members(digest.added, reach);
    if (members->empty()) return {};
    SearchRequest request = request_for(query, members);
    request.duplicates = DuplicateMode::Show;
    request.sort = SortOrder::OldestFirst;
    request.half_life.reset();
    request.limit = kMaxLimit;
    request.snippet_length = 0;
    auto earlier = searcher_.search(request);
    if (!earlier) return tl::unexpected(earlier.error());
    std::map<std::string, Article> originals;  // by cluster; the first is kept
    for (Hit& hit : earlier->hits)
        originals.emplace(hit.cluster, std::move(hit.article));
    std::vector<Hit> added;
    for (Hit& hit : digest.added) {
        const auto original = originals.find(hit.cluster);
        if (original == originals.end()) {
            added.push_back(std::move(hit));
        } else {
            digest.reprints.push_back({std::move(hit), original->second});
        }
    }
    digest.added = std::move(added);
    return {};
}

Result<void> AlertSearch::run(const QueryNode& query, QueryDigest& digest) {
    const Reach reach{digest.since, options_.any_status || asks_for_status(query)};
    auto added = find(query, reach, News::New, digest);
    if (!added) return tl::unexpected(added.error());
    auto changed = find(query, reach, News::Changed, digest);
    if (!changed) return tl::unexpected(changed.error());
    digest.added = std::move(*added);
    digest.changed = std::move(*changed);
    return set_reprints_apart(query, reach, digest);
}

}  // namespace nachlese
