// Marks the near-duplicates of an index, so that searches can fold them.
#pragma once

#include <xapian.h>

namespace nachlese {

// Brings ValueSlot::Cluster and cluster_term() of all articles in line with DuplicateFinder. Reads
// the signatures of the whole index, changes only the articles whose cluster is another than
// before, and leaves the commit to the caller. Xapian's exceptions pass through.
void mark_duplicates(Xapian::WritableDatabase& database);

}  // namespace nachlese
