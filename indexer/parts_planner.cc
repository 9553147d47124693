#include "indexer/parts_planner.h"

#include <algorithm>

#include "indexer/parts.h"

namespace nachlese {

namespace {

bool may_have_parts(FileOutcome outcome) {
    return has_parts(outcome) || outcome == FileOutcome::Unfinished ||
           outcome == FileOutcome::Unreadable;
}

FileEntry entry_of(const FileRecord& record) {
    return {record.name, record.size, record.mtime_ns};
}

}  // namespace

void PartsPlanner::look_at(const std::string& folder, const FileRecord& known, bool stands) {
    visited_.insert(folder);
    if (known.outcome == FileOutcome::Part) {
        for (const std::string& holder : holders_of(known)) {
            holders_in_[folder].insert(holder);
            if (!stands) disturbed_.insert(holder);
        }
    } else if (may_have_parts(known.outcome)) {
        (stands ? standing_ : shaken_).insert(join_path(folder, known.name));
    }
}

bool PartsPlanner::is_in_scope(const std::string& path) const {
    if (scope_.file) return path == join_path(scope_.folder, *scope_.file);
    return scope_.folder.empty() || path.starts_with(scope_.folder + '/');
}

// What lies outside of the scope is taken to be as the catalogue has it.
Result<bool> PartsPlanner::stands(const std::string& holder) const {
    if (is_in_scope(holder)) return standing_.contains(holder);
    const auto [folder, name] = split_path(holder);
    const auto records = catalogue_.load(scope_.root, folder);
    if (!records) return tl::unexpected(records.error());
    return std::any_of(
        records->begin(), records->end(),
        [&wanted = name](const FileRecord& record) { return record.name == wanted; });
}

Result<void> PartsPlanner::plan(ChangePlan& plan) {
    if (auto planned = plan_holders(plan); !planned) return planned;
    for (const auto& [folder, holders] : holders_in_) {
        Paths fallen;
        for (const std::string& holder : holders) {
            const auto does = stands(holder);
            if (!does) return tl::unexpected(does.error());
            if (!*does) fallen.insert(holder);
        }
        if (fallen.empty()) continue;
        if (auto planned = plan_parts(folder, fallen, plan); !planned) return planned;
    }
    const bool is_all = scope_.folder.empty() && !scope_.file;
    return is_all || shaken_.empty() ? Result<void>{} : plan_parts_outside(plan);
}

// Their articles have the text of what has changed.
Result<void> PartsPlanner::plan_holders(ChangePlan& plan) const {
    for (const std::string& holder : disturbed_) {
        const auto does = stands(holder);
        if (!does) return tl::unexpected(does.error());
        if (!*does) continue;  // it is to be read anyway, or has gone
        const auto [folder, name] = split_path(holder);
        const std::string path = join_path(scope_.root.path, folder);
        auto entry = stat_file(join_path(path, name));
        if (!entry) continue;
        plan.retries.push_back({scope_.root, folder, {}, {std::move(*entry)}, list_files(path)});
    }
    return {};
}

Result<void> PartsPlanner::plan_parts(const std::string& folder, const Paths& shaken,
                                      ChangePlan& plan) const {
    const auto records = catalogue_.load(scope_.root, folder);
    if (!records) return tl::unexpected(records.error());
    FolderChanges undecided{scope_.root, folder, {}, {}, {}};
    for (const FileRecord& record : *records) {
        const Paths holders = holders_of(record);
        const bool is_shaken =
            std::any_of(holders.begin(), holders.end(),
                        [&shaken](const std::string& holder) { return shaken.contains(holder); });
        if (is_shaken) undecided.to_read.push_back(entry_of(record));
    }
    if (undecided.to_read.empty()) return {};
    undecided.names = list_files(join_path(scope_.root.path, folder));
    plan.undecided.push_back(std::move(undecided));
    return {};
}

Result<void> PartsPlanner::plan_parts_outside(ChangePlan& plan) const {
    for (const std::string& folder : catalogue_.folders(scope_.root)) {
        // Of a single file's folder the others have not been looked at.
        if (visited_.contains(folder) && !scope_.file) continue;
        if (auto planned = plan_parts(folder, shaken_, plan); !planned) return planned;
    }
    return {};
}

}  // namespace nachlese
