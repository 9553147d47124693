// Compares the files of a database with their checksums.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "indexer/integrity/checksums.h"
#include "schema/error.h"

namespace nachlese {

enum class Coverage {
    Whole,
    Behind,  // some blocks were written after the checksums, by a run that goes on or was cut
    None,    // made by a version that kept no checksums
};

struct ChecksumReport {
    Coverage coverage = Coverage::Whole;
    std::vector<std::string> damage;      // each names a file, and where it can the bytes of it
    std::set<std::string> damaged_files;  // their names, where the damage is known to be in files
    std::uint64_t revision = 0;           // that is covered
    std::uint64_t uncovered_blocks = 0;   // where coverage is Behind
    bool is_judged = true;  // false: of the uncovered blocks nothing is known, since Xapian's check
                            // cannot be run on files that cannot be written to
};

// Reads all files; needs no lock, and takes nothing for damage that a writer does meanwhile.
// IndexDamaged where the database or its checksums are missing or cannot be believed at all.
[[nodiscard]] Result<ChecksumReport> check_checksums(const std::string& database_path);

// Those of `blocks` that are not as `checksums` say, for the database's writer. IndexDamaged where
// one is not there.
[[nodiscard]] Result<FileBlocks> damaged_blocks(const std::string& database_path,
                                                const Checksums& checksums,
                                                const FileBlocks& blocks);

// "…/postlist.glass: bytes 8192 to 24575 are not as they were written", one for each run of blocks.
[[nodiscard]] std::vector<std::string> describe_damage(const std::string& database_path,
                                                       const FileBlocks& damaged);

}  // namespace nachlese
