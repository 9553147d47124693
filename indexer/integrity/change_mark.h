// A file beside a database that says that a run changes it, or has and was cut short: until it
// goes, the checksums may be behind.
#pragma once

#include <optional>
#include <string>

#include "indexer/integrity/checksums.h"
#include "schema/error.h"

namespace nachlese {

struct ChangeMark {
    FileBlocks damaged;  // that the run has copied from, as it found afterwards
    bool operator==(const ChangeMark&) const = default;
};

// Inside the folder of the database.
[[nodiscard]] std::string change_mark_file(const std::string& database_path);

// Nothing where there is none; IndexDamaged where it is not as it was written.
[[nodiscard]] Result<std::optional<ChangeMark>> read_change_mark(const std::string& database_path);
// Both durable when they return.
[[nodiscard]] Result<void> write_change_mark(const std::string& database_path,
                                             const ChangeMark& mark);
[[nodiscard]] Result<void> remove_change_mark(const std::string& database_path);

}  // namespace nachlese
