// What part of which archive root a path given by the user means.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/catalogue.h"
#include "schema/error.h"

namespace nachlese {

struct Scope {
    Root root;
    std::string folder;               // below the root; "" for all of it
    std::optional<std::string> file;  // a single file in `folder`
};

// Io where one of the paths does not exist.
Result<void> check_paths(const std::vector<std::string>& paths);

// A path below a known root belongs to that root; any other folder becomes a root, and a single
// file's folder becomes its root. Symbolic links are resolved. Roots do not contain one another:
// each article would be there twice. Errors: Io where a path does not exist, Usage for such a
// containment. What another of the paths contains is left out.
Result<std::vector<Scope>> resolve_scopes(const std::vector<std::string>& paths,
                                          std::vector<Root> known_roots);

}  // namespace nachlese
