// What --help says beside the options, and the cheat sheet of --help-query. Both are made from the
// tables that the program itself works by.
#pragma once

#include <span>
#include <string>

#include "schema/command_example.h"

namespace nachlese {

[[nodiscard]] std::span<const CommandExample> search_examples();

// Examples, fields and exit statuses.
[[nodiscard]] std::string help_footer();

[[nodiscard]] std::string query_cheat_sheet();

}  // namespace nachlese
