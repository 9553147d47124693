// Writes articles and their file records into one Xapian database. Xapian's exceptions pass
// through.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>
#include <xapian.h>

#include "indexer/catalogue.h"
#include "indexer/document_builder.h"
#include "indexer/duplicate_backlog.h"
#include "indexer/integrity/checksum_keeper.h"
#include "indexer/readers/json_map.h"
#include "schema/analysis/user_compounds.h"
#include "schema/article.h"
#include "schema/error.h"

namespace nachlese {

// The one that `database` was made with. Throws Xapian::DatabaseCorruptError where it is damaged.
[[nodiscard]] JsonMap stored_json_map(const Xapian::Database& database);

// The text of it.
[[nodiscard]] std::string stored_json_map_text(const Xapian::Database& database);

// Not thread-safe.
class ShardWriter {
  public:
    // A new database, with the format's metadata; nothing may be there yet.
    static ShardWriter create(const std::string& path, const UserCompounds& compounds = {},
                              const JsonMap& map = {});
    // Analyses with the compounds that the database holds, and keeps its checksums in step with it.
    // IndexDamaged where ChecksumKeeper finds that.
    static Result<ShardWriter> open(const std::string& path);

    // An article of the same id that is in the index already.
    struct Collision {
        std::string path;        // of the article that keeps the id
        bool same_file = false;  // both came from one file
    };
    enum class Addition {
        New,
        Newer,    // took the place of an earlier version
        Earlier,  // a newer version stands in the index; kept beside it
    };
    // Of an id that is taken the newest version is in the index, whichever comes first; where
    // neither says which version it is, the one that came first stays.
    tl::expected<Addition, Collision> add(const Article& article, const Root& root,
                                          const std::string& file);

    struct Removal {
        std::uint64_t removed = 0;   // articles that left the index
        std::uint64_t restored = 0;  // earlier versions that took the place of one
    };
    // Removes the articles that a file brought.
    Removal remove_file(const Root& root, const std::string& file);

    // Packs articles with it from now on, of which there must be none yet.
    void use_text_dictionary(const std::string& dictionary);
    // Databases of documents alone, written with the same compounds and dictionary: their articles
    // are the index's from now on, after those that it has.
    void take_in(const std::vector<std::string>& databases);
    // Removes one article. Throws Xapian::DatabaseCorruptError where it cannot be read.
    Article take_out(Xapian::docid document);

    // From now on the database is damaged where its checksums are missing.
    void expect_checksums();

    void store_records(const Root& root, const std::string& folder, const FolderRecords& records);
    void add_root(const Root& root);

    // Makes all changes since the last call visible to readers, together, and durable. Of a
    // database that was opened, nothing else does; one that was created may commit before.
    void commit();
    // The last commit: if articles came or went, near-duplicates are marked before it.
    void finish();

    // Writes what is committed into one new database, as small as it can be.
    void compact_to(const std::string& path) { database_.compact(path, Xapian::Compactor::FULL); }
    // The same; what `compactor` throws passes through, and leaves part of a database.
    void compact_to(const std::string& path, Xapian::Compactor& compactor) {
        database_.compact(path, Xapian::Compactor::FULL, 0, compactor);
    }

    // Documents added and removed since the last commit.
    [[nodiscard]] std::uint64_t pending_changes() const { return pending_changes_; }
    [[nodiscard]] std::uint64_t article_count() const { return database_.get_doccount(); }
    // By which JSON is read; valid while the writer lives.
    [[nodiscard]] const JsonMap& json_map() const { return map_; }
    [[nodiscard]] const Xapian::WritableDatabase& database() const { return database_; }

  private:
    void replace(Xapian::docid docid, const Article& article, const Root& root,
                 const std::string& file);
    void remove_document(Xapian::docid document);
    void restore_newest(const Root& root, const std::string& id, Removal& removal);
    void refresh_history(const Root& root, const std::string& id);

    ShardWriter(std::string path, Xapian::WritableDatabase database, const UserCompounds& compounds,
                JsonMap map, std::string dictionary, std::unique_ptr<ChecksumKeeper> checksums)
        : path_(std::move(path)),
          database_(std::move(database)),
          builder_(compounds, std::move(dictionary)),
          map_(std::move(map)),
          checksums_(std::move(checksums)),
          backlog_(database_),
          has_changed_(backlog_.is_left_over()) {}

    // Where checksums cannot be written, as Xapian does of its own files.
    void before_change();

    std::string path_;
    Xapian::WritableDatabase database_;
    DocumentBuilder builder_;
    JsonMap map_;
    std::unique_ptr<ChecksumKeeper> checksums_;  // null where the database has none
    DuplicateBacklog backlog_;
    std::uint64_t pending_changes_ = 0;
    bool has_changed_;             // or an earlier run left something of its changes to do
    bool is_transaction_ = false;  // without an end, from one commit to the next
};

}  // namespace nachlese
