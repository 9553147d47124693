#include "indexer/pipeline.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "indexer/content_hash.h"
#include "indexer/file_report.h"
#include "indexer/folder_reading.h"
#include "indexer/interruption.h"

namespace nachlese {

namespace {

// More changes per commit make Xapian's inverter slower, not faster (ARCHITECTURE.md, "Writing").
constexpr std::uint64_t kChangesPerCommit = 1000;

}  // namespace

// The files of one folder being read, and the records that will stand for them.
class Pipeline::FolderRun {
  public:
    FolderRun(Pipeline& pipeline, const FolderChanges& changes,
              std::vector<FolderChanges>* collided)
        : pipeline_(pipeline),
          changes_(changes),
          collided_(collided),
          reading_(changes.root.path, changes.folder, changes.names, pipeline.zone_, pipeline.now_,
                   &pipeline_.writer_.json_map()) {}

    Result<void> run() {
        auto records = Catalogue(pipeline_.writer_.database()).load(changes_.root, changes_.folder);
        if (!records) return tl::unexpected(records.error());
        for (FileRecord& record : *records) {
            std::string name = record.name;
            records_.emplace(std::move(name), std::move(record));
        }
        for (const FileEntry& entry : changes_.to_read) {
            if (interrupted()) break;
            FileReport file(entry, reading_.path(entry.name));
            bring_in(entry, file);
            records_[entry.name] = std::move(file.record);
            std::move(file.findings.begin(), file.findings.end(),
                      std::back_inserter(pipeline_.report_.findings));
            ++pipeline_.files_done_;
            pipeline_.bytes_done_ += entry.size;
            bytes_of_file_ = 0;
            pipeline_.progress_.update(pipeline_.files_done_, pipeline_.bytes_done_);
        }
        store_records();
        if (collided_ != nullptr && !retry_.empty()) {
            collided_->push_back(
                {changes_.root, changes_.folder, {}, std::move(retry_), changes_.names});
        }
        return {};
    }

  private:
    // As the index has it from an earlier run; null where it does not know the file.
    FileRecord* known(const std::string& name) {
        const auto found = records_.find(name);
        return found == records_.end() ? nullptr : &found->second;
    }

    void bring_in(const FileEntry& entry, FileReport& file) {
        auto hash = content_hash(reading_.file(entry.name), &interrupted);
        const FileRecord* const before = known(entry.name);
        if (!hash && hash.error().code == ErrorCode::Interrupted) {
            if (before != nullptr) {
                file.record = *before;
            } else {
                file.leave_unfinished();
            }
            return;
        }
        if (!hash) {
            // What the index holds of this file stays until it can be read again.
            leave_unreadable(file, hash.error());
            return;
        }
        file.record.content_hash = std::move(*hash);
        if (before != nullptr && collided_ != nullptr &&
            before->content_hash == file.record.content_hash) {
            ++pipeline_.report_.files_touched;
            file.record.outcome = before->outcome;
            file.record.articles = before->articles;
            file.record.reason = before->reason;
            return;
        }
        if (auto outcome = read(entry, file); !outcome) {
            leave_unreadable(file, outcome.error());
        } else if (interrupted()) {
            file.leave_unfinished();
        }
    }

    void leave_unreadable(FileReport& file, const Error& error) {
        const FileRecord* const before = known(file.record.name);
        if (before != nullptr && file.record.articles == 0) file.record.articles = before->articles;
        file.leave_unreadable(error);
        ++pipeline_.report_.files_failed;
    }

    // Fails where the file could not be read for a reason that lies outside it. What the index
    // holds of the file makes way only when something was read.
    Result<void> read(const FileEntry& entry, FileReport& file) {
        bool has_made_way = false;
        const auto make_way = [&] {
            if (std::exchange(has_made_way, true)) return;
            pipeline_.count(pipeline_.writer_.remove_file(changes_.root, file.path()));
            if (FileRecord* const before = known(entry.name)) before->articles = 0;
        };
        const ReadSink sink = file.sink([&](Article&& article) {
            make_way();
            add(article, entry, file);
        });
        auto outcome = reading_.read(entry.name, sink);
        if (!outcome && outcome.error().code == ErrorCode::Io) return outcome;
        if (!outcome && outcome.error().code == ErrorCode::Interrupted) {
            const FileRecord* const before = known(entry.name);
            if (!has_made_way && before != nullptr) file.record.articles = before->articles;
            return {};
        }
        make_way();
        if (!outcome) file.break_off(outcome.error());
        ++pipeline_.report_.files_read;
        pipeline_.report_.bytes_read += entry.size;
        if (file.record.outcome == FileOutcome::Failed) ++pipeline_.report_.files_failed;
        return {};
    }

