#include "indexer/bulk/reading_task.h"

#include <gtest/gtest.h>

namespace nachlese {

namespace {

constexpr std::uint64_t kMebibyte = std::uint64_t{1} << 20U;

struct Case {
    std::uint64_t megabytes;  // to read
    std::uint64_t segment;    // in megabytes
};

constexpr Case kCases[] = {
    {0, 4}, {1, 4}, {16, 4}, {60, 15}, {127, 31}, {128, 16}, {200, 25}, {10'000, 31},
};

TEST(SegmentBytes, MakeAMultipleOfFourSegmentsWithinBounds) {
    for (const Case& expected : kCases) {
        ChangePlan plan;
        plan.bytes_to_read = expected.megabytes * kMebibyte;
        EXPECT_EQ(segment_bytes(plan) / kMebibyte, expected.segment) << expected.megabytes;
    }
}

struct MemoryCase {
    unsigned jobs;
    std::uint64_t memory;  // in megabytes
    unsigned threads;
    std::uint64_t segment;  // in megabytes
};

constexpr MemoryCase kMemoryCases[] = {
    {4, 8000, 4, 31},                                  // as much as is useful
    {4, 800, 4, 12},                                   // smaller segments
    {4, 500, 3, 5},                                    // fewer threads
    {4, 256, 1, 8},   {1, 2000, 1, 31}, {8, 0, 1, 2},  // one always runs
};

TEST(ShareMemory, MakesSmallerSegmentsAndThenFewerThreads) {
    ChangePlan plan;
    plan.bytes_to_read = 10'000 * kMebibyte;
    for (const MemoryCase& expected : kMemoryCases) {
        const BulkShare share = share_memory(plan, expected.jobs, expected.memory * kMebibyte);
        EXPECT_EQ(share.jobs, expected.threads) << expected.memory;
        EXPECT_EQ(share.segment_bytes / kMebibyte, expected.segment) << expected.memory;
    }
}

TEST(SegmentBytes, CutEqualFilesIntoFourTasks) {
    ChangePlan plan;
    plan.folders.resize(1);
    for (int i = 0; i < 40; ++i)
        plan.folders.front().to_read.push_back({"", kMebibyte, 0});
    plan.bytes_to_read = 40 * kMebibyte;
    const auto tasks = split(plan, segment_bytes(plan));
    ASSERT_EQ(tasks.size(), 4);
    for (const ReadingTask& task : tasks) {
        ASSERT_EQ(task.size(), 1);
        EXPECT_EQ(task.front().last - task.front().first, 10);
    }
}

}  // namespace

}  // namespace nachlese
