// The verbs of nachlese-index. Each returns the process's exit status.
#pragma once

#include <optional>

#include "indexer/options.h"
#include "indexer/readers/json_map.h"
#include "schema/analysis/user_compounds.h"
#include "schema/date.h"
#include "schema/error.h"

namespace nachlese {

// Brings the live generation in line with the archive folders.
Result<int> run_update(const IndexerOptions& options);
// Builds a generation beside the live one and publishes it when it is sound.
Result<int> run_rebuild(const IndexerOptions& options);
// Publishes the generation before the live one, if it is sound.
Result<int> run_rollback(const IndexerOptions& options);
// Rebuilds an index that is damaged from the archive.
Result<int> run_repair(const IndexerOptions& options);
Result<int> run_check(const IndexerOptions& options);
Result<int> run_extract(const IndexerOptions& options);
Result<int> run_analyze(const IndexerOptions& options);
Result<int> run_formats(const IndexerOptions& options);
Result<int> run_status(const IndexerOptions& options);

// The time zone and the present that --timezone and --now give.
struct ReadingTime {
    TimeZone zone;
    DateTime now;
};
Result<ReadingTime> reading_time(const IndexerOptions& options);

// The file that --compounds names; nothing where none is named.
Result<std::optional<UserCompounds>> compounds_given(const IndexerOptions& options);

// What --map says; nothing where it is not given.
Result<std::optional<JsonMap>> map_given(const IndexerOptions& options);

}  // namespace nachlese
