#include "query/duplicates.h"

#include <algorithm>
#include <vector>

#include "query/enquiry.h"
#include "query/hit_loader.h"
#include "schema/fields.h"
#include "schema/sort_key.h"
#include "schema/stored_article.h"
#include "schema/terms.h"

namespace nachlese {

namespace {

std::string order_of(const Article& article) {
    return sort_key(position_of(article), article.path);
}

}  // namespace

std::string cluster_of(const Xapian::Document& document) {
    return document.get_value(slot_number(ValueSlot::Cluster));
}

void FoldedHits::add_leader(const std::string& cluster, Xapian::docid document,
                            std::optional<std::size_t> hit) {
    if (!cluster.empty()) leaders_.emplace(cluster, Leader{document, hit});
}

bool FoldedHits::fold(const Xapian::Document& document, const Article& article) {
    const auto leader = leaders_.find(cluster_of(document));
    if (leader == leaders_.end()) return false;
    if (leader->second.hit) result_.hits[*leader->second.hit].duplicates.push_back(article);
    ++result_.folded;
    return true;
}

void FoldedHits::load_duplicates(const Xapian::Database& database, const CompiledQuery& compiled) {
    if (leaders_.empty()) return;
    std::vector<Xapian::Query> clusters;
    for (const auto& [cluster, leader] : leaders_)
        clusters.emplace_back(cluster_term(cluster));
    const Xapian::Query any_cluster(Xapian::Query::OP_OR, clusters.begin(), clusters.end());
    const Xapian::MSet found =
        make_enquire(database, {Xapian::Query::OP_FILTER, compiled.query, any_cluster},
                     SortOrder::Relevance, compiled.least_score)
            .get_mset(0, database.get_doccount());
    for (auto match = found.begin(); match != found.end(); ++match) {
        const Xapian::Document document = match.get_document();
        const Leader& leader = leaders_.at(cluster_of(document));
        if (leader.document == *match || !leader.hit) continue;
        result_.hits[*leader.hit].duplicates.push_back(article_of(database, document));
    }
}

void sort_duplicates(SearchResult& result) {
    for (Hit& hit : result.hits) {
        std::sort(hit.duplicates.begin(), hit.duplicates.end(),
                  [](const Article& a, const Article& b) { return order_of(a) < order_of(b); });
    }
}

}  // namespace nachlese
