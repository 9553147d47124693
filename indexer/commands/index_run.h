// What `update` and `rebuild` have in common: from paths to a filled shard and a report.
#pragma once

#include <string>
#include <vector>

#include "indexer/commands/commands.h"
#include "indexer/run_report.h"
#include "indexer/scope.h"
#include "indexer/shard_writer.h"

namespace nachlese {

// One run of a verb that writes. Not thread-safe.
class IndexRun {
  public:
    IndexRun(const char* verb, const IndexerOptions& options, const ReadingTime& time);

    // Brings the shard in line with `scopes`. Xapian's exceptions become errors.
    Result<void> fill(ShardWriter& writer, const std::vector<Scope>& scopes);

    // Writes the reports, prints the summary and returns the exit status.
    Result<int> finish(int generation);

  private:
    const IndexerOptions& options_;
    const ReadingTime& time_;
    std::int64_t started_ns_;
    RunReport report_;
};

}  // namespace nachlese
