// Whether the disk has room for the commits of a run that changes the live generation.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "indexer/change_plan.h"
#include "indexer/disk_space.h"
#include "indexer/interruption.h"
#include "schema/error.h"

namespace nachlese {

// Not thread-safe.
class UpdateSpace {
  public:
    // `disk` is borrowed. `end_run` is called where there is no room any more.
    UpdateSpace(const DiskSpace& disk, std::string database_path,
                std::function<void()> end_run = end_early);

    // Before anything is changed. DiskSpaceLow where the first commit may have no room; a plan that
    // changes nothing needs none.
    [[nodiscard]] Result<void> check_start(const ChangePlan& plan) const;

    // Where another one may have no room, the run is to end.
    void after_commit();

    // DiskSpaceLow where that ended the run.
    [[nodiscard]] Result<void> outcome() const { return outcome_; }

  private:
    const DiskSpace& disk_;
    std::string database_path_;
    std::function<void()> end_run_;
    std::uint64_t size_;  // of the database after the last commit, in bytes
    std::uint64_t largest_growth_ = 0;
    Result<void> outcome_;
};

}  // namespace nachlese
