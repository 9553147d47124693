// The file by which Xapian knows a database of the backend "glass", and where each table begins.
// Source: xapian-core 1.4, backends/glass/glass_version.cc.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <xapian.h>

#include "indexer/glass/table_writer.h"

namespace nachlese::glass {

struct DatabaseStatistics {
    Xapian::doccount documents = 0;  // numbered from 1, without a gap
    Xapian::totallength total_length = 0;
    Xapian::termcount least_length = 0;  // of documents that have one; 0 where none has
    Xapian::termcount greatest_length = 0;
    Xapian::termcount greatest_wdf = 0;

    void add_document(Xapian::termcount length) {
        ++documents;
        total_length += length;
        if (length == 0) return;
        least_length = least_length == 0 ? length : std::min(least_length, length);
        greatest_length = std::max(greatest_length, length);
    }
};

struct DatabaseTables {
    TableRoot postings;
    TableRoot data;
    TableRoot term_lists;
};

// In the folder of the database. Throws Xapian::DatabaseError where it cannot be written.
void write_version_file(const std::string& folder, const DatabaseStatistics& statistics,
                        const DatabaseTables& tables);

// Where an entry of a free list stands.
struct FreeListPosition {
    std::uint32_t block = 0;
    std::uint32_t offset = 0;  // bytes; 0: there is no list yet
    bool operator==(const FreeListPosition&) const = default;
};

// Blocks of one table that its revision does not use.
struct FreeList {
    std::uint32_t first_unused = 0;  // from this block on none is used
    FreeListPosition begin;
    FreeListPosition end;  // entries behind it are of later revisions
};

struct CommittedRevision {
    std::uint64_t number = 0;
    std::map<std::string, FreeList> free_lists;  // by name of the table's file
};

// Of any database of this backend in blocks of kBlockBytes. Nothing where `bytes` are no such file.
[[nodiscard]] std::optional<CommittedRevision> parse_version_file(std::string_view bytes);

}  // namespace nachlese::glass
