#include "query/alerts/census.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "query/publication.h"
#include "schema/archive_root.h"
#include "schema/fields.h"
#include "schema/hash.h"
#include "schema/sort_key.h"
#include "schema/stored_article.h"
#include "schema/version.h"

namespace nachlese {

namespace {

bool is_before(const KnownArticle& article, std::uint64_t identity) {
    return article.identity < identity;
}

// Of all that readers see; neither of where it stands nor of which versions there were before.
std::uint64_t content_hash(const Xapian::Database& database, Xapian::docid document) {
    Article article =
        article_of(database, database.get_document(document, Xapian::DOC_ASSUME_VALID));
    article.id.clear();
    article.path.clear();
    article.earlier_versions.clear();
    if (article.date) article.date->in_future = false;
    return hash64(store_article(article));
}

DocumentSet unpublished_documents(const Xapian::Database& database, const DateTime& now) {
    const auto query = unpublished(database, now);
    if (!query) return {};
    Xapian::Enquire enquire(database);
    enquire.set_query(*query);
    const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
    DocumentSet documents(found.size());
    std::transform(found.begin(), found.end(), documents.begin(),
                   [](Xapian::docid document) { return document; });
    std::sort(documents.begin(), documents.end());
    return documents;
}

std::set<std::string> root_keys(const Xapian::Database& database) {
    std::set<std::string> keys;
    for (const Root& root : roots_of(database))
        keys.insert(root.key);
    return keys;
}

class Counting {
  public:
    Counting(const Xapian::Database& database, const std::optional<AlertState>& before,
             const DateTime& now)
        : database_(database), before_(before), unpublished_(unpublished_documents(database, now)) {
        AlertState& state = census_.state;
        state.digest = before ? before->digest + 1 : 1;
        state.uuid = database.get_uuid();
        state.last_document = database.get_lastdocid();
        state.roots = root_keys(database);
        // Documents up to the last one then are what they were, since docids are not used again.
        is_same_database_ =
            before && before->uuid == state.uuid && before->last_document <= state.last_document;
        state.program = is_same_database_ ? before->program : std::string(kVersion);
        census_.changes_are_untold = before && !is_same_database_ && before->program != kVersion;
    }

    void run() {
        const auto slot = slot_number(ValueSlot::SortKey);
        for (auto key = database_.valuestream_begin(slot); key != database_.valuestream_end(slot);
             ++key)
            count(key.get_docid(), hash64(identity_in(*key)));
        finish();
    }

    // None of what the state knows was met, in another archive.
    [[nodiscard]] bool is_foreign() const {
        if (!before_ || before_->articles.empty() || census_.documents.empty()) return false;
        const std::set<std::string>& roots = census_.state.roots;
        return recognised_ == 0 &&
               std::none_of(before_->roots.begin(), before_->roots.end(),
                            [&roots](const std::string& root) { return roots.contains(root); });
    }

    Census take() { return std::move(census_); }

  private:
    [[nodiscard]] const KnownArticle* known(std::uint64_t identity) const {
        if (!before_) return nullptr;
        const auto& articles = before_->articles;
        const auto found = std::lower_bound(articles.begin(), articles.end(), identity, is_before);
        return found == articles.end() || found->identity != identity ? nullptr : &*found;
    }

    [[nodiscard]] const KnownArticle* known_by_content(std::uint64_t content) {
        if (!before_) return nullptr;
        if (by_content_.empty()) {
            for (const KnownArticle& article : before_->articles)
                by_content_.emplace(article.content, &article);
        }
        const auto found = by_content_.find(content);
        return found == by_content_.end() ? nullptr : found->second;
    }

    void count(Xapian::docid document, std::uint64_t identity) {
        const DigestNumber number = census_.state.digest;
        KnownArticle article;
        if (const KnownArticle* const same = known(identity)) {
            article = *same;
            if (!is_same_database_ || document > before_->last_document) {
                compare(document, article);
            }
            ++recognised_;
        } else {
            const std::uint64_t content = content_hash(database_, document);
            if (const KnownArticle* const copy = known_by_content(content)) {
                article = *copy;
                ++recognised_;
            } else {
                article.content = content;
                article.added = number;
                ++census_.added;
            }
            article.identity = identity;
        }
        article.seen = number;
        const bool is_published =
            !std::binary_search(unpublished_.begin(), unpublished_.end(), document);
        if (is_published && article.published == 0) article.published = number;
        census_.documents.push_back({document, article});
    }

    void compare(Xapian::docid document, KnownArticle& article) {
        const std::uint64_t content = content_hash(database_, document);
        if (content == article.content) return;
        article.content = content;
        if (census_.changes_are_untold) return;
        article.changed = census_.state.digest;
        ++census_.changed;
    }

    void finish() {
        std::vector<KnownArticle> present;
        present.reserve(census_.documents.size());
        for (const CountedArticle& counted : census_.documents)
            present.push_back(counted.known);
        const auto by_identity = [](const KnownArticle& a, const KnownArticle& b) {
            return a.identity < b.identity;
        };
        std::sort(present.begin(), present.end(), by_identity);
        std::vector<KnownArticle>& articles = census_.state.articles;
        articles = std::move(present);
        if (!before_) return;
        // What has gone may come back: a folder that was not mounted, a file that was moved twice.
        std::vector<KnownArticle> gone;
        std::set_difference(before_->articles.begin(), before_->articles.end(), articles.begin(),
                            articles.end(), std::back_inserter(gone), by_identity);
        const DigestNumber number = census_.state.digest;
        const auto is_forgotten = [number](const KnownArticle& article) {
            return number - article.seen > kDigestsRemembered;
        };
        gone.erase(std::remove_if(gone.begin(), gone.end(), is_forgotten), gone.end());
        const auto middle = static_cast<std::ptrdiff_t>(articles.size());
        articles.insert(articles.end(), gone.begin(), gone.end());
        std::inplace_merge(articles.begin(), articles.begin() + middle, articles.end(),
                           by_identity);
    }

    const Xapian::Database& database_;
    const std::optional<AlertState>& before_;
    DocumentSet unpublished_;
    bool is_same_database_ = false;
    std::unordered_map<std::uint64_t, const KnownArticle*> by_content_;
    std::uint64_t recognised_ = 0;
    Census census_;
};

}  // namespace

Result<Census> take_census(const Xapian::Database& database,
                           const std::optional<AlertState>& before, const DateTime& now,
                           const std::string& state_path) {
    Counting counting(database, before, now);
    counting.run();
    if (counting.is_foreign()) {
        return fail(ErrorCode::BadInput,
                    fmt::format("{}: knows other articles in other archive folders: it is the "
                                "state of another index",
                                state_path),
                    "name another file with --alerts-state, or take this one away: what the index "
                    "holds then counts as told");
    }
    return counting.take();
}

News news_of(const KnownArticle& article, const Reach& reach) {
    const DigestNumber met = reach.any_status ? article.added : article.published;
    if (met == 0) return News::None;
    if (met > reach.since) return News::New;
    return article.changed > reach.since ? News::Changed : News::None;
}

DocumentSet documents_with(const Census& census, const Reach& reach, News news) {
    DocumentSet documents;
    for (const CountedArticle& article : census.documents) {
        if (news_of(article.known, reach) == news) documents.push_back(article.document);
    }
    return documents;
}

}  // namespace nachlese
