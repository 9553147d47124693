// What a change plan has to say of parts (indexer/parts.h): which files are to be read again since
// one of their parts has changed, and which parts are to be decided on again.
#pragma once

#include <map>
#include <set>
#include <string>

#include "indexer/catalogue.h"
#include "indexer/change_plan.h"
#include "indexer/scope.h"
#include "schema/error.h"

namespace nachlese {

// Of one scope; not thread-safe.
class PartsPlanner {
  public:
    // Both are borrowed.
    PartsPlanner(const Scope& scope, const Catalogue& catalogue)
        : scope_(scope), catalogue_(catalogue) {}

    // A file of `folder` that the catalogue knows; `stands` where it is there and unchanged.
    void look_at(const std::string& folder, const FileRecord& known, bool stands);

    // When all files of the scope have been looked at.
    Result<void> plan(ChangePlan& plan);

  private:
    using Paths = std::set<std::string>;

    [[nodiscard]] bool is_in_scope(const std::string& path) const;
    [[nodiscard]] Result<bool> stands(const std::string& holder) const;
    Result<void> plan_holders(ChangePlan& plan) const;
    Result<void> plan_parts(const std::string& folder, const Paths& shaken, ChangePlan& plan) const;
    Result<void> plan_parts_outside(ChangePlan& plan) const;

    const Scope& scope_;
    const Catalogue& catalogue_;
    std::map<std::string, Paths> holders_in_;  // of the parts in each folder
    Paths standing_;                           // files with parts that have not changed
    Paths shaken_;                             // files that had or may have had parts, and changed
    Paths disturbed_;                          // files of which a part has changed or gone
    Paths visited_;                            // folders with a known file
};

}  // namespace nachlese
