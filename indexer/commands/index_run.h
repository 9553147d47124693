// What `update` and `rebuild` have in common: from paths to a filled shard and a report.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "indexer/change_plan.h"
#include "indexer/commands/commands.h"
#include "indexer/disk_space.h"
#include "indexer/interruption.h"
#include "indexer/progress.h"
#include "indexer/run_report.h"
#include "indexer/scope.h"
#include "indexer/shard_writer.h"

namespace nachlese {

// One run of a verb that writes. Not thread-safe.
class IndexRun {
  public:
    IndexRun(const char* verb, const IndexerOptions& options, const ReadingTime& time);

    // Brings the shard, whose database is at `database_path`, in line with `scopes`. Xapian's
    // exceptions become errors.
    Result<void> fill(ShardWriter& writer, const std::string& database_path,
                      const std::vector<Scope>& scopes);

    // Fills an index that is empty, on all cores; faster than fill(). See bulk_build.
    Result<void> fill_new(ShardWriter& writer, const UserCompounds& compounds,
                          const std::string& work_folder, const std::vector<Scope>& scopes,
                          OnInterruption on_interruption);

    // DiskSpaceLow where there is no room for an empty generation, whatever the archive holds.
    [[nodiscard]] Result<void> check_room_to_begin() const;

    // Something that the user should know of and that no file of the archive tells.
    void add_finding(Finding finding) { report_.findings.push_back(std::move(finding)); }

    // The live generation, which the run has changed, whether it succeeds or not.
    void name_generation(int number) { report_.generation = number; }
    // Where interrupted() after the index was filled.
    void note_interruption();

    // Prints the summary, writes the reports and returns the exit status. No generation: none was
    // published, because the run was interrupted.
    Result<int> finish(std::optional<int> generation);

    // Writes the reports of a run that failed with the writer's lock in hand.
    void record_failure(const Error& error);

    // Fails where --report could not be written: better known before the work than after it.
    [[nodiscard]] Result<void> check_report_folder() const;

  private:
    // Before anything is changed.
    using Check = std::function<Result<void>(const ChangePlan& plan)>;
    using Work = std::function<Result<void>(const ChangePlan& plan, Progress& progress)>;

    Result<void> carry_out(ShardWriter& writer, const std::vector<Scope>& scopes,
                           const Check& check, const Work& work);
    void take_stock();

    const IndexerOptions& options_;
    const ReadingTime& time_;
    DiskSpace disk_;
    std::int64_t started_ns_;
    RunReport report_;
};

// Calls `work` and turns Xapian's exceptions into errors about `what`.
template <typename Work>
auto with_xapian_errors(const std::string& what, Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const Xapian::Error& error) {
        return tl::unexpected(from_xapian(error, what));
    }
}

}  // namespace nachlese
