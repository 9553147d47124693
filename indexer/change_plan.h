// What has to be done to bring the index in line with an archive: the difference between the folder
// scan and the catalogue.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/scanner.h"
#include "indexer/scope.h"
#include "indexer/shrink_limit.h"

namespace nachlese {

// Changes of one folder.
struct FolderChanges {
    Root root;
    std::string folder;
    std::vector<std::string> gone;   // names of files that are no longer there
    std::vector<FileEntry> to_read;  // new ones, and ones with another size or time
    std::vector<std::string> names;  // of all files in the folder, ascending
};

struct ChangePlan {
    std::vector<FolderChanges> folders;
    // Files with an id that another file took, or of which a part was missing: worth another try
    // when something has changed. Read whatever their hash says, after all others.
    std::vector<FolderChanges> retries;
    // Parts (indexer/parts.h) of files that have changed or gone: they may be none any more.
    std::vector<FolderChanges> undecided;
    std::vector<ScanProblem> problems;
    // Files that failed in an earlier run and have not changed since.
    std::vector<std::pair<std::string, std::string>> known_failures;  // path and reason
    std::uint64_t files_seen = 0;
    std::uint64_t files_unchanged = 0;
    std::uint64_t files_to_read = 0;
    std::uint64_t bytes_to_read = 0;
};

// Adds what `scope` needs to `plan`. What could not be looked at keeps its records. A root that has
// lost all its files is taken for one that is not mounted, a folder that has lost more than `limit`
// allows for one that is damaged: ArchiveShrunk.
Result<void> plan_changes(const Scope& scope, const Catalogue& catalogue, const ShrinkLimit& limit,
                          ChangePlan& plan);

}  // namespace nachlese
