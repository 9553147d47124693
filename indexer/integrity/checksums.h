// Checksums of the files of a database, block by block. Xapian's own check notices about half of
// the bytes that flip; these notice all, and say where. ARCHITECTURE.md, "Damage", says in which
// order they are written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "schema/error.h"

namespace nachlese {

// One checksum for each. Xapian's blocks have this size: the first four bytes of one are the
// revision that wrote it.
inline constexpr std::size_t kChecksumBlockBytes = 8192;

struct FileChecksums {
    std::string name;  // without folder
    std::uint64_t size = 0;
    std::vector<std::uint64_t> blocks;  // hash64() of each; the last block may be shorter
    bool operator==(const FileChecksums&) const = default;
};

// Numbers of blocks, by name of the file.
using FileBlocks = std::map<std::string, std::set<std::uint64_t>>;

// What the database was made from, as its metadata say: by this it can be made again when they are
// damaged.
struct Origin {
    std::vector<std::string> roots;  // absolute paths of archive folders
    std::string compounds;           // UserCompounds::canonical_text()
    std::string json_map;            // JsonMap::text()
    bool operator==(const Origin&) const = default;
};

// As stored_compounds() and stored_json_map() do, without looking into the texts.
[[nodiscard]] Origin origin_of(const Xapian::Database& database);

struct Checksums {
    std::string uuid;            // Xapian's of the database
    std::uint64_t revision = 0;  // Xapian's; what is younger is not covered
    Origin origin;
    std::vector<FileChecksums> files;
    bool operator==(const Checksums&) const = default;
};

// Inside the folder of a database.
[[nodiscard]] std::string checksum_file(const std::string& database_path);

// Whether `database` was made by a version that keeps checksums, so that they must be there.
[[nodiscard]] bool expects_checksums(const Xapian::Database& database);
void expect_checksums(Xapian::WritableDatabase& database);

inline constexpr const char* kVersionFileName = "iamglass";

// Names of the files that are covered, of those that are there; ascending.
[[nodiscard]] std::vector<std::string> covered_files(const std::string& database_path);
// Whether its blocks tell the revision that wrote them.
[[nodiscard]] bool is_table(std::string_view file_name);
[[nodiscard]] std::uint32_t block_revision(std::string_view block);

// Reads all files. `database` is the one at the path, with nothing left to commit.
[[nodiscard]] Result<Checksums> compute_checksums(const std::string& database_path,
                                                  const Xapian::Database& database);
// The same after a commit, from the checksums before it: reads `written` alone, of tables, and what
// they have grown by, and the version file. IndexDamaged where a table shrank.
[[nodiscard]] Result<void> renew_checksums(Checksums& checksums, const std::string& database_path,
                                           const Xapian::Database& database,
                                           const FileBlocks& written);

// Nothing where there are none; IndexDamaged where they cannot be believed.
[[nodiscard]] Result<std::optional<Checksums>> read_checksums(const std::string& database_path);
// Durable when it returns.
[[nodiscard]] Result<void> write_checksums(const std::string& database_path,
                                           const Checksums& checksums);

}  // namespace nachlese
