// What --help says beside the options, and the cheat sheet of --help-query. Both are made from the
// tables that the program itself works by.
#pragma once

#include <string>

namespace nachlese {

// Examples, fields and exit statuses.
[[nodiscard]] std::string help_footer();

[[nodiscard]] std::string query_cheat_sheet();

}  // namespace nachlese
