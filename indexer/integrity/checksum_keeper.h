// Keeps the checksums of a database in step with it while its one writer changes it.
//
// In this order: the mark, durable, before anything of the database changes; Xapian's commit; the
// folder, so that the commit is durable before what describes it; what the commit superseded is
// compared; the checksums of the new revision. The mark goes when the run ends. Wherever that is
// cut, the mark is there and tells a reader that blocks may be younger than the checksums.
//
// None of it takes longer for a larger database, but for reading and writing its checksums.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <xapian.h>

#include "indexer/glass/version_file.h"
#include "indexer/integrity/checksums.h"
#include "schema/error.h"

namespace nachlese {

// Not thread-safe.
class ChecksumKeeper {
  public:
    // With the writer's lock in hand. Makes good what a run that was cut has left. Null where the
    // database has no checksums: only a rebuild gives it some. IndexDamaged where that finds
    // damage, or an earlier run has.
    static Result<std::unique_ptr<ChecksumKeeper>> open(const std::string& database_path);

    // To be called before each change. The first time it compares what tells Xapian where it may
    // write: sizes, version file, free lists. IndexDamaged where something differs; nothing has
    // been changed then.
    Result<void> before_change();
    // To be called after each commit. IndexDamaged where the commit has copied damage; the mark
    // stays then and names it, and no run changes the database any more.
    Result<void> after_commit(const Xapian::Database& database);
    // Nothing is changed any more, and everything is committed.
    Result<void> close();

  private:
    ChecksumKeeper(std::string database_path, Checksums checksums)
        : path_(std::move(database_path)), checksums_(std::move(checksums)) {}

    Result<void> follow_commit(const Xapian::Database& database);
    Result<void> look_at_everything(const Xapian::Database& database);

    std::string path_;
    Checksums checksums_;
    std::optional<glass::CommittedRevision> revision_;  // that the checksums are of
    bool is_marked_ = false;
};

// Checksums for a database that is written whole and not live yet. Durable, as is its folder.
Result<void> write_first_checksums(const std::string& database_path);

}  // namespace nachlese
