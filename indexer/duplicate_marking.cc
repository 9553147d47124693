#include "indexer/duplicate_marking.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "indexer/duplicate_finder.h"
#include "schema/fields.h"
#include "schema/hash.h"
#include "schema/sort_key.h"
#include "schema/terms.h"

namespace nachlese {

namespace {

using Clusters = std::unordered_map<Xapian::docid, std::string>;

struct OrderedArticle {
    std::string sort_key;
    Xapian::docid document = 0;
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 in "<=> 0" for a pointer
    auto operator<=>(const OrderedArticle&) const = default;
};

std::vector<OrderedArticle> in_order(const Xapian::Database& database) {
    std::vector<OrderedArticle> articles;
    articles.reserve(database.get_doccount());
    const auto end = database.valuestream_end(slot_number(ValueSlot::SortKey));
    for (auto key = database.valuestream_begin(slot_number(ValueSlot::SortKey)); key != end; ++key)
        articles.push_back({*key, key.get_docid()});
    std::sort(articles.begin(), articles.end());
    return articles;
}

Clusters marked_clusters(const Xapian::Database& database) {
    Clusters clusters;
    const auto end = database.valuestream_end(slot_number(ValueSlot::Cluster));
    for (auto cluster = database.valuestream_begin(slot_number(ValueSlot::Cluster)); cluster != end;
         ++cluster)
        clusters.emplace(cluster.get_docid(), *cluster);
    return clusters;
}

// A cluster is named after its head, so its name does not depend on other clusters.
Clusters find_clusters(const Xapian::Database& database) {
    Clusters clusters;
    DuplicateFinder finder;
    const std::vector<OrderedArticle> articles = in_order(database);
    for (const OrderedArticle& article : articles) {
        const OrderedArticle& head = articles[finder.add(
            day_of(article.sort_key),
            database.get_document(article.document).get_value(slot_number(ValueSlot::Signature)))];
        if (&head == &article) continue;
        const std::string cluster = fmt::format("{:016x}", hash64(head.sort_key));
        clusters.emplace(head.document, cluster);
        clusters.emplace(article.document, cluster);
    }
    return clusters;
}

void mark(Xapian::WritableDatabase& database, Xapian::docid id, const std::string& cluster) {
    Xapian::Document document = database.get_document(id);
    const std::string before = document.get_value(slot_number(ValueSlot::Cluster));
    if (!before.empty()) document.remove_term(cluster_term(before));
    if (!cluster.empty()) document.add_boolean_term(cluster_term(cluster));
    document.add_value(slot_number(ValueSlot::Cluster), cluster);
    database.replace_document(id, document);
}

}  // namespace

void mark_duplicates(Xapian::WritableDatabase& database) {
    const Clusters before = marked_clusters(database);
    const Clusters now = find_clusters(database);
    for (const auto& [document, cluster] : before) {
        if (now.count(document) == 0) mark(database, document, {});
    }
    for (const auto& [document, cluster] : now) {
        const auto marked = before.find(document);
        if (marked == before.end() || marked->second != cluster) mark(database, document, cluster);
    }
}

}  // namespace nachlese
