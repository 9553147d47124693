// Makes few databases of many. Xapian's compaction copies posting lists without decoding them
// (https://xapian.org/docs/admin_notes.html, "Merging databases").
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace nachlese {

// Merges databases that follow each other, side by side on `jobs` threads, until there are at most
// `most`: the order of their documents stays, the documents of each follow those of the one before.
// Which are merged depends on their number alone. Returns the paths of what is left, in order; the
// others are removed. Xapian's exceptions pass through.
[[nodiscard]] std::vector<std::string> merge_neighbours(std::vector<std::string> databases,
                                                        std::size_t most, unsigned jobs);

}  // namespace nachlese
