#include "indexer/bulk/set_aside.h"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "indexer/interruption.h"

namespace nachlese {

SetAside::SetAside(const ChangePlan& plan, FolderReports& reports)
    : plan_(plan), reports_(reports) {
    if (interrupted()) {
        leave_undecided();
    } else {
        find_parts();
        decide();
    }
}

void SetAside::for_each(const std::function<void(const Root&, FileReport&)>& visit) {
    for (std::size_t folder = 0; folder < reports_.size(); ++folder) {
        for (FileReport& file : reports_[folder])
            visit(plan_.folders[folder].root, file);
    }
}

void SetAside::leave_undecided() {
    for_each([](const Root&, FileReport& file) {
        if (file.is_set_aside() || has_parts(file.record_to_store().outcome)) {
            file.leave_unfinished();
        }
    });
}

void SetAside::find_parts() {
    for_each([this](const Root& root, FileReport& file) {
        if (!file.parts().empty()) parts_.add(root, file.path(), file.parts());
    });
    std::set<std::pair<std::string, std::string>> there;  // by root and path
    for_each([&](const Root& root, FileReport& file) {
        if (!parts_.holders(root, file.path()).empty()) there.emplace(root.key, file.path());
    });
    for_each([&](const Root& root, FileReport& file) {
        for (const std::string& part : file.parts()) {
            if (!there.contains({root.key, part})) file.await_part();
        }
    });
}

void SetAside::decide() {
    for (std::size_t folder = 0; folder < reports_.size(); ++folder) {
        for (std::size_t file = 0; file < reports_[folder].size(); ++file) {
            FileReport& report = reports_[folder][file];
            if (!report.is_set_aside()) continue;
            const auto holders = parts_.holders(plan_.folders[folder].root, report.path());
            if (holders.empty()) {
                left_.push_back({folder, file});
            } else {
                report.become_part(holders);
            }
        }
    }
}

ChangePlan SetAside::left_to_read() const {
    ChangePlan pages;
    std::size_t last = plan_.folders.size();
    for (const Left& left : left_) {
        const FolderChanges& changes = plan_.folders[left.folder];
        if (left.folder != last) {
            pages.folders.push_back({changes.root, changes.folder, {}, {}, changes.names});
            last = left.folder;
        }
        pages.folders.back().to_read.push_back(changes.to_read[left.file]);
        pages.bytes_to_read += changes.to_read[left.file].size;
        ++pages.files_to_read;
    }
    return pages;
}

void SetAside::take(FolderReports&& pages) {
    // A run that was interrupted has no reports of some, in the middle, too.
    std::map<std::string, FileReport*> by_name;  // of one folder
    std::size_t next = 0;                        // folder of `pages`
    std::size_t last = plan_.folders.size();
    for (const Left& left : left_) {
        if (left.folder != last) {
            by_name.clear();
            for (FileReport& page : pages[next++])
                by_name.emplace(page.record.name, &page);
            last = left.folder;
        }
        FileReport& report = reports_[left.folder][left.file];
        const auto page = by_name.find(report.record.name);
        if (page == by_name.end()) {
            report.leave_unfinished();
        } else {
            report = std::move(*page->second);
        }
    }
}

}  // namespace nachlese
