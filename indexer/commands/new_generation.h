// Filling a generation that is not live yet.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/commands/index_run.h"
#include "indexer/index_folder.h"
#include "indexer/readers/json_map.h"
#include "schema/analysis/user_compounds.h"
#include "schema/generation.h"

namespace nachlese {

// What an index is made with beside the archive.
struct Settings {
    UserCompounds compounds;
    JsonMap map;
};

// Builds the database of `generation` from the archive folders. Returns the number of its articles.
// When interrupted() it holds what was read until then, or is no database where that is dropped.
// Xapian's exceptions pass through.
Result<std::uint64_t> fill_generation(const Generation& generation, const Settings& settings,
                                      const std::vector<Scope>& scopes,
                                      OnInterruption on_interruption, IndexRun& run);

// Fills a generation beside the live one, checks it and publishes it. Returns its number, or
// nothing where the run was interrupted before. ArchiveShrunk where it holds too little. What was
// replaced stays; whatever was built and did not go live is the caller's to remove, too.
Result<std::optional<int>> build_and_publish(const IndexerOptions& options,
                                             const IndexFolder& folder, const Settings& settings,
                                             const std::vector<std::string>& paths, IndexRun& run);

}  // namespace nachlese
