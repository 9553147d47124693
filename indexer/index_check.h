// Whether a generation is sound: Xapian's own check, and what must hold between the articles and
// the catalogue.
#pragma once

#include <string>
#include <vector>

#include "schema/error.h"

namespace nachlese {

// Each text names one thing that is wrong; none: the database at `path` is sound. Reads everything.
// Errors: the database cannot be opened at all.
Result<std::vector<std::string>> check_index(const std::string& path);

}  // namespace nachlese
