// Whether a database is sound, by all that can be known: its checksums, and where they find
// nothing, what must hold inside it.
#pragma once

#include <string>
#include <vector>

#include "indexer/integrity/checksum_check.h"
#include "schema/error.h"

namespace nachlese {

struct Soundness {
    std::vector<std::string> damage;  // each text names one thing that is wrong
    ChecksumReport checksums;         // its damage is in the list above
    // Xapian's own check was left out, because the files cannot be written to; checksums vouch for
    // every byte.
    bool is_without_xapian = false;
};

enum class Thoroughness {
    Bytes,    // checksums alone, where the database has some
    Content,  // and whatever is in it
};

// Needs no lock. Io where a writer changes the database faster than it can be checked, or where it
// cannot be written to and checksums do not vouch for every byte.
[[nodiscard]] Result<Soundness> check_soundness(const std::string& database_path,
                                                Thoroughness thoroughness);

}  // namespace nachlese
