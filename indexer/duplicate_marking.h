// Marks the near-duplicates of an index, so that searches can fold them.
#pragma once

#include <set>

#include <xapian.h>

#include "schema/date.h"

namespace nachlese {

// Brings ValueSlot::Cluster and cluster_term() of all articles in line with DuplicateFinder. Reads
// the signatures of the whole index, changes only the articles whose cluster is another than
// before, and leaves the commit to the caller. Xapian's exceptions pass through.
void mark_duplicates(Xapian::WritableDatabase& database);

// The same, where only articles of these days came or went since the marks were right: looks at
// them, at the days of the window before each, and at later days as long as anything is another
// than before.
void mark_duplicates(Xapian::WritableDatabase& database, const std::set<CivilDate>& days);

}  // namespace nachlese
