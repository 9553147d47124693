#include "indexer/pipeline.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "indexer/content_hash.h"
#include "indexer/file_report.h"
#include "indexer/folder_reading.h"
#include "indexer/interruption.h"
#include "indexer/parts_run.h"

namespace nachlese {

namespace {

// More changes per commit make Xapian's inverter slower, not faster (ARCHITECTURE.md, "Writing").
constexpr std::uint64_t kChangesPerCommit = 1000;

}  // namespace

// The files of one folder being read, and the records that will stand for them.
class Pipeline::FolderRun {
  public:
    // `retries` gets the files that are worth another try.
    FolderRun(Pipeline& pipeline, const FolderChanges& changes, Try which,
              std::vector<FolderChanges>* retries)
        : pipeline_(pipeline),
          changes_(changes),
          try_(which),
          retries_(retries),
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
            if (file.is_set_aside()) {
                set_aside_.push_back(entry);
                continue;
            }
            records_[entry.name] = hold_where_parted(file, known(entry.name));
            std::move(file.findings.begin(), file.findings.end(),
                      std::back_inserter(pipeline_.report_.findings));
            ++pipeline_.files_done_;
            pipeline_.bytes_done_ += entry.size;
            bytes_of_file_ = 0;
            pipeline_.progress_.update(pipeline_.files_done_, pipeline_.bytes_done_);
        }
        store_records();
        hand_over(std::move(retry_), *retries_);
        hand_over(std::move(set_aside_), pipeline_.set_aside_);
        return {};
    }

  private:
    // As the index has it from an earlier run; null where it does not know the file.
    FileRecord* known(const std::string& name) {
        const auto found = records_.find(name);
        return found == records_.end() ? nullptr : &found->second;
    }

    void hand_over(std::vector<FileEntry>&& entries, std::vector<FolderChanges>& to) const {
        if (entries.empty()) return;
        to.push_back({changes_.root, changes_.folder, {}, std::move(entries), changes_.names});
    }

    // What is to stand for the file until its parts have been decided on.
    FileRecord hold_where_parted(const FileReport& file, const FileRecord* before) {
        FileRecord record = file.record_to_store();
        const bool was_read =
            record.outcome != FileOutcome::Unreadable && record.outcome != FileOutcome::Unfinished;
        const bool had_parts = before != nullptr && has_parts(before->outcome);
        if (!was_read || (!had_parts && !has_parts(record.outcome))) return record;
        pipeline_.parts_.add(changes_.root, file.path(), file.parts());
        pipeline_.held_.push_back({changes_.root, changes_.folder, record});
        record.content_hash.clear();
        record.outcome = FileOutcome::Unfinished;
        return record;
    }

    // Of files with parts and of parts the hash says too little.
    [[nodiscard]] bool is_same(const FileRecord* before, const FileRecord& now) const {
        return before != nullptr && try_ == Try::First && !has_parts(before->outcome) &&
               before->outcome != FileOutcome::Part && before->content_hash == now.content_hash;
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
        if (is_same(before, file.record)) {
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
        const auto take = [&](Article&& article) {
            make_way();
            add(article, entry, file);
        };
        const ReadSink sink = try_ == Try::OfPages ? file.sink(take) : file.sink_before_parts(take);
        auto outcome = reading_.read(entry.name, sink);
        if (file.is_set_aside()) return {};
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
        if (!collision.same_file && try_ == Try::First) {
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
        pipeline_.space_.after_commit();
    }

    Pipeline& pipeline_;
    const FolderChanges& changes_;
    Try try_;
    std::vector<FolderChanges>* retries_;
    FolderReading reading_;
    std::map<std::string, FileRecord> records_;
    std::vector<FileEntry> retry_;
    std::vector<FileEntry> set_aside_;
    std::uint64_t bytes_of_file_ = 0;  // of text read from the file at hand
};

Result<void> Pipeline::run(const ChangePlan& plan) {
    auto outcome = carry_out(plan);
    // Whatever went wrong, what was done until then is sound and stays.
    writer_.finish();
    return outcome ? space_.outcome() : outcome;
}

Result<void> Pipeline::carry_out(const ChangePlan& plan) {
    // What has gone leaves first: a file that was moved brings its ids back under another path.
    for (const FolderChanges& changes : plan.folders) {
        if (auto removed = remove_gone(changes); !removed) return removed;
    }
    std::vector<FolderChanges> retries = plan.retries;
    if (auto read = read_all(plan.folders, Try::First, retries); !read) return read;
    std::vector<FolderChanges> none;
    if (!plan.folders.empty()) {
        if (auto read = read_all(retries, Try::Last, none); !read) return read;
    }
    if (interrupted()) return {};
    auto pages = PartsRun(*this, plan).settle();
    if (!pages) return tl::unexpected(pages.error());
    if (auto read = read_all(*pages, Try::OfPages, none); !read) return read;
    return interrupted() ? Result<void>{} : release_held();
}

Result<void> Pipeline::read_all(const std::vector<FolderChanges>& folders, Try which,
                                std::vector<FolderChanges>& retries) {
    for (const FolderChanges& changes : folders) {
        if (interrupted()) return {};
        if (auto read = FolderRun(*this, changes, which, &retries).run(); !read) return read;
    }
    return {};
}

void Pipeline::take_for_part(const Root& root, FileReport& file,
                             const std::set<std::string>& holders) {
    count(writer_.remove_file(root, file.path()));
    file.become_part(holders);
    ++report_.files_read;
    report_.bytes_read += file.record.size;
    std::move(file.findings.begin(), file.findings.end(), std::back_inserter(report_.findings));
}

Result<void> Pipeline::release_held() {
    for (const HeldRecord& held : held_) {
        auto records = Catalogue(writer_.database()).load(held.root, held.folder);
        if (!records) return tl::unexpected(records.error());
        for (FileRecord& record : *records) {
            if (record.name == held.record.name) record = held.record;
        }
        writer_.store_records(held.root, held.folder, *records);
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
