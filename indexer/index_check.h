// Whether a generation is sound: Xapian's own check, and what must hold between the articles and
// the catalogue.
#pragma once

#include <string>
#include <vector>

#include "schema/error.h"

namespace nachlese {

// Xapian's own check opens files for writing, though it changes none: whether it can be run on the
// database at `path`.
[[nodiscard]] bool can_xapian_check(const std::string& path);
// What there is to say where it cannot.
[[nodiscard]] Error cannot_be_checked(const std::string& path);

enum class XapianCheck { Run, LeaveOut };

// Each text names one thing that is wrong; none: the database at `path` is sound. Reads everything,
// unless interrupted().
// Errors: the database cannot be opened at all; Io where Xapian's check is to run and cannot.
Result<std::vector<std::string>> check_index(const std::string& path,
                                             XapianCheck xapian_check = XapianCheck::Run);

}  // namespace nachlese
