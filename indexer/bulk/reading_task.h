// How the files of a plan are dealt out to be read side by side.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/change_plan.h"

namespace nachlese {

// Files of one folder that follow each other: to_read[first] to to_read[last - 1] of
// plan.folders[folder].
struct FileRange {
    std::size_t folder = 0;
    std::size_t first = 0;
    std::size_t last = 0;
    bool operator==(const FileRange&) const = default;
};

// What one thread reads from its first file to its last.
using ReadingTask = std::vector<FileRange>;

// How many bytes of files, or of articles' text, are best written into one database before all are
// merged: a fourth of what there is to read, so that threads can share it, or of an equal piece
// of it, within bounds. Fewer and larger databases merge into a smaller index, since their posting
// lists are laid end to end. Depends on nothing but the plan, and so does what is made of it.
[[nodiscard]] std::uint64_t segment_bytes(const ChangePlan& plan);

struct BulkShare {
    unsigned jobs = 1;  // threads
    std::uint64_t segment_bytes = 0;
};

// The same, where `memory` bytes have to do for all: smaller segments, but none below 2 MiB, and
// fewer threads than `jobs` where even these would not fit; one always runs. Articles and their
// order are the same whatever is shared out.
[[nodiscard]] BulkShare share_memory(const ChangePlan& plan, unsigned jobs, std::uint64_t memory);

// All files to read, in the order of the plan. A task ends with the file by which it has
// `segment_bytes`.
[[nodiscard]] std::vector<ReadingTask> split(const ChangePlan& plan, std::uint64_t segment_bytes);

}  // namespace nachlese
