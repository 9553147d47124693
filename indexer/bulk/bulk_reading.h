// Reads all files of a plan on all cores and writes what they hold into small databases. Each
// thread reads or writes as there is need: whoever has read a batch hands it to the others while
// they can take it, so one huge container keeps all cores busy, too.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "indexer/bulk/batch_writer.h"
#include "indexer/bulk/bulk_space.h"
#include "indexer/bulk/reading_task.h"
#include "indexer/change_plan.h"
#include "indexer/file_report.h"
#include "indexer/folder_reading.h"
#include "indexer/interruption.h"
#include "indexer/progress.h"
#include "indexer/readers/json_map.h"
#include "schema/analysis/user_compounds.h"
#include "schema/date.h"

namespace nachlese {

// By what a bulk run reads and writes; all is borrowed.
struct BulkSettings {
    const UserCompounds& compounds;
    const JsonMap& map;
    const TimeZone& zone;
    const DateTime& now;
    unsigned jobs;                 // threads
    std::uint64_t segment_bytes;   // see indexer/bulk/reading_task.h
    std::size_t dictionary_bytes;  // see indexer/bulk/text_sample.h
    OnInterruption on_interruption = OnInterruption::Keep;
};

// Of each folder of a plan.
using FolderReadings = std::vector<std::unique_ptr<FolderReading>>;
[[nodiscard]] FolderReadings folder_readings(const ChangePlan& plan, const BulkSettings& settings);

// What a reading does with files that may be parts of others (indexer/parts.h).
enum class Pages { SetAside, Read };

class BulkReading {
  public:
    // The databases go into `folder`, packed with `dictionary` (TextPacker). Of several readings
    // into one folder each begins with the task at which the one before ended. All is borrowed and
    // outlives the reading.
    BulkReading(const ChangePlan& plan, const FolderReadings& folders, const BulkSettings& settings,
                std::shared_future<std::string> dictionary, std::string folder, BulkSpace& space,
                Progress& progress, Pages pages, std::size_t first_task = 0);

    // Ends early when interrupted() (indexer/interruption.h), as it is where the disk has no room:
    // BulkSpace::check_merge() tells. What a thread throws, such as
    // Xapian's exceptions, is thrown here when all have ended. Once.
    void run();

    // Of the small databases, in the order of their articles.
    [[nodiscard]] std::vector<std::string> databases() const;
    [[nodiscard]] std::size_t end_task() const { return first_task_ + tasks_.size(); }
    // Of the files that were read, in the order of the plan: for each folder of the plan.
    [[nodiscard]] std::vector<std::vector<FileReport>> take_reports();

  private:
    using Job = std::variant<std::size_t, ArticleBatch>;  // a task's number, or what to write

    void work();
    [[nodiscard]] std::optional<Job> next_job();
    void read(std::size_t task, BatchWriter& writer);
    void read(const FileRange& range, ArticleBatch& batch, std::vector<FileReport>& reports,
              BatchWriter& writer);
    void hand_on(ArticleBatch& batch, BatchWriter& writer);
    void write(const ArticleBatch& batch, BatchWriter& writer);
    [[nodiscard]] std::uint64_t bytes_of(const ReadingTask& task) const;
    void show_progress(std::uint64_t files, std::uint64_t bytes);
    void give_up();

    const ChangePlan& plan_;
    const FolderReadings& folders_;
    const BulkSettings& settings_;
    std::shared_future<std::string> dictionary_;
    std::string folder_;
    BulkSpace& space_;
    Progress& progress_;
    Pages pages_;
    std::size_t first_task_;
    std::vector<ReadingTask> tasks_;

    std::mutex mutex_;  // guards what follows
    std::condition_variable changed_;
    std::size_t next_task_ = 0;
    std::size_t being_read_ = 0;  // tasks
    std::deque<ArticleBatch> waiting_;
    std::map<BatchNumber, std::string> databases_;
    std::map<std::size_t, std::vector<std::vector<FileReport>>> reports_;  // by task and range
    std::uint64_t files_done_ = 0;
    std::uint64_t bytes_done_ = 0;
    bool has_failed_ = false;
};

}  // namespace nachlese