    void add(const Article& article, const FileEntry& entry, FileReport& file) {
        const auto added = pipeline_.writer_.add(article, changes_.root, file.path());
        if (added) {
            ++file.record.articles;
            pipeline_.count(*added);
            show_progress_within(article, entry);
            if (pipeline_.writer_.pending_changes() >= kChangesPerCommit) commit(file);
            file.examine(article);
            return;
        }
        const ShardWriter::Collision& collision = added.error();
        // The other article may be about to leave the index: one more try at the end of the run.
        if (!collision.same_file && collided_ != nullptr) {
            file.worsen(FileOutcome::Collision, {});
            if (retry_.empty() || retry_.back().name != entry.name) retry_.push_back(entry);
            return;
        }
        file.collide(article, collision);
    }

    // How far a file of many articles is: the size of their text comes close to that of the file.
    void show_progress_within(const Article& article, const FileEntry& entry) {
        for (const Paragraph& paragraph : article.body)
            bytes_of_file_ += paragraph.text.size();
        pipeline_.progress_.update(pipeline_.files_done_,
                                   pipeline_.bytes_done_ + std::min(bytes_of_file_, entry.size));
    }

    void store_records() {
        FolderRecords records;
        records.reserve(records_.size());
        for (const auto& [name, record] : records_)
            records.push_back(record);
        pipeline_.writer_.store_records(changes_.root, changes_.folder, records);
    }

    // In the middle of a file.
    void commit(const FileReport& file) {
        FileReport unfinished = file;
        unfinished.leave_unfinished();
        records_[file.record.name] = std::move(unfinished.record);
        store_records();
        pipeline_.writer_.commit();
    }

    Pipeline& pipeline_;
    const FolderChanges& changes_;
    std::vector<FolderChanges>* collided_;  // null in the last try
    FolderReading reading_;
    std::map<std::string, FileRecord> records_;
    std::vector<FileEntry> retry_;
    std::uint64_t bytes_of_file_ = 0;  // of text read from the file at hand
};

Result<void> Pipeline::run(const ChangePlan& plan) {
    auto outcome = carry_out(plan);
    // Whatever went wrong, what was done until then is sound and stays.
    writer_.finish();
    return outcome;
}

Result<void> Pipeline::carry_out(const ChangePlan& plan) {
    // What has gone leaves first: a file that was moved brings its ids back under another path.
    for (const FolderChanges& changes : plan.folders) {
        if (auto removed = remove_gone(changes); !removed) return removed;
    }
    std::vector<FolderChanges> collided = plan.collided;
    for (const FolderChanges& changes : plan.folders) {
        if (interrupted()) return {};
        if (auto read = FolderRun(*this, changes, &collided).run(); !read) return read;
    }
    if (plan.folders.empty()) return {};
    for (const FolderChanges& changes : collided) {
        if (interrupted()) return {};
        if (auto read = FolderRun(*this, changes, nullptr).run(); !read) return read;
    }
    return {};
}

void Pipeline::count(ShardWriter::Addition addition) {
    if (addition == ShardWriter::Addition::Earlier) return;
    ++report_.articles_added;
    if (addition == ShardWriter::Addition::Newer) ++report_.articles_removed;
}

void Pipeline::count(const ShardWriter::Removal& removal) {
    report_.articles_removed += removal.removed;
    report_.articles_added += removal.restored;
}

Result<void> Pipeline::remove_gone(const FolderChanges& changes) {
    if (changes.gone.empty()) return {};
    auto records = Catalogue(writer_.database()).load(changes.root, changes.folder);
    if (!records) return tl::unexpected(records.error());
    for (const std::string& name : changes.gone) {
        count(writer_.remove_file(changes.root, join_path(changes.folder, name)));
        ++report_.files_removed;
    }
    // Both ascend by name.
    const auto is_gone = [&changes](const FileRecord& record) {
        return std::binary_search(changes.gone.begin(), changes.gone.end(), record.name);
    };
    records->erase(std::remove_if(records->begin(), records->end(), is_gone), records->end());
    writer_.store_records(changes.root, changes.folder, *records);
    return {};
}

}  // namespace nachlese
