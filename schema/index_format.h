// What an index says about itself, so that an old program refuses a newer index with a clear error,
// and the reverse. Kept in the database's metadata.
#pragma once

#include <string>

#include <xapian.h>

#include "schema/analysis/user_compounds.h"
#include "schema/error.h"

namespace nachlese {

// Raised when an older program would misread the index.
inline constexpr int kFormatVersion = 1;

// Writes version, features, the user's compounds and the fingerprint of the analysis into an empty
// database. Xapian's exceptions pass through.
void write_format(Xapian::WritableDatabase& database, const UserCompounds& compounds);

// The user's compounds that `database` was analysed with. Throws Xapian::DatabaseCorruptError where
// they are damaged; Xapian's own exceptions pass through.
[[nodiscard]] UserCompounds stored_compounds(const Xapian::Database& database);

// The text of them, as it stands there.
[[nodiscard]] std::string stored_compounds_text(const Xapian::Database& database);

// What `database` was analysed with, as one line.
[[nodiscard]] std::string analyser_fingerprint(const Xapian::Database& database);

// IndexIncompatible when `database` was written by another version, has a feature that this
// program does not know, lacks one that it needs, or was analysed differently. `path` is for the
// message.
[[nodiscard]] Result<void> check_format(const Xapian::Database& database, const std::string& path);

// Opens the live generation of an index folder for reading and checks its format. The returned
// database stays on that generation; open the path again to see a newer one.
[[nodiscard]] Result<Xapian::Database> open_index(const std::string& path);

}  // namespace nachlese
