#include "query/match_page.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "query/enquiry.h"
#include "schema/fields.h"

namespace nachlese {

namespace {

// As Xapian orders what make_enquire() finds.
bool ranks_before(SortOrder sort, const RankedDocument& one, const RankedDocument& other) {
    switch (sort) {
        case SortOrder::Relevance:
            return std::tie(other.score, other.sort_key, one.id) <
                   std::tie(one.score, one.sort_key, other.id);
        case SortOrder::NewestFirst:
            return std::tie(other.sort_key, other.score, one.id) <
                   std::tie(one.sort_key, one.score, other.id);
        case SortOrder::OldestFirst:
            return std::tie(one.sort_key, other.score, one.id) <
                   std::tie(other.sort_key, one.score, other.id);
    }
    return false;
}

void sort(std::vector<RankedDocument>& documents, SortOrder order) {
    std::sort(documents.begin(), documents.end(),
              [order](const RankedDocument& one, const RankedDocument& other) {
                  return ranks_before(order, one, other);
              });
}

// `documents` are in order.
void fold(std::vector<RankedDocument>& documents) {
    std::unordered_set<std::string> seen;
    const auto is_folded = [&seen](const RankedDocument& document) {
        return !document.cluster.empty() && !seen.insert(document.cluster).second;
    };
    documents.erase(std::remove_if(documents.begin(), documents.end(), is_folded), documents.end());
}

// The part of `documents` that is the page.
void cut(std::vector<RankedDocument>& documents, const PageWanted& wanted) {
    const auto size = documents.size();
    const auto first = std::min<std::size_t>(wanted.offset, size);
    const auto last = std::min<std::size_t>(first + wanted.limit, size);
    documents.erase(documents.begin() + static_cast<std::ptrdiff_t>(last), documents.end());
    documents.erase(documents.begin(), documents.begin() + static_cast<std::ptrdiff_t>(first));
}

// Whether scores tell matches apart: a filter's are all 0.
bool has_scores(const Xapian::Query& query) {
    switch (query.get_type()) {
        case Xapian::Query::OP_FILTER:
        case Xapian::Query::OP_AND_NOT:
            return has_scores(query.get_subquery(0));
        case Xapian::Query::OP_SCALE_WEIGHT:
        case Xapian::Query::LEAF_MATCH_ALL:
            return false;
        default:
            return true;
    }
}

// For a longer page, one walk over all sort keys is cheaper than looking its own up.
constexpr Xapian::doccount kMostLookedUp = 100;
// As many documents behind the page, to see where the equals of its last one end.
constexpr Xapian::doccount kBehindPage = 16;

// Of all documents.
class SameKey final : public Xapian::KeyMaker {
  public:
    std::string operator()(const Xapian::Document& /*document*/) const override { return {}; }
};

MatchPage empty_page(const PageWanted& wanted) {
    return {{}, 0, {}, FacetCounter(wanted.facets)};
}

// The page, unless more documents score as its last one does than are looked at. To have Xapian
// read the sort key of every match, to order those few that score the same, takes as long as all
// else.
std::optional<MatchPage> page_by_scores(const Xapian::Database& database,
                                        const Xapian::Query& query, const PageWanted& wanted) {
    MatchPage page = empty_page(wanted);
    Xapian::Enquire enquire = make_enquire(database, query, wanted.sort, wanted.least_score);
    // By relevance alone, libxapian 1.4.22 takes every match into its heap and the worst one out.
    enquire.set_sort_by_relevance_then_key((new SameKey)->release(), true);
    page.facets.attach_to(enquire);
    const Xapian::doccount size = wanted.offset + wanted.limit;
    const Xapian::doccount looked_at = size == 0 ? 0 : size + kBehindPage;
    const Xapian::MSet matches = enquire.get_mset(0, looked_at, database.get_doccount());
    page.total = matches.get_matches_estimated();
    for (auto match = matches.begin(); match != matches.end(); ++match)
        page.documents.push_back({*match, match.get_weight(), {}, {}});
    if (page.documents.size() > size) {
        const double last = size == 0 ? 0 : page.documents[size - 1].score;
        const auto worse = std::find_if(
            page.documents.begin() + static_cast<std::ptrdiff_t>(size), page.documents.end(),
            [last](const RankedDocument& document) { return document.score < last; });
        if (worse == page.documents.end() && page.documents.size() == looked_at) {
            return std::nullopt;
        }
        page.documents.erase(worse, page.documents.end());
    }
    for (RankedDocument& found : page.documents) {
        found.sort_key = database.get_document(found.id, Xapian::DOC_ASSUME_VALID)
                             .get_value(slot_number(ValueSlot::SortKey));
    }
    sort(page.documents, wanted.sort);
    cut(page.documents, wanted);
    return page;
}

}  // namespace

MatchPage find_page(const Xapian::Database& database, const Xapian::Query& query,
                    const PageWanted& wanted) {
    const Xapian::doccount everything = database.get_doccount();
    const Xapian::doccount offset = std::min(wanted.offset, everything);
    const Xapian::doccount limit = std::min(wanted.limit, everything - offset);
    // Remote shards make no keys but of values.
    if (wanted.is_local && wanted.sort == SortOrder::Relevance && !wanted.folds &&
        offset + limit <= kMostLookedUp && has_scores(query)) {
        if (auto page = page_by_scores(database, query, wanted)) return std::move(*page);
    }
    MatchPage page = empty_page(wanted);
    Xapian::Enquire enquire = make_enquire(database, query, wanted.sort, wanted.least_score);
    page.facets.attach_to(enquire);
    Xapian::ValueCountMatchSpy clusters(slot_number(ValueSlot::Cluster));
    if (wanted.folds) {
        enquire.set_collapse_key(slot_number(ValueSlot::Cluster));
        enquire.add_matchspy(&clusters);
    }

    const Xapian::MSet matches = enquire.get_mset(offset, limit, everything);
    for (auto match = matches.begin(); match != matches.end(); ++match) {
        page.documents.push_back({*match, match.get_weight(), match.get_sort_key(),
                                  wanted.folds ? match.get_collapse_key() : std::string()});
    }
    page.total = wanted.folds ? clusters.get_total() : matches.get_matches_estimated();
    for (auto cluster = clusters.values_begin(); cluster != clusters.values_end(); ++cluster)
        page.clusters.emplace(*cluster, cluster.get_termfreq());
    return page;
}

MatchPage merge_pages(std::vector<MatchPage> parts, const PageWanted& wanted) {
    MatchPage whole = empty_page(wanted);
    for (MatchPage& part : parts) {
        std::move(part.documents.begin(), part.documents.end(),
                  std::back_inserter(whole.documents));
        whole.total += part.total;
        for (const auto& [cluster, count] : part.clusters)
            whole.clusters[cluster] += count;
        whole.facets.add(part.facets);
    }
    sort(whole.documents, wanted.sort);
    if (wanted.folds) fold(whole.documents);
    cut(whole.documents, wanted);
    return whole;
}

std::uint64_t folded_count(const MatchPage& page) {
    std::uint64_t folded = 0;
    for (const auto& [cluster, count] : page.clusters)
        folded += count - 1;
    return folded;
}

}  // namespace nachlese
