#include "indexer/bulk/reading_task.h"

#include <algorithm>

namespace nachlese {

namespace {

// Or a multiple, so that four cores are done at the same time.
constexpr std::uint64_t kSegments = 4;
constexpr std::uint64_t kMinSegmentBytes = std::uint64_t{4} << 20U;
// Whoever reads a container keeps as much of it in memory.
constexpr std::uint64_t kMaxSegmentBytes = std::uint64_t{32} << 20U;

constexpr std::uint64_t kMebibyte = std::uint64_t{1} << 20U;
constexpr std::uint64_t kLeastSegmentBytes = 2 * kMebibyte;

// What a run takes, measured on archives of news: ARCHITECTURE.md, "Writing".
constexpr std::uint64_t kBytesOfProcess = 112 * kMebibyte;
// Most of it are the forms that the analyser remembers.
constexpr std::uint64_t kBytesOfThread = 96 * kMebibyte;
constexpr std::uint64_t kBytesForSegmentByte = 6;

}  // namespace

std::uint64_t segment_bytes(const ChangePlan& plan) {
    const std::uint64_t rounds = plan.bytes_to_read / (kSegments * kMaxSegmentBytes) + 1;
    return std::max(plan.bytes_to_read / (kSegments * rounds), kMinSegmentBytes);
}

BulkShare share_memory(const ChangePlan& plan, unsigned jobs, std::uint64_t memory) {
    constexpr std::uint64_t kLeastBytesOfThread =
        kBytesOfThread + kLeastSegmentBytes * kBytesForSegmentByte;
    const std::uint64_t shared = memory - std::min(memory, kBytesOfProcess);
    BulkShare share;
    share.jobs =
        static_cast<unsigned>(std::clamp<std::uint64_t>(shared / kLeastBytesOfThread, 1, jobs));
    const std::uint64_t of_thread = shared / share.jobs;
    const std::uint64_t for_segment = of_thread - std::min(of_thread, kBytesOfThread);
    share.segment_bytes = std::max(
        std::min(segment_bytes(plan), for_segment / kBytesForSegmentByte), kLeastSegmentBytes);
    return share;
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
