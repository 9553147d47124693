#include "indexer/bulk/reading_task.h"

#include <algorithm>

namespace nachlese {

namespace {

// Or a multiple, so that four cores are done at the same time.
constexpr std::uint64_t kSegments = 4;
constexpr std::uint64_t kMinSegmentBytes = std::uint64_t{4} << 20U;
// Whoever reads a container keeps as much of it in memory.
constexpr std::uint64_t kMaxSegmentBytes = std::uint64_t{32} << 20U;

}  // namespace

std::uint64_t segment_bytes(const ChangePlan& plan) {
    const std::uint64_t rounds = plan.bytes_to_read / (kSegments * kMaxSegmentBytes) + 1;
    return std::max(plan.bytes_to_read / (kSegments * rounds), kMinSegmentBytes);
}

std::vector<ReadingTask> split(const ChangePlan& plan, std::uint64_t segment_bytes) {
    std::vector<ReadingTask> tasks;
    std::uint64_t bytes = 0;
    for (std::size_t folder = 0; folder < plan.folders.size(); ++folder) {
        const std::vector<FileEntry>& entries = plan.folders[folder].to_read;
        for (std::size_t file = 0; file < entries.size(); ++file) {
            if (tasks.empty() || bytes >= segment_bytes) {
                tasks.emplace_back();
                bytes = 0;
            }
            ReadingTask& task = tasks.back();
            if (task.empty() || task.back().folder != folder) task.push_back({folder, file, file});
            ++task.back().last;
            bytes += entries[file].size;
        }
    }
    return tasks;
}

}  // namespace nachlese
