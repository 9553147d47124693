// Keeps the checksums of a database in step with it while its one writer changes it.
//
// In this order: the mark, durable, before anything of the database changes; Xapian's commit; the
// folder, so that the commit is durable before what describes it; the checksums of the new
// revision. The mark goes when the run ends. Wherever that is cut, the mark is there and tells a
// reader that blocks may be younger than the checksums.
#pragma once

#include <memory>
#include <string>

#include <xapian.h>

#include "indexer/integrity/checksums.h"
#include "schema/error.h"

namespace nachlese {

// Not thread-safe.
class ChecksumKeeper {
  public:
    // With the writer's lock in hand. Makes good what a run that was cut has left. Null where the
    // database has no checksums: only a rebuild gives it some. IndexDamaged where it is not as it
    // was written.
    static Result<std::unique_ptr<ChecksumKeeper>> open(const std::string& database_path);

    // To be called before each change. The first time it compares everything with the checksums:
    // what is copied from a damaged block into a new one would pass for sound. IndexDamaged where
    // something differs.
    Result<void> before_change();
    // To be called after each commit.
    Result<void> after_commit(const Xapian::Database& database);
    // Nothing is changed any more, and everything is committed.
    Result<void> close();

  private:
    ChecksumKeeper(std::string database_path, Checksums checksums, bool is_compared)
        : path_(std::move(database_path)),
          checksums_(std::move(checksums)),
          is_compared_(is_compared) {}

    std::string path_;
    Checksums checksums_;
    bool is_compared_;
    bool is_marked_ = false;
};

// Checksums for a database that is written whole and not live yet. Durable, as is its folder.
Result<void> write_first_checksums(const std::string& database_path);

}  // namespace nachlese
