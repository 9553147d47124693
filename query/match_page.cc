#include "query/match_page.h"

#include <algorithm>
#include <iterator>
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

}  // namespace

MatchPage find_page(const Xapian::Database& database, const Xapian::Query& query,
                    const PageWanted& wanted) {
    MatchPage page{{}, 0, {}, FacetCounter(wanted.facets)};
    Xapian::Enquire enquire = make_enquire(database, query, wanted.sort, wanted.least_score);
    page.facets.attach_to(enquire);
    Xapian::ValueCountMatchSpy clusters(slot_number(ValueSlot::Cluster));
    if (wanted.folds) {
        enquire.set_collapse_key(slot_number(ValueSlot::Cluster));
        enquire.add_matchspy(&clusters);
    }

    const Xapian::doccount everything = database.get_doccount();
    const Xapian::doccount offset = std::min(wanted.offset, everything);
    const Xapian::doccount limit = std::min(wanted.limit, everything - offset);
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
    MatchPage whole{{}, 0, {}, FacetCounter(wanted.facets)};
    for (MatchPage& part : parts) {
        std::move(part.documents.begin(), part.documents.end(),
                  std::back_inserter(whole.documents));
        whole.total += part.total;
        for (const auto& [cluster, count] : part.clusters)
            whole.clusters[cluster] += count;
        whole.facets.add(part.facets);
    }
    std::sort(whole.documents.begin(), whole.documents.end(),
              [&wanted](const RankedDocument& one, const RankedDocument& other) {
                  return ranks_before(wanted.sort, one, other);
              });
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
