#include "indexer/duplicate_marking.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
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

// After its head, so the name does not depend on other clusters.
std::string cluster_name(std::string_view sort_key_of_head) {
    return fmt::format("{:016x}", hash64(sort_key_of_head));
}

Clusters find_clusters(const Xapian::Database& database) {
    Clusters clusters;
    DuplicateFinder finder;
    const std::vector<OrderedArticle> articles = in_order(database);
    for (const OrderedArticle& article : articles) {
        const OrderedArticle& head = articles[finder.add(
            day_of(article.sort_key),
            database.get_document(article.document).get_value(slot_number(ValueSlot::Signature)))];
        if (&head == &article) continue;
        const std::string cluster = cluster_name(head.sort_key);
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

// The marks around days whose articles have changed.
class DayMarking {
  public:
    explicit DayMarking(Xapian::WritableDatabase& database) : database_(database) {}

    // Returns the last day that has been looked at.
    CivilDate mark_from(const CivilDate& first, const std::set<CivilDate>& changed_days) {
        for (CivilDate day = add_days(first, -kDuplicateWindowDays); day < first;
             day = add_days(day, 1))
            take_heads(day);
        CivilDate last_change = first;
        CivilDate day = first;
        for (; day <= add_days(last_change, kDuplicateWindowDays); day = add_days(day, 1)) {
            if (mark_members(day) || changed_days.count(day) > 0) last_change = day;
        }
        for (const DatedArticle& article : articles_) {
            if (article.is_head) mark_head(article);
        }
        return add_days(day, -1);
    }

  private:
    struct DatedArticle {
        std::string sort_key;
        Xapian::docid document = 0;
        std::string signature;
        std::string cluster;  // as it is marked
        bool is_head = true;

        [[nodiscard]] bool is_marked_as_head() const {
            return cluster.empty() || cluster == cluster_name(sort_key);
        }
    };

    std::vector<DatedArticle> articles_of(const CivilDate& day) {
        std::vector<DatedArticle> articles;
        const std::string term = day_term(day);
        const std::vector<Xapian::docid> ids(database_.postlist_begin(term),
                                             database_.postlist_end(term));
        for (const Xapian::docid id : ids) {
            const Xapian::Document document = database_.get_document(id, Xapian::DOC_ASSUME_VALID);
            articles.push_back({document.get_value(slot_number(ValueSlot::SortKey)), id,
                                document.get_value(slot_number(ValueSlot::Signature)),
                                document.get_value(slot_number(ValueSlot::Cluster))});
        }
        std::sort(articles.begin(), articles.end(),
                  [](const DatedArticle& one, const DatedArticle& other) {
                      return std::tie(one.sort_key, one.document) <
                             std::tie(other.sort_key, other.document);
                  });
        return articles;
    }

    void take_heads(const CivilDate& day) {
        for (DatedArticle& article : articles_of(day)) {
            if (!article.is_marked_as_head()) continue;
            finder_.add_head(day, article.signature);
            articles_.push_back(std::move(article));
        }
    }

    // Whether any article of the day belongs to another head than before.
    bool mark_members(const CivilDate& day) {
        bool has_changed = false;
        for (DatedArticle& article : articles_of(day)) {
            const std::size_t number = finder_.add(day, article.signature);
            article.is_head = number == articles_.size();
            const bool is_as_before =
                article.is_head ? article.is_marked_as_head()
                                : article.cluster == cluster_name(articles_[number].sort_key);
            if (!is_as_before) {
                has_changed = true;
                change(article, article.is_head ? "" : cluster_name(articles_[number].sort_key));
            }
            articles_.push_back(std::move(article));
        }
        return has_changed;
    }

    void mark_head(DatedArticle article) {
        const std::string cluster = cluster_name(article.sort_key);
        const bool is_marked = article.cluster == cluster;
        const bool has_members =
            database_.get_termfreq(cluster_term(cluster)) > (is_marked ? 1U : 0U);
        if (has_members != is_marked) change(article, has_members ? cluster : "");
    }

    void change(DatedArticle& article, const std::string& cluster) {
        mark(database_, article.document, cluster);
        article.cluster = cluster;
    }

    Xapian::WritableDatabase& database_;
    DuplicateFinder finder_;
    std::vector<DatedArticle> articles_;  // by the numbers that the finder gives them
};

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

void mark_duplicates(Xapian::WritableDatabase& database, const std::set<CivilDate>& days) {
    for (auto day = days.begin(); day != days.end();)
        day = days.upper_bound(DayMarking(database).mark_from(*day, days));
}

}  // namespace nachlese
