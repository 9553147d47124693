// Fills an empty index from all files of a plan, on all cores. The result is the same, document for
// document, whatever the number of threads.
#pragma once

#include <string>

#include "indexer/bulk/bulk_reading.h"
#include "indexer/bulk/bulk_space.h"
#include "indexer/change_plan.h"
#include "indexer/progress.h"
#include "indexer/run_report.h"
#include "indexer/shard_writer.h"

namespace nachlese {

// `writer` is empty; afterwards it holds all articles, in its own database and in others in
// `work_folder`, which must be merged before that folder is removed, and so must the word sequences
// that BatchSequences reads there. Ends early, and soundly, when
// interrupted() (indexer/interruption.h); with anything where the settings say Drop. DiskSpaceLow
// where there is no room for what is still to be written, the merging included: what there is by
// then is no index. Xapian's exceptions pass through.
Result<void> bulk_build(ShardWriter& writer, const ChangePlan& plan, const BulkSettings& settings,
                        const std::string& work_folder, BulkSpace& space, RunReport& report,
                        Progress& progress);

}  // namespace nachlese
