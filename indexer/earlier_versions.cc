#include "indexer/earlier_versions.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "indexer/version_order.h"
#include "schema/hash.h"
#include "schema/stored_article.h"

namespace nachlese {

namespace {

// Holds the file, kSeparator and the article.
constexpr std::string_view kByIdKey = "nachlese.earlier:";
// Holds the id; kept longer than the entry by id (kMostOfArticle).
constexpr std::string_view kByFileKey = "nachlese.earlier-of:";
constexpr char kSeparator = '\0';

std::string id_prefix(const Root& root, const std::string& id) {
    return fmt::format("{}{}:{}:", kByIdKey, root.key, hash128_hex(id));
}

std::string file_prefix(const Root& root, const std::string& file) {
    return fmt::format("{}{}:{}:", kByFileKey, root.key, hash128_hex(file));
}

std::string id_key(const Root& root, const Article& article) {
    return id_prefix(root, article.id) + hash128_hex(article.path);
}

std::string file_key(const Root& root, const EarlierVersions::Entry& entry) {
    return file_prefix(root, entry.file) + hash128_hex(entry.article.path);
}

std::vector<std::string> keys_with(const Xapian::Database& database, const std::string& prefix) {
    return {database.metadata_keys_begin(prefix), database.metadata_keys_end(prefix)};
}

}  // namespace

bool is_newer(const Article& one, const Article& other) {
    const auto order = compare_versions(one, other);
    return std::is_eq(order) ? one.path < other.path : std::is_gt(order);
}

bool EarlierVersions::empty() const {
    const std::string prefix(kByFileKey);
    return database_.metadata_keys_begin(prefix) == database_.metadata_keys_end(prefix);
}

void EarlierVersions::add(const Root& root, const Entry& entry) {
    Article alone = entry.article;
    alone.earlier_versions.clear();
    database_.set_metadata(id_key(root, alone), entry.file + kSeparator + store_article(alone));
    database_.set_metadata(file_key(root, entry), alone.id);
    const std::vector<Entry> all = of(root, alone.id);
    for (std::size_t surplus = kMostOfArticle; surplus < all.size(); ++surplus)
        database_.set_metadata(id_key(root, all[surplus].article), {});
}

void EarlierVersions::remove(const Root& root, const Entry& entry) {
    database_.set_metadata(id_key(root, entry.article), {});
    database_.set_metadata(file_key(root, entry), {});
}

std::vector<EarlierVersions::Entry> EarlierVersions::of(const Root& root,
                                                        const std::string& id) const {
    std::vector<Entry> entries;
    for (const std::string& key : keys_with(database_, id_prefix(root, id))) {
        const std::string value = database_.get_metadata(key);
        const std::size_t end = value.find(kSeparator);
        if (end == std::string::npos) {
            throw Xapian::DatabaseCorruptError("an earlier version of an article is damaged");
        }
        auto article = load_article(std::string_view(value).substr(end + 1));
        if (!article) throw Xapian::DatabaseCorruptError(article.error().message);
        entries.push_back({value.substr(0, end), std::move(*article)});
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& one, const Entry& other) {
        return is_newer(one.article, other.article);
    });
    return entries;
}

std::vector<std::string> EarlierVersions::remove_file(const Root& root, const std::string& file) {
    std::vector<std::string> ids;
    const std::string prefix = file_prefix(root, file);
    for (const std::string& key : keys_with(database_, prefix)) {
        std::string id = database_.get_metadata(key);
        database_.set_metadata(id_prefix(root, id) + key.substr(prefix.size()), {});
        database_.set_metadata(key, {});
        ids.push_back(std::move(id));
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

std::uint64_t EarlierVersions::count(const Xapian::Database& database) {
    const std::string prefix(kByFileKey);
    return static_cast<std::uint64_t>(
        std::distance(database.metadata_keys_begin(prefix), database.metadata_keys_end(prefix)));
}

}  // namespace nachlese
