#include "indexer/bulk/bulk_reading.h"

#include <iterator>
#include <utility>

#include "indexer/bulk/threads.h"
#include "indexer/content_hash.h"
#include "indexer/interruption.h"

namespace nachlese {

FolderReadings folder_readings(const ChangePlan& plan, const BulkSettings& settings) {
    FolderReadings folders;
    for (const FolderChanges& changes : plan.folders) {
        folders.push_back(std::make_unique<FolderReading>(changes.root.path, changes.folder,
                                                          changes.names, settings.zone,
                                                          settings.now, &settings.map));
    }
    return folders;
}

BulkReading::BulkReading(const ChangePlan& plan, const FolderReadings& folders,
                         const BulkSettings& settings, std::shared_future<std::string> dictionary,
                         std::string folder, BulkSpace& space, Progress& progress, Pages pages,
                         std::size_t first_task)
    : plan_(plan),
      folders_(folders),
      settings_(settings),
      dictionary_(std::move(dictionary)),
      folder_(std::move(folder)),
      space_(space),
      progress_(progress),
      pages_(pages),
      first_task_(first_task),
      tasks_(split(plan, settings.segment_bytes)) {}

void BulkReading::run() {
    run_on_threads(settings_.jobs, [this] {
        try {
            work();
        } catch (...) {
            give_up();
            throw;
        }
    });
}

void BulkReading::work() {
    BatchWriter writer(folder_, settings_.compounds, dictionary_);
    while (auto job = next_job()) {
        if (const auto* const batch = std::get_if<ArticleBatch>(&*job)) {
            write(*batch, writer);
        } else {
            read(std::get<std::size_t>(*job), writer);
        }
    }
}

// What has been read is written first: it takes memory.
std::optional<BulkReading::Job> BulkReading::next_job() {
    std::unique_lock lock(mutex_);
    for (;;) {
        if (has_failed_) return std::nullopt;
        if (!waiting_.empty()) {
            ArticleBatch batch = std::move(waiting_.front());
            waiting_.pop_front();
            return batch;
        }
        if (next_task_ < tasks_.size() && !interrupted()) {
            ++being_read_;
            return next_task_++;
        }
        if (being_read_ == 0) return std::nullopt;
        changed_.wait(lock);
    }
}

void BulkReading::read(std::size_t task, BatchWriter& writer) {
    ArticleBatch batch;
    batch.number.task = first_task_ + task;
    std::vector<std::vector<FileReport>> reports(tasks_[task].size());
    for (std::size_t i = 0; i < reports.size() && !interrupted(); ++i)
        read(tasks_[task][i], batch, reports[i], writer);
    if (!batch.items.empty()) write(batch, writer);
    if (!interrupted()) space_.end_task(batch.number.task, bytes_of(tasks_[task]));
    const std::lock_guard lock(mutex_);
    reports_.emplace(task, std::move(reports));
    --being_read_;
    changed_.notify_all();
}

void BulkReading::read(const FileRange& range, ArticleBatch& batch,
                       std::vector<FileReport>& reports, BatchWriter& writer) {
    const FolderChanges& changes = plan_.folders[range.folder];
    FolderReading& folder = *folders_[range.folder];
    for (std::size_t i = range.first; i < range.last && !interrupted(); ++i) {
        const FileEntry& entry = changes.to_read[i];
        FileReport& file = reports.emplace_back(entry, folder.path(entry.name));
        auto hash = content_hash(folder.file(entry.name), &interrupted);
        if (!hash) {
            if (hash.error().code == ErrorCode::Interrupted) {
                file.leave_unfinished();
            } else {
                file.leave_unreadable(hash.error());
            }
            continue;
        }
        file.record.content_hash = std::move(*hash);
        const auto take = [&](Article&& article) {
            ++file.record.articles;
            file.examine(article);
            batch.add({std::move(article), &changes.root, file.path()});
            if (batch.bytes >= settings_.segment_bytes) hand_on(batch, writer);
        };
        const ReadSink sink =
            pages_ == Pages::SetAside ? file.sink_before_parts(take) : file.sink(take);
        const auto outcome = folder.read(entry.name, sink);
        if (!outcome && outcome.error().code == ErrorCode::Io) {
            file.leave_unreadable(outcome.error());
        } else if (interrupted()) {
            file.leave_unfinished();
        } else if (!outcome) {
            file.break_off(outcome.error());
        }
        if (!file.is_set_aside()) show_progress(1, entry.size);
    }
}

void BulkReading::hand_on(ArticleBatch& batch, BatchWriter& writer) {
    ArticleBatch full =
        std::exchange(batch, ArticleBatch{{batch.number.task, batch.number.batch + 1}, {}, 0});
    {
        const std::lock_guard lock(mutex_);
        // As many as there are threads: each finds the next one when it has written one.
        if (waiting_.size() < settings_.jobs) {
            waiting_.push_back(std::move(full));
            changed_.notify_one();
            return;
        }
    }
    write(full, writer);
}

void BulkReading::write(const ArticleBatch& batch, BatchWriter& writer) {
    if (!space_.begin_segment(batch.bytes)) return;
    auto segment = writer.write(batch, settings_.on_interruption);
    if (!segment) return;
    space_.end_segment(batch.number.task, batch.bytes, segment->bytes);
    const std::lock_guard lock(mutex_);
    databases_.emplace(batch.number, std::move(segment->path));
}

void BulkReading::show_progress(std::uint64_t files, std::uint64_t bytes) {
    const std::lock_guard lock(mutex_);
    files_done_ += files;
    bytes_done_ += bytes;
    progress_.update(files_done_, bytes_done_);
}

// Of its files.
std::uint64_t BulkReading::bytes_of(const ReadingTask& task) const {
    std::uint64_t bytes = 0;
    for (const FileRange& range : task) {
        for (std::size_t i = range.first; i < range.last; ++i)
            bytes += plan_.folders[range.folder].to_read[i].size;
    }
    return bytes;
}

void BulkReading::give_up() {
    const std::lock_guard lock(mutex_);
    has_failed_ = true;
    changed_.notify_all();
}

std::vector<std::string> BulkReading::databases() const {
    std::vector<std::string> paths;
    for (const auto& [number, path] : databases_)
        paths.push_back(path);
    return paths;
}

std::vector<std::vector<FileReport>> BulkReading::take_reports() {
    std::vector<std::vector<FileReport>> folders(plan_.folders.size());
    for (auto& [task, ranges] : reports_) {
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            std::vector<FileReport>& files = folders[tasks_[task][i].folder];
            std::move(ranges[i].begin(), ranges[i].end(), std::back_inserter(files));
        }
    }
    return folders;
}

}  // namespace nachlese
