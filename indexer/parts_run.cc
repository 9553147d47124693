#include "indexer/parts_run.h"

namespace nachlese {

Pipeline::PartsRun::PartsRun(Pipeline& pipeline, const ChangePlan& plan) : pipeline_(pipeline) {
    take_up(plan.undecided, Known::Unchanged);
    take_up(pipeline.set_aside_, Known::SetAside);
    for (const auto& [root, path] : pipeline.parts_.parts()) {
        auto [folder, name] = split_path(path);
        folders_[{root, std::move(folder)}].files.emplace(name,
                                                          Candidate{Known::Named, {name, 0, 0}});
    }
}

void Pipeline::PartsRun::take_up(const std::vector<FolderChanges>& folders, Known known) {
    for (const FolderChanges& changes : folders) {
        Folder& folder = folders_[{changes.root, changes.folder}];
        folder.names = changes.names;
        for (const FileEntry& entry : changes.to_read)
            folder.files[entry.name] = {known, entry};
    }
}

Result<std::vector<FolderChanges>> Pipeline::PartsRun::settle() {
    std::vector<FolderChanges> to_read;
    for (const auto& [place, folder] : folders_) {
        FolderChanges changes{place.first, place.second, {}, {}, folder.names};
        if (auto settled = settle_folder(folder, changes); !settled) {
            return tl::unexpected(settled.error());
        }
        if (!changes.to_read.empty()) to_read.push_back(std::move(changes));
    }
    return to_read;
}

Result<void> Pipeline::PartsRun::settle_folder(const Folder& folder, FolderChanges& changes) {
    auto loaded = Catalogue(pipeline_.writer_.database()).load(changes.root, changes.folder);
    if (!loaded) return tl::unexpected(loaded.error());
    Records records;
    for (FileRecord& record : *loaded) {
        std::string name = record.name;
        records.emplace(std::move(name), std::move(record));
    }
    for (const auto& [name, file] : folder.files) {
        if (auto settled = settle_file(file, records, changes); !settled) return settled;
    }
    FolderRecords stored;
    for (auto& [name, record] : records)
        stored.push_back(std::move(record));
    pipeline_.writer_.store_records(changes.root, changes.folder, stored);
    return {};
}

Result<void> Pipeline::PartsRun::settle_file(const Candidate& file, Records& records,
                                             FolderChanges& changes) {
    const std::string& name = file.entry.name;
    const std::string path = join_path(changes.folder, name);
    const auto known = records.find(name);
    const FileRecord* const before = known == records.end() ? nullptr : &known->second;
    const bool is_new = file.known == Known::SetAside;
    if (before == nullptr && !is_new) {
        // It has gone, or the index has never been told to read it.
        await_part(changes.root, path);
        return {};
    }
    const auto holders = holders_now(changes.root, path, before);
    if (!holders) return tl::unexpected(holders.error());
    if (holders->empty()) {
        changes.to_read.push_back(file.entry);
        return {};
    }
    if (!is_new && holders_of(*before) == *holders) return {};
    const FileEntry entry =
        is_new ? file.entry : FileEntry{before->name, before->size, before->mtime_ns};
    FileReport report(entry, path);
    if (!is_new) report.record.content_hash = before->content_hash;
    pipeline_.take_for_part(changes.root, report, *holders);
    records[name] = std::move(report.record);
    return {};
}

// Those that have been read now, and of the others those that held it before and are still there.
Result<std::set<std::string>> Pipeline::PartsRun::holders_now(const Root& root,
                                                              const std::string& path,
                                                              const FileRecord* before) const {
    std::set<std::string> holders = pipeline_.parts_.holders(root, path);
    if (before == nullptr) return holders;
    for (const std::string& holder : holders_of(*before)) {
        if (pipeline_.parts_.was_read(root, holder)) continue;
        const auto [folder, name] = split_path(holder);
        const auto records = Catalogue(pipeline_.writer_.database()).load(root, folder);
        if (!records) return tl::unexpected(records.error());
        for (const FileRecord& record : *records) {
            if (record.name == name) holders.insert(holder);
        }
    }
    return holders;
}

void Pipeline::PartsRun::await_part(const Root& root, const std::string& path) {
    for (const std::string& holder : pipeline_.parts_.holders(root, path)) {
        for (HeldRecord& held : pipeline_.held_) {
            if (held.root == root && join_path(held.folder, held.record.name) == holder) {
                held.record.outcome = FileOutcome::Awaiting;
            }
        }
    }
}

}  // namespace nachlese
