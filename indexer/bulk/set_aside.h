// Files of a bulk run that were set aside, as they may be parts of others (indexer/parts.h).
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "indexer/change_plan.h"
#include "indexer/file_report.h"
#include "indexer/parts.h"

namespace nachlese {

using FolderReports = std::vector<std::vector<FileReport>>;  // by folder of the plan

// Not thread-safe.
class SetAside {
  public:
    // Both are borrowed; `reports` has what all files but those set aside have given. Parts become
    // parts in it. Where the run was interrupted nothing is decided: what was set aside, and what
    // has parts, is left unfinished.
    SetAside(const ChangePlan& plan, FolderReports& reports);

    // A plan of the files that are no parts. Borrows nothing.
    [[nodiscard]] ChangePlan left_to_read() const;

    // What these have given, for each folder of that plan.
    void take(FolderReports&& pages);

  private:
    void for_each(const std::function<void(const Root&, FileReport&)>& visit);
    void leave_undecided();
    void find_parts();
    void decide();

    const ChangePlan& plan_;
    FolderReports& reports_;
    FoundParts parts_;
    struct Left {
        std::size_t folder;  // of the plan
        std::size_t file;    // of the reports, and of what there is to read
    };
    std::vector<Left> left_;
};

}  // namespace nachlese
