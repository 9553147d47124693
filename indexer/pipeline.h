// Carries out a change plan: removes what has gone, reads what is new or changed, and commits
// articles and file records together, so that an interrupted run loses nothing it reported.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "indexer/change_plan.h"
#include "indexer/file_report.h"
#include "indexer/parts.h"
#include "indexer/progress.h"
#include "indexer/run_report.h"
#include "indexer/shard_writer.h"
#include "indexer/update_space.h"
#include "schema/date.h"

namespace nachlese {

// Not thread-safe. Xapian's exceptions pass through.
class Pipeline {
  public:
    // All are borrowed and outlive the pipeline.
    Pipeline(ShardWriter& writer, UpdateSpace& space, RunReport& report, Progress& progress,
             const TimeZone& zone, const DateTime& now)
        : writer_(writer),
          space_(space),
          report_(report),
          progress_(progress),
          zone_(zone),
          now_(now) {}

    // Ends early, and soundly, when interrupted() (indexer/interruption.h), and where the disk has
    // no room for more (DiskSpaceLow). Fails where the index itself is damaged; what an input has
    // wrong goes into the report.
    Result<void> run(const ChangePlan& plan);

  private:
    class FolderRun;
    class PartsRun;
    // The record of a file whose parts have not been decided on; until then the catalogue has it as
    // unfinished, so that the next run makes good what this one leaves.
    struct HeldRecord {
        Root root;
        std::string folder;
        FileRecord record;
    };

    // The last ones read whatever the hash says, and leave ids to those who have them.
    enum class Try { First, Last, OfPages };

    Result<void> carry_out(const ChangePlan& plan);
    // `retries` gets the files that are worth another try.
    Result<void> read_all(const std::vector<FolderChanges>& folders, Try which,
                          std::vector<FolderChanges>& retries);
    void take_for_part(const Root& root, FileReport& file, const std::set<std::string>& holders);
    Result<void> release_held();
    Result<void> remove_gone(const FolderChanges& changes);
    void count(ShardWriter::Addition addition);
    void count(const ShardWriter::Removal& removal);

    ShardWriter& writer_;
    UpdateSpace& space_;
    RunReport& report_;
    Progress& progress_;
    const TimeZone& zone_;
    const DateTime& now_;
    FoundParts parts_;
    std::vector<HeldRecord> held_;
    std::vector<FolderChanges> set_aside_;
    std::uint64_t files_done_ = 0;
    std::uint64_t bytes_done_ = 0;
};

}  // namespace nachlese
