// Which files of which archive roots the index holds, as they were when they were read. Kept in the
// index's own metadata, folder by folder, so that it is committed together with the articles.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

#include "schema/archive_root.h"
#include "schema/error.h"

namespace nachlese {

// How the reading of a file ended. The letters are part of the on-disk format.
enum class FileOutcome : char {
    Read = 'R',        // all of it
    NoArticle = 'N',   // understood, and no article
    Failed = 'F',      // wholly or in part unreadable; tried again when the file changes
    Unreadable = 'U',  // could not be opened; tried again in every run
    Collision = 'C',   // an id of another file; tried again when something of the root changes
    Unfinished = 'I',  // the run ended in its middle; read again in the next one
    // See indexer/parts.h; `reason` of the latter two is empty where all was read.
    Part = 'P',       // its text is in the articles of the files that `reason` names
    Assembled = 'A',  // read with its parts
    Awaiting = 'W',   // the same, but some are missing; tried again as after a Collision
};

struct FileRecord {
    std::string name;  // without folder
    std::uint64_t size = 0;
    std::int64_t mtime_ns = 0;
    std::string content_hash;  // content_hash(); empty where the file could not be read
    FileOutcome outcome = FileOutcome::Read;
    std::uint64_t articles = 0;
    std::string reason;  // why it was not read whole; empty for Read
    bool operator==(const FileRecord&) const = default;
};

// Whether the file has been read with other files, its parts.
[[nodiscard]] constexpr bool has_parts(FileOutcome outcome) {
    return outcome == FileOutcome::Assembled || outcome == FileOutcome::Awaiting;
}

// Whether something of the file is not in the index that should be.
[[nodiscard]] bool is_failure(const FileRecord& record);

// Ascending by name.
using FolderRecords = std::vector<FileRecord>;

[[nodiscard]] std::string pack(const FolderRecords& records);
[[nodiscard]] Result<FolderRecords> unpack(std::string_view packed);

// A view of the metadata of one database; Xapian's exceptions pass through. Not thread-safe.
class Catalogue {
  public:
    explicit Catalogue(Xapian::Database database) : database_(std::move(database)) {}

    // Names of the folders of a root that have records, ascending.
    [[nodiscard]] std::vector<std::string> folders(const Root& root) const;
    [[nodiscard]] Result<FolderRecords> load(const Root& root, const std::string& folder) const;

    // No records: the folder's entry is taken away.
    static void store(Xapian::WritableDatabase& database, const Root& root,
                      const std::string& folder, const FolderRecords& records);

  private:
    Xapian::Database database_;
};

}  // namespace nachlese
