// Which blocks of Xapian's tables hold nothing of the database.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "schema/error.h"

namespace nachlese {

struct FreeBlocks {
    std::set<std::uint64_t> blocks;
    std::uint64_t first_unused = 0;  // from here on none is used
    [[nodiscard]] bool contains(std::uint64_t block) const {
        return block >= first_unused || blocks.contains(block);
    }
};

// By name of the table's file. Has Xapian check the database for it, and so reads all that it uses;
// IndexDamaged where Xapian finds something.
Result<std::map<std::string, FreeBlocks>> free_blocks(const std::string& database_path);

// The same out of what Xapian::Database::check() prints; tested apart from it.
std::map<std::string, FreeBlocks> parse_free_blocks(const std::string& report);

}  // namespace nachlese
