// Walks an archive folder. Follows symbolic links, enters no folder twice, and says what it could
// not look into instead of taking it for empty.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "schema/error.h"

namespace nachlese {

struct FileEntry {
    std::string name;  // without folder
    std::uint64_t size = 0;
    std::int64_t mtime_ns = 0;  // since 1970-01-01T00:00Z
};

struct FolderListing {
    std::string folder;            // below the root, '/' between, "" for the root itself
    std::vector<FileEntry> files;  // regular files, ascending by name
};

struct ScanProblem {
    std::string path;  // below the root
    std::string reason;
    bool is_unknown = false;  // it, or what lies below it, may well be there
};

struct ScanSink {
    std::function<void(FolderListing&&)> folder;
    std::function<void(ScanProblem&&)> problem;
};

// Visits the folders below `root`/`folder` in ascending order of their names. Names that begin with
// a dot and folders that hold a search index are left out. An error is returned only where
// `root`/`folder` itself cannot be read.
Result<void> scan(const std::string& root, const std::string& folder, const ScanSink& sink);

// What is known of one file; fails with Io where there is no such regular file.
Result<FileEntry> stat_file(const std::string& path);

// Names of the regular files in one folder, ascending, without those that begin with a dot; what
// cannot be read is left out.
[[nodiscard]] std::vector<std::string> list_files(const std::string& folder);

// `folder` and `name` with '/' between; `name` alone where `folder` is empty.
[[nodiscard]] std::string join_path(const std::string& folder, const std::string& name);

}  // namespace nachlese
