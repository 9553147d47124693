#include "indexer/shard_writer.h"

#include "indexer/duplicate_marking.h"
#include "schema/index_format.h"
#include "schema/stored_article.h"
#include "schema/terms.h"

namespace nachlese {

ShardWriter ShardWriter::create(const std::string& path, const UserCompounds& compounds) {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    write_format(database, compounds);
    database.commit();
    return {std::move(database), compounds};
}

ShardWriter ShardWriter::open(const std::string& path) {
    Xapian::WritableDatabase database(path, Xapian::DB_OPEN);
    const UserCompounds compounds = stored_compounds(database);
    return {std::move(database), compounds};
}

std::optional<ShardWriter::Collision> ShardWriter::add(const Article& article, const Root& root,
                                                       const std::string& file) {
    const std::string id_term = unique_id_term(root.key, article.id);
    const auto taken = database_.postlist_begin(id_term);
    if (taken != database_.postlist_end(id_term)) {
        const Xapian::Document other = database_.get_document(*taken);
        const std::string this_file = file_term(root.key, file);
        auto term = other.termlist_begin();
        term.skip_to(this_file);
        const bool same_file = term != other.termlist_end() && *term == this_file;
        const auto stored = load_article(other.get_data());
        return Collision{stored ? stored->path : std::string{}, same_file};
    }
    database_.add_document(builder_.build(article, root, file));
    ++pending_changes_;
    has_changed_ = true;
    return std::nullopt;
}

std::uint64_t ShardWriter::remove_file(const Root& root, const std::string& file) {
    const std::string term = file_term(root.key, file);
    if (!database_.term_exists(term)) return 0;
    const std::uint64_t count = database_.get_termfreq(term);
    database_.delete_document(term);
    pending_changes_ += count;
    has_changed_ = true;
    return count;
}

void ShardWriter::store_records(const Root& root, const std::string& folder,
                                const FolderRecords& records) {
    Catalogue::store(database_, root, folder, records);
}

void ShardWriter::add_root(const Root& root) {
    nachlese::add_root(database_, root);
}

void ShardWriter::commit() {
    database_.commit();
    pending_changes_ = 0;
}

void ShardWriter::finish() {
    if (has_changed_) mark_duplicates(database_);
    commit();
}

}  // namespace nachlese
