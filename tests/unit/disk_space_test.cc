#include "indexer/disk_space.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/bulk/bulk_space.h"
#include "indexer/update_space.h"
#include "tests/temporary_folder.h"

namespace nachlese {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr std::uint64_t kMebibyte = std::uint64_t{1} << 20U;

// A disk with a reserve of 10 MiB, of which so much more is free.
class RoomTest : public ::testing::Test {
  protected:
    void leave(std::uint64_t mebibytes) { free_ = (10 + mebibytes) * kMebibyte; }

    std::optional<std::uint64_t> free_;
    bool is_ended_ = false;
    const std::function<void()> end_run_ = [this] { is_ended_ = true; };
    DiskSpace disk_{"/srv/index", 10 * kMebibyte, [this](const std::string&) { return free_; }};
};

using DiskSpaceTest = RoomTest;
using BulkSpaceTest = RoomTest;
using UpdateSpaceTest = RoomTest;

TEST_F(DiskSpaceTest, KeepsTheReserveFree) {
    leave(5);
    EXPECT_TRUE(disk_.check_room_for(5 * kMebibyte, {}));
    const auto refused = disk_.check_room_for(5 * kMebibyte + 1, "nothing was changed");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::DiskSpaceLow);
    EXPECT_EQ(refused.error().message,
              "/srv/index: 15.0M are free on its file system, 15.0M are wanted (5.0M to be "
              "written, 10.0M to stay free); nothing was changed");
    EXPECT_THAT(refused.error().hint, HasSubstr("--min-free"));
    free_ = 3;
    EXPECT_THAT(disk_.check_room_for(0, {}).error().message, HasSubstr(": 3 are free"));
}

TEST_F(DiskSpaceTest, LooksAtNothingWithoutAReserve) {
    const DiskSpace unlimited("/srv/index", 0, [](const std::string&) { return 0; });
    EXPECT_TRUE(unlimited.check_room_for(kMebibyte, {}));
}

TEST_F(DiskSpaceTest, TakesAFileSystemThatDoesNotTellForLarge) {
    free_ = std::nullopt;
    EXPECT_TRUE(disk_.check_room_for(kMebibyte, {}));
    EXPECT_FALSE(free_bytes("/nirgends").has_value());
}

TEST_F(DiskSpaceTest, CountsFilesOfAFolder) {
    const testing::TemporaryFolder folder;
    EXPECT_GT(free_bytes(folder.path("")).value_or(0), 0U);
    folder.write("a", "1234");
    folder.write("b", "56");
    EXPECT_EQ(bytes_of_files(folder.path("")), 6U);
    EXPECT_EQ(bytes_of_files(folder.path("nirgends")), 0U);
}

// An index takes as much again while it is merged.
TEST_F(BulkSpaceTest, RefusesToBeginOnlyWhatClearlyHasNoRoom) {
    const BulkSpace space(disk_, 100 * kMebibyte, end_run_);
    leave(310);
    EXPECT_TRUE(space.check_start({1000, 1000})) << "dumps, which are text";
    leave(290);
    EXPECT_FALSE(space.check_start({1000, 1000}));
    EXPECT_TRUE(space.check_start({1000, 50})) << "web pages, which shrink";
    leave(10);
    EXPECT_FALSE(space.check_start({1000, 50}));
    EXPECT_TRUE(space.check_start({1000, 0})) << "containers, of which a sample knows nothing";
    free_ = 9 * kMebibyte;
    EXPECT_FALSE(space.check_start({1000, 0})) << "but the reserve is the reserve";
    EXPECT_FALSE(space.check_start({}));
}

TEST_F(BulkSpaceTest, EndsARunWhoseReadTasksSayThatTheRestHasNoRoom) {
    leave(400);
    BulkSpace space(disk_, 100 * kMebibyte, end_run_);
    ASSERT_TRUE(space.begin_segment(kMebibyte));
    space.end_segment(0, kMebibyte, 20 * kMebibyte);
    space.end_task(0, 9 * kMebibyte);
    leave(380);
    EXPECT_TRUE(space.begin_segment(kMebibyte)) << "of less than a tenth nothing follows";
    space.end_segment(1, kMebibyte, 4 * kMebibyte);
    space.end_task(1, 3 * kMebibyte);
    // 24 MiB of 12 read make 200 of 100: 176 are still to be written, then merged with the others,
    // and records added.
    leave(382);
    EXPECT_TRUE(space.begin_segment(0));
    EXPECT_TRUE(space.check_merge());
    EXPECT_FALSE(is_ended_);
    leave(380);
    EXPECT_FALSE(space.begin_segment(0));
    EXPECT_TRUE(is_ended_);
    leave(400);
    EXPECT_FALSE(space.begin_segment(0)) << "whatever is free by then";
    EXPECT_EQ(space.check_merge().error().code, ErrorCode::DiskSpaceLow);
}

TEST_F(BulkSpaceTest, KnowsOfATaskThatGoesOnWhatIsWritten) {
    leave(40);
    BulkSpace space(disk_, kMebibyte, end_run_);
    ASSERT_TRUE(space.begin_segment(4 * kMebibyte));
    EXPECT_FALSE(space.begin_segment(5 * kMebibyte)) << "two threads write at once";
}

TEST_F(BulkSpaceTest, MergesWhereThereIsRoomForAllOnceMore) {
    leave(100);
    BulkSpace space(disk_, 100 * kMebibyte, end_run_);
    ASSERT_TRUE(space.begin_segment(kMebibyte));
    space.end_segment(0, kMebibyte, 30 * kMebibyte);
    leave(32);
    EXPECT_TRUE(space.check_merge());
    leave(31);
    EXPECT_FALSE(space.check_merge());
}

ChangePlan plan_of(std::uint64_t to_read) {
    ChangePlan plan;
    plan.files_to_read = to_read;
    return plan;
}

TEST_F(UpdateSpaceTest, RefusesToBeginWhatMayHaveNoRoom) {
    const testing::TemporaryFolder folder;
    folder.write("postlist.glass", std::string(20 * kMebibyte, '\0'));
    const UpdateSpace space(disk_, folder.path(""), end_run_);
    leave(8);
    EXPECT_TRUE(space.check_start(plan_of(1)));
    EXPECT_FALSE(space.check_start(plan_of(2)));
    leave(11);
    EXPECT_TRUE(space.check_start(plan_of(100))) << "half of a small index at most";
    free_ = 0;
    EXPECT_TRUE(space.check_start(plan_of(0))) << "what changes nothing needs nothing";
    ChangePlan gone;
    gone.folders.resize(1);
    gone.folders.front().gone = {"a.txt"};
    EXPECT_FALSE(space.check_start(gone));
}

TEST_F(UpdateSpaceTest, EndsARunBeforeACommitThatMayHaveNoRoom) {
    const testing::TemporaryFolder folder;
    folder.write("postlist.glass", std::string(kMebibyte, '\0'));
    UpdateSpace space(disk_, folder.path(""), end_run_);
    folder.write("postlist.glass", std::string(4 * kMebibyte, '\0'));
    leave(3);
    space.after_commit();
    EXPECT_TRUE(space.outcome());
    leave(2);
    space.after_commit();
    ASSERT_FALSE(space.outcome());
    EXPECT_TRUE(is_ended_);
    EXPECT_THAT(space.outcome().error().message,
                AllOf(HasSubstr("3.0M to be written"), HasSubstr("what was committed stays")));
}

}  // namespace
}  // namespace nachlese
