// The file by which Xapian knows a database of the backend "glass", and where each table begins.
// Source: xapian-core 1.4, backends/glass/glass_version.cc.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

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

}  // namespace nachlese::glass
