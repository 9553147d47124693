#include "indexer/pipeline.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "indexer/content_hash.h"
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
            records_[entry.name] = bring_in(entry);
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
    FileRecord bring_in(const FileEntry& entry) {
        FileRecord record{entry.name, entry.size, entry.mtime_ns, {}, FileOutcome::Read, 0, {}};
        auto hash = content_hash(reading_.file(entry.name), &interrupted);
        const auto known = records_.find(entry.name);
        if (!hash && hash.error().code == ErrorCode::Interrupted) {
            return known != records_.end() ? known->second : unfinished(std::move(record));
        }
        if (!hash) {
            // What the index holds of this file stays until it can be read again.
            return unreadable(std::move(record), hash.error());
        }
        record.content_hash = std::move(*hash);
        if (known != records_.end() && collided_ != nullptr &&
            known->second.content_hash == record.content_hash) {
            ++pipeline_.report_.files_touched;
            record.outcome = known->second.outcome;
            record.articles = known->second.articles;
            record.reason = known->second.reason;
            return record;
        }
        if (auto outcome = read(entry, record); !outcome) {
            return unreadable(std::move(record), outcome.error());
        }
        return interrupted() ? unfinished(std::move(record)) : record;
    }

    // Counts what is in the index already, and makes the next run read the file again.
    static FileRecord unfinished(FileRecord record) {
        record.content_hash.clear();
        record.outcome = FileOutcome::Unfinished;
        return record;
    }

    FileRecord unreadable(FileRecord record, const Error& error) {
        const auto known = records_.find(record.name);
        if (known != records_.end() && record.articles == 0) {
            record.articles = known->second.articles;
        }
        record.content_hash.clear();
        record.outcome = FileOutcome::Unreadable;
        record.reason = error.message;
        ++pipeline_.report_.files_failed;
        find(FindingKind::Failure, reading_.path(record.name), error.message);
        return record;
    }

    // Fails where the file could not be read for a reason that lies outside it. What the index
    // holds of the file makes way only when something was read.
    Result<void> read(const FileEntry& entry, FileRecord& record) {
        const std::string path = reading_.path(entry.name);
        bool has_made_way = false;
        const auto make_way = [&] {
            if (std::exchange(has_made_way, true)) return;
            pipeline_.count(pipeline_.writer_.remove_file(changes_.root, path));
            const auto known = records_.find(entry.name);
            if (known != records_.end()) known->second.articles = 0;
        };
        const ReadSink sink{
            [&](Article&& article) {
                make_way();
                add(article, path, entry, record);
            },
            [&](NoArticle&& none) {
                worsen(record, FileOutcome::NoArticle, none.reason);
                find(FindingKind::NoArticle, none.path, none.reason);
            },
            [&](ReadFailure&& failure) {
                worsen(record, FileOutcome::Failed, at_member(path, failure));
                find(FindingKind::Failure, failure.path, failure.reason);
            },
            [&](ReadWarning&& warning) {
                find(FindingKind::Warning, warning.path, warning.message);
            },
            [] { return interrupted(); },
        };
        auto outcome = reading_.read(entry.name, sink);
        if (!outcome && outcome.error().code == ErrorCode::Io) return outcome;
        if (!outcome && outcome.error().code == ErrorCode::Interrupted) {
            const auto known = records_.find(entry.name);
            if (!has_made_way && known != records_.end()) record.articles = known->second.articles;
            return {};
        }
        make_way();
        if (!outcome) {
            worsen(record, FileOutcome::Failed, outcome.error().message);
            find(FindingKind::Failure, path, outcome.error().message);
        }
        ++pipeline_.report_.files_read;
        pipeline_.report_.bytes_read += entry.size;
        if (record.outcome == FileOutcome::Failed) ++pipeline_.report_.files_failed;
        return {};
    }

    void add(const Article& article, const std::string& path, const FileEntry& entry,
             FileRecord& record) {
        const auto added = pipeline_.writer_.add(article, changes_.root, path);
        if (added) {
            ++record.articles;
            pipeline_.count(*added);
            show_progress_within(article, entry);
            if (pipeline_.writer_.pending_changes() >= kChangesPerCommit) commit(record);
            if (article.date && article.date->in_future) {
                find(FindingKind::Warning, article.path,
                     fmt::format("its date {} lies in the future", to_iso(article.date->when)));
            }
            return;
        }
        const ShardWriter::Collision& collision = added.error();
        // The other article may be about to leave the index: one more try at the end of the run.
        if (!collision.same_file && collided_ != nullptr) {
            worsen(record, FileOutcome::Collision, {});
            if (retry_.empty() || retry_.back().name != entry.name) retry_.push_back(entry);
            return;
        }
        const std::string reason =
            fmt::format("the id \"{}\" belongs to {} already", article.id, collision.path);
        worsen(record, collision.same_file ? FileOutcome::Failed : FileOutcome::Collision, reason);
        find(FindingKind::Collision, article.path, reason);
    }

    // How far a file of many articles is: the size of their text comes close to that of the file.
    void show_progress_within(const Article& article, const FileEntry& entry) {
        for (const Paragraph& paragraph : article.body)
            bytes_of_file_ += paragraph.text.size();
        pipeline_.progress_.update(pipeline_.files_done_,
                                   pipeline_.bytes_done_ + std::min(bytes_of_file_, entry.size));
    }

    // A file's outcome is the worst of its parts'.
    static void worsen(FileRecord& record, FileOutcome outcome, const std::string& reason) {
        if (record.outcome == FileOutcome::Read || record.outcome == FileOutcome::NoArticle) {
            record.outcome = outcome;
            record.reason = reason;
        }
    }

    // What the record of a file says of a fault in a part of it.
    static std::string at_member(const std::string& file, const ReadFailure& failure) {
        if (failure.path.size() <= file.size()) return failure.reason;
        return fmt::format("{}: {}", failure.path.substr(file.size()), failure.reason);
    }

    void find(FindingKind kind, const std::string& path, const std::string& reason) {
        pipeline_.report_.findings.push_back({kind, path, reason});
    }

    void store_records() {
        FolderRecords records;
        records.reserve(records_.size());
        for (const auto& [name, record] : records_)
            records.push_back(record);
        pipeline_.writer_.store_records(changes_.root, changes_.folder, records);
    }

    // In the middle of the file that `record` stands for.
    void commit(const FileRecord& record) {
        records_[record.name] = unfinished(record);
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

Result<void> Pipeline::run(ChangePlan plan) {
    progress_.start(plan.files_to_read, plan.bytes_to_read);
    report_.files_seen += plan.files_seen;
    report_.files_unchanged += plan.files_unchanged;
    for (auto& [path, reason] : plan.known_failures) {
        report_.findings.push_back({FindingKind::KnownFailure, std::move(path), std::move(reason)});
    }
    for (ScanProblem& problem : plan.problems) {
        // What cannot be looked at may hold articles; a link that leads nowhere does not.
        report_.findings.push_back(
            {problem.is_unknown ? FindingKind::Failure : FindingKind::Unvisited,
             std::move(problem.path), std::move(problem.reason)});
    }
    auto outcome = carry_out(plan);
    // Whatever went wrong, what was done until then is sound and stays.
    writer_.finish();
    progress_.finish();
    report_.interrupted = interrupted();
    report_.articles_total = writer_.article_count();
    return outcome;
}

Result<void> Pipeline::carry_out(ChangePlan& plan) {
    // What has gone leaves first: a file that was moved brings its ids back under another path.
    for (const FolderChanges& changes : plan.folders) {
        if (auto removed = remove_gone(changes); !removed) return removed;
    }
    std::vector<FolderChanges> collided = std::move(plan.collided);
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
