// What a commit of Xapian changed in the blocks of its tables, told by its free lists, in time that
// grows with the change and not with the database. Source: xapian-core 1.4,
// backends/glass/glass_freelist.cc and GlassTable::alter() in glass_table.cc.
//
// What a commit writes goes into blocks that it takes from the beginning of the free list of the
// last revision, or behind the last block. What it supersedes is put at the end of the list, to be
// taken by later commits alone. The one block that is written where it stood is the last of the
// list, which grows.
#pragma once

#include <string>

#include "indexer/glass/version_file.h"
#include "indexer/integrity/checksums.h"
#include "schema/error.h"

namespace nachlese {

struct CommitChanges {
    FileBlocks written;     // or taken and not written; no other block of a table was
    FileBlocks superseded;  // in use before the commit and not after it; bytes are as they were
};

// `after` is the revision on disk, nothing has been changed since, and `before` the one before it.
// IndexDamaged where the lists cannot be what they should be: bytes of the files are not believed.
[[nodiscard]] Result<CommitChanges> changes_of_commit(const std::string& database_path,
                                                      const glass::CommittedRevision& before,
                                                      const glass::CommittedRevision& after);

// The blocks that hold the free lists of the revision on disk. IndexDamaged as above.
[[nodiscard]] Result<FileBlocks> free_list_blocks(const std::string& database_path,
                                                  const glass::CommittedRevision& revision);

}  // namespace nachlese
