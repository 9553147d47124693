#include "indexer/bulk/reading_task.h"

#include <algorithm>

namespace nachlese {

namespace {

constexpr std::uint64_t kMostSegments = 8;
constexpr std::uint64_t kMinSegmentBytes = std::uint64_t{4} << 20U;
// Whoever reads a container keeps as much of it in memory.
constexpr std::uint64_t kMaxSegmentBytes = std::uint64_t{16} << 20U;

}  // namespace

std::uint64_t segment_bytes(const ChangePlan& plan) {
    return std::clamp(plan.bytes_to_read / kMostSegments, kMinSegmentBytes, kMaxSegmentBytes);
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
