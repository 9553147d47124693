// What has to be done to bring the index in line with an archive: the difference between the folder
// scan and the catalogue.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/scanner.h"
#include "indexer/scope.h"

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
    // Files with an id that another file took: worth another try when something has changed.
    std::vector<FolderChanges> collided;
    std::vector<ScanProblem> problems;
    std::uint64_t files_seen = 0;
    std::uint64_t files_unchanged = 0;
    std::uint64_t files_to_read = 0;
    std::uint64_t bytes_to_read = 0;
};

// Adds what `scope` needs to `plan`. What could not be looked at keeps its
// records.
Result<void> plan_changes(const Scope& scope, const Catalogue& catalogue, ChangePlan& plan);

}  // namespace nachlese
