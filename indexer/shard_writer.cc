#include "indexer/shard_writer.h"

#include <optional>
#include <utility>
#include <vector>

#include "indexer/earlier_versions.h"
#include "indexer/version_order.h"
#include "schema/fields.h"
#include "schema/index_format.h"
#include "schema/replace_file.h"
#include "schema/stored_article.h"
#include "schema/stored_text.h"
#include "schema/terms.h"

namespace nachlese {

namespace {

constexpr const char* kMapKey = "nachlese.json-map";

bool has_term(const Xapian::Document& document, const std::string& term) {
    auto found = document.termlist_begin();
    found.skip_to(term);
    return found != document.termlist_end() && *found == term;
}

// Below the root. The path of an article is that of its file, or has "#member" behind it; file
// names may hold that sign too. Empty where the path was stored otherwise than the file is named,
// without its line breaks.
std::string file_of(const Xapian::Document& document, const Root& root, const std::string& path) {
    std::size_t end = path.size();
    while (!has_term(document, file_term(root.key, path.substr(0, end)))) {
        end = end == 0 ? std::string::npos : path.rfind('#', end - 1);
        if (end == std::string::npos) return {};
    }
    return path.substr(0, end);
}

struct LiveVersion {
    Xapian::docid docid;
    EarlierVersions::Entry entry;
};

// The article that has the id in the index.
std::optional<LiveVersion> live_version(const Xapian::Database& database, const Root& root,
                                        const std::string& id) {
    const std::string term = unique_id_term(root.key, id);
    const auto taken = database.postlist_begin(term);
    if (taken == database.postlist_end(term)) return std::nullopt;
    const Xapian::Document document = database.get_document(*taken);
    Article article = article_of(database, document);
    std::string file = file_of(document, root, article.path);
    return LiveVersion{*taken, {std::move(file), std::move(article)}};
}

bool are_told_apart(const Article& article, const EarlierVersions::Entry& live) {
    return !live.file.empty() && (has_version(article) || has_version(live.article));
}

std::vector<EarlierVersion> history(const std::vector<EarlierVersions::Entry>& entries) {
    std::vector<EarlierVersion> versions;
    for (const EarlierVersions::Entry& entry : entries) {
        const Article& article = entry.article;
        std::optional<DateTime> when = article.version_created;
        if (!when && article.date) when = article.date->when;
        versions.push_back({article.version, when, article.path});
    }
    return versions;
}

}  // namespace

namespace {

void or_throw(const Result<void>& result) {
    if (result) return;
    if (result.error().code == ErrorCode::IndexDamaged) {
        throw Xapian::DatabaseCorruptError(result.error().message);
    }
    throw Xapian::DatabaseError(result.error().message);
}

}  // namespace

std::string stored_json_map_text(const Xapian::Database& database) {
    return database.get_metadata(kMapKey);
}

JsonMap stored_json_map(const Xapian::Database& database) {
    auto map = JsonMap::from_text(stored_json_map_text(database));
    if (!map) throw Xapian::DatabaseCorruptError(map.error().message);
    return std::move(*map);
}

ShardWriter ShardWriter::create(const std::string& path, const UserCompounds& compounds,
                                const JsonMap& map) {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    write_format(database, compounds);
    database.set_metadata(kMapKey, map.text());
    database.commit();
    return {path, std::move(database), compounds, map, {}, nullptr};
}

Result<ShardWriter> ShardWriter::open(const std::string& path) {
    auto checksums = ChecksumKeeper::open(path);
    if (!checksums) return tl::unexpected(checksums.error());
    Xapian::WritableDatabase database(path, Xapian::DB_OPEN);
    const UserCompounds compounds = stored_compounds(database);
    JsonMap map = stored_json_map(database);
    std::string dictionary = stored_text_dictionary(database);
    // Xapian commits by itself after 10,000 changes, and when a run ends by an exception: articles
    // then, without the records of their files. Not in a transaction.
    database.begin_transaction();
    ShardWriter writer(path, std::move(database), compounds, std::move(map), std::move(dictionary),
                       std::move(*checksums));
    writer.is_transaction_ = true;
    return writer;
}

void ShardWriter::before_change() {
    if (checksums_) or_throw(checksums_->before_change());
}

void ShardWriter::expect_checksums() {
    before_change();
    nachlese::expect_checksums(database_);
}

tl::expected<ShardWriter::Addition, ShardWriter::Collision> ShardWriter::add(
    const Article& article, const Root& root, const std::string& file) {
    const auto other = live_version(database_, root, article.id);
    if (other && !are_told_apart(article, other->entry)) {
        return tl::unexpected(Collision{other->entry.article.path, other->entry.file == file});
    }
    before_change();
    has_changed_ = true;
    ++pending_changes_;
    if (!other) {
        database_.add_document(builder_.build(article, root, file));
        return Addition::New;
    }
    EarlierVersions earlier(database_);
    if (is_newer(article, other->entry.article)) {
        earlier.add(root, other->entry);
        replace(other->docid, article, root, file);
        return Addition::Newer;
    }
    earlier.add(root, {file, article});
    replace(other->docid, other->entry.article, root, other->entry.file);
    return Addition::Earlier;
}

// With its history as it is now, and a docid of its own: SequenceFile knows words by docids.
void ShardWriter::replace(Xapian::docid docid, const Article& article, const Root& root,
                          const std::string& file) {
    Article with_history = article;
    with_history.earlier_versions = history(EarlierVersions(database_).of(root, article.id));
    const Xapian::Document document = builder_.build(with_history, root, file);
    remove_document(docid);
    database_.add_document(document);
}

void ShardWriter::remove_document(Xapian::docid document) {
    backlog_.note_removal(
        database_.get_document(document).get_value(slot_number(ValueSlot::SortKey)));
    database_.delete_document(document);
}

ShardWriter::Removal ShardWriter::remove_file(const Root& root, const std::string& file) {
    before_change();
    const std::string term = file_term(root.key, file);
    Removal removal;
    removal.removed = database_.get_termfreq(term);
    EarlierVersions earlier(database_);
    const std::vector<Xapian::docid> documents(database_.postlist_begin(term),
                                               database_.postlist_end(term));
    if (earlier.empty()) {
        for (const Xapian::docid document : documents)
            remove_document(document);
    } else {
        const std::vector<std::string> left = earlier.remove_file(root, file);
        for (const Xapian::docid docid : documents) {
            const std::string id = article_of(database_, database_.get_document(docid)).id;
            remove_document(docid);
            restore_newest(root, id, removal);
        }
        for (const std::string& id : left)
            refresh_history(root, id);
        pending_changes_ += left.size();
    }
    pending_changes_ += removal.removed;
    has_changed_ = has_changed_ || removal.removed > 0;
    return removal;
}

void ShardWriter::restore_newest(const Root& root, const std::string& id, Removal& removal) {
    EarlierVersions earlier(database_);
    std::vector<EarlierVersions::Entry> entries = earlier.of(root, id);
    if (entries.empty()) return;
    const EarlierVersions::Entry newest = std::move(entries.front());
    entries.erase(entries.begin());
    earlier.remove(root, newest);
    Article article = newest.article;
    article.earlier_versions = history(entries);
    database_.add_document(builder_.build(article, root, newest.file));
    ++removal.restored;
}

void ShardWriter::refresh_history(const Root& root, const std::string& id) {
    const auto live = live_version(database_, root, id);
    if (live && !live->entry.file.empty()) {
        replace(live->docid, live->entry.article, root, live->entry.file);
    }
}

void ShardWriter::use_text_dictionary(const std::string& dictionary) {
    before_change();
    store_text_dictionary(database_, dictionary);
    builder_.use_text_dictionary(dictionary);
}

void ShardWriter::take_in(const std::vector<std::string>& databases) {
    for (const std::string& path : databases) {
        database_.add_database(
            Xapian::WritableDatabase(path, Xapian::DB_OPEN | Xapian::DB_NO_SYNC));
    }
    has_changed_ = has_changed_ || !databases.empty();
}

Article ShardWriter::take_out(Xapian::docid document) {
    before_change();
    Article article = article_of(database_, database_.get_document(document));
    remove_document(document);
    ++pending_changes_;
    has_changed_ = true;
    return article;
}

void ShardWriter::store_records(const Root& root, const std::string& folder,
                                const FolderRecords& records) {
    before_change();
    Catalogue::store(database_, root, folder, records);
}

void ShardWriter::add_root(const Root& root) {
    before_change();
    nachlese::add_root(database_, root);
}

void ShardWriter::commit() {
    if (has_changed_) backlog_.store(database_);
    if (is_transaction_) {
        database_.commit_transaction();
        database_.begin_transaction();
    } else {
        database_.commit();
    }
    // Xapian does not: the next commit writes over what a rename leads back to that is lost.
    if (auto flushed = flush_folder(path_); !flushed) {
        throw Xapian::DatabaseError(flushed.error().message);
    }
    if (checksums_) or_throw(checksums_->after_commit(database_));
    pending_changes_ = 0;
}

void ShardWriter::finish() {
    if (has_changed_) backlog_.work_off(database_);
    has_changed_ = false;
    commit();
    if (checksums_) or_throw(checksums_->close());
}

}  // namespace nachlese
