#include "indexer/change_plan.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "indexer/parts_planner.h"

namespace nachlese {

namespace {

bool is_below(const std::string& folder, const std::string& ancestor) {
    return ancestor.empty() || folder == ancestor || folder.starts_with(ancestor + "/");
}

bool is_unchanged(const FileRecord& record, const FileEntry& entry) {
    return record.outcome != FileOutcome::Unreadable && record.outcome != FileOutcome::Unfinished &&
           record.size == entry.size && record.mtime_ns == entry.mtime_ns;
}

class Planner {
  public:
    Planner(const Scope& scope, const Catalogue& catalogue, const ShrinkLimit& limit,
            ChangePlan& plan)
        : scope_(scope),
          catalogue_(catalogue),
          limit_(limit),
          plan_(plan),
          parts_(scope, catalogue) {}

    Result<void> plan_file() {
        const std::string folder = join_path(scope_.root.path, scope_.folder);
        auto entry = stat_file(join_path(folder, *scope_.file));
        if (!entry) return tl::unexpected(entry.error());
        auto records = catalogue_.load(scope_.root, scope_.folder);
        if (!records) return tl::unexpected(records.error());
        FolderChanges changes{scope_.root, scope_.folder, {}, {}, list_files(folder)};
        const auto known =
            std::find_if(records->begin(), records->end(),
                         [this](const FileRecord& record) { return record.name == *scope_.file; });
        consider(known == records->end() ? nullptr : &*known, *entry, changes);
        keep(std::move(changes));
        return parts_.plan(plan_);
    }

    Result<void> plan_folder() {
        Result<void> outcome;
        const ScanSink sink{
            [&](FolderListing&& listing) {
                visited_.insert(listing.folder);
                if (outcome) outcome = compare(listing);
            },
            [&](ScanProblem&& problem) {
                if (problem.is_unknown) unknown_.insert(problem.path);
                plan_.problems.push_back(std::move(problem));
            },
        };
        if (auto scanned = scan(scope_.root.path, scope_.folder, sink); !scanned) return scanned;
        if (!outcome) return outcome;
        if (auto held = check_not_emptied(); !held) return held;
        if (auto planned = plan_vanished_folders(); !planned) return planned;
        if (auto held = check_not_shrunk(); !held) return held;
        return parts_.plan(plan_);
    }

  private:
    [[nodiscard]] Result<void> check_not_emptied() const {
        if (limit_.allow_empty || files_in_scope_ > 0 || !scope_.folder.empty()) return {};
        if (catalogue_.folders(scope_.root).empty()) return {};
        return fail(ErrorCode::ArchiveShrunk,
                    fmt::format("{}: this archive folder is empty, the index holds files of it",
                                scope_.root.path),
                    "see whether it is mounted; --allow-empty removes its articles");
    }

    [[nodiscard]] Result<void> check_not_shrunk() const {
        const std::uint64_t before = files_known_ + files_gone_;
        if (!has_shrunk_too_far(before, files_gone_, limit_)) return {};
        return fail(ErrorCode::ArchiveShrunk,
                    fmt::format("{}: {} of the {} files that the index knows are gone",
                                join_path(scope_.root.path, scope_.folder), files_gone_, before),
                    "see whether all of the archive is there; --max-shrink PERCENT allows more, "
                    "--allow-empty anything");
    }

    // Both lists ascend by name.
    Result<void> compare(const FolderListing& listing) {
        auto records = catalogue_.load(scope_.root, listing.folder);
        if (!records) return tl::unexpected(records.error());
        FolderChanges changes{scope_.root, listing.folder, {}, {}, {}};
        auto record = records->begin();
        for (const FileEntry& entry : listing.files) {
            while (record != records->end() && record->name < entry.name) {
                drop(*record++, changes);
            }
            const bool is_known = record != records->end() && record->name == entry.name;
            consider(is_known ? &*record : nullptr, entry, changes);
            if (is_known) ++record;
        }
        for (; record != records->end(); ++record)
            drop(*record, changes);
        if (changes.to_read.empty() && changes.gone.empty() && retries_.empty()) return {};
        for (const FileEntry& entry : listing.files)
            changes.names.push_back(entry.name);
        keep(std::move(changes));
        return {};
    }

    void drop(const FileRecord& record, FolderChanges& changes) {
        if (is_unknown(join_path(changes.folder, record.name))) return;
        changes.gone.push_back(record.name);
        parts_.look_at(changes.folder, record, false);
        ++files_gone_;
    }

    // It or a folder above it could not be looked at.
    [[nodiscard]] bool is_unknown(std::string path) const {
        while (!unknown_.contains(path)) {
            const std::size_t slash = path.rfind('/');
            if (slash == std::string::npos) return false;
            path.resize(slash);
        }
        return true;
    }

    void consider(const FileRecord* known, const FileEntry& entry, FolderChanges& changes) {
        ++plan_.files_seen;
        ++files_in_scope_;
        if (known != nullptr) {
            ++files_known_;
            parts_.look_at(changes.folder, *known, is_unchanged(*known, entry));
        }
        if (known == nullptr || !is_unchanged(*known, entry)) {
            changes.to_read.push_back(entry);
        } else {
            ++plan_.files_unchanged;
            const bool is_retried =
                known->outcome == FileOutcome::Collision || known->outcome == FileOutcome::Awaiting;
            if (is_retried) retries_.push_back(entry);
            if (is_failure(*known)) {
                plan_.known_failures.emplace_back(join_path(changes.folder, known->name),
                                                  known->reason);
            }
        }
    }

    void keep(FolderChanges&& changes) {
        if (!retries_.empty()) {
            FolderChanges retry{changes.root, changes.folder, {}, {}, changes.names};
            retry.to_read.swap(retries_);
            plan_.retries.push_back(std::move(retry));
        }
        if (changes.to_read.empty() && changes.gone.empty()) return;
        plan_.files_to_read += changes.to_read.size();
        for (const FileEntry& entry : changes.to_read)
            plan_.bytes_to_read += entry.size;
        plan_.folders.push_back(std::move(changes));
    }

    Result<void> plan_vanished_folders() {
        for (const std::string& folder : catalogue_.folders(scope_.root)) {
            if (!is_below(folder, scope_.folder) || visited_.contains(folder)) continue;
            if (is_unknown(folder)) continue;
            auto records = catalogue_.load(scope_.root, folder);
            if (!records) return tl::unexpected(records.error());
            FolderChanges changes{scope_.root, folder, {}, {}, {}};
            for (const FileRecord& record : *records) {
                changes.gone.push_back(record.name);
                parts_.look_at(folder, record, false);
            }
            files_gone_ += changes.gone.size();
            keep(std::move(changes));
        }
        return {};
    }

    const Scope& scope_;
    const Catalogue& catalogue_;
    const ShrinkLimit& limit_;
    ChangePlan& plan_;
    PartsPlanner parts_;
    std::uint64_t files_in_scope_ = 0;
    std::uint64_t files_known_ = 0;  // of these
    std::uint64_t files_gone_ = 0;
    std::set<std::string> visited_;
    std::set<std::string> unknown_;
    std::vector<FileEntry> retries_;  // of the folder being compared
};

}  // namespace

Result<void> plan_changes(const Scope& scope, const Catalogue& catalogue, const ShrinkLimit& limit,
                          ChangePlan& plan) {
    Planner planner(scope, catalogue, limit, plan);
    return scope.file ? planner.plan_file() : planner.plan_folder();
}

}  // namespace nachlese
