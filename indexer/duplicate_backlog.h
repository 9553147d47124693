// What has come into an index and left it since its near-duplicates were marked, so that marking
// them again costs what has changed, not what there is. Stands in the metadata: a run that is
// killed after a commit leaves it to the next one.
#pragma once

#include <set>
#include <string_view>

#include <xapian.h>

#include "schema/date.h"

namespace nachlese {

// Not thread-safe. Xapian's exceptions pass through.
class DuplicateBacklog {
  public:
    // As the database says; of one that says nothing all is left to do.
    explicit DuplicateBacklog(const Xapian::Database& database);

    // Whether a run before this one has left something.
    [[nodiscard]] bool is_left_over() const { return is_left_over_; }

    // Of an article that leaves. (Those that come are known by their numbers, which only grow.)
    void note_removal(std::string_view sort_key);

    // Before a commit that leaves near-duplicates to be marked later.
    void store(Xapian::WritableDatabase& database) const;

    // Marks them; leaves the commit to the caller.
    void work_off(Xapian::WritableDatabase& database);

  private:
    bool is_left_over_ = false;
    bool is_everything_ = false;
    Xapian::docid marked_to_ = 0;  // documents with higher numbers are new
    std::set<CivilDate> days_;     // of articles that left
};

}  // namespace nachlese
