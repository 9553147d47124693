// A disk that is full at a random moment, or would be: the run says so, what was committed stays,
// and the next run completes once there is room.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "schema/error.h"
#include "tests/crash/crash_round.h"
#include "tests/crash/small_disk.h"
#include "tests/crash/test_length.h"

namespace nachlese::testing {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kRoom = std::uint64_t{256} << 20U;

struct Size {
    std::uint64_t bytes = 0;  // in pages, as a tmpfs counts
    std::uint64_t largest_file = 0;
};

Size size_of(const std::string& folder) {
    constexpr std::uint64_t kPage = 4096;
    Size size;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        size.bytes += (entry.file_size() + kPage - 1) / kPage * kPage;
        size.largest_file = std::max(size.largest_file, entry.file_size());
    }
    return size;
}

class FullDisk : public CrashRound {
  protected:
    void fill_disks(Verb verb, int disks) {
        const Size full = size_when_done(verb);
        // What a run that fills a generation works on needs as much once more.
        const double need = verb == Verb::Update ? 1.0 : 2.0;
        int failures = 0;
        std::map<std::string, int> states;
        for (int i = 0; i < disks && !HasFailure(); ++i) {
            SmallDisk disk(folder_.path("disk"), kRoom);
            const std::string index = folder_.path("disk/index");
            begin_round(index, verb);
            const Size begun = verb == Verb::FirstUpdate ? Size{} : size_of(index);
            const double share = std::uniform_real_distribution(0.0, need)(random_);
            const auto part = [share](std::uint64_t from, std::uint64_t to) {
                return from + static_cast<std::uint64_t>(share * static_cast<double>(to - from));
            };
            disk.resize(part(begun.bytes, full.bytes));
            const Outcome outcome = disk.run_index(
                run_of(verb, index),
                part(verb == Verb::Update ? begun.largest_file : 0, full.largest_file));
            const bool has_failed = outcome.status != 0;
            if (has_failed) {
                ++failures;
                EXPECT_EQ(outcome.status, exit_status(ErrorCode::Io)) << outcome.err;
                EXPECT_THAT(outcome.err, ::testing::HasSubstr("free space"));
            }
            const std::string state = expect_committed_state(index, verb);
            ++states[fmt::format("{} {}: {} ({})", name_of(verb), has_failed ? "failed" : "ended",
                                 state, disk.is_mounted() ? "tmpfs" : "limit of file size")];
            disk.resize(kRoom);
            expect_that_the_next_run_completes(index, verb);
            if (!disk.is_mounted()) fs::remove_all(index);
        }
        for (const auto& [state, count] : states)
            fmt::print("{:4} {}\n", count, state);
        RecordProperty("full_disks", failures);
        EXPECT_GT(failures, 0);
    }

    Size size_when_done(Verb verb) {
        const std::string index = folder_.path("measured");
        begin_round(index, verb);
        EXPECT_EQ(run_index(run_of(verb, index)).status, 0);
        return size_of(index);
    }

    TemporaryFolder folder_;
    std::mt19937 random_{std::random_device{}()};
};

// The least that was free on a disk while this lived.
class LeastFree {
  public:
    explicit LeastFree(std::string folder)
        : folder_(std::move(folder)), thread_([this] { watch(); }) {}
    ~LeastFree() { stop(); }
    LeastFree(const LeastFree&) = delete;
    LeastFree& operator=(const LeastFree&) = delete;

    std::uint64_t stop() {
        is_over_ = true;
        if (thread_.joinable()) thread_.join();
        return least_;
    }

  private:
    void watch() {
        while (!is_over_) {
            least_ = std::min(least_, fs::space(folder_).available);
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }

    std::string folder_;
    std::atomic<bool> is_over_ = false;
    std::uint64_t least_ = kRoom;
    std::thread thread_;
};

class LowDisk : public FullDisk {
  protected:
    static constexpr std::uint64_t kReserve = std::uint64_t{1} << 20U;

    // The report of a run that is refused, and folders.
    static constexpr std::uint64_t kReport = std::uint64_t{64} << 10U;

    // Disks on which there is room for all of the run beside the reserve, or too little.
    void run_on_small_disks(Verb verb, int disks) {
        const Size full = size_when_done(verb);
        int refused = 0;
        for (int i = 0; i < disks && !HasFailure(); ++i) {
            SmallDisk disk(folder_.path("disk"), kRoom);
            if (!disk.is_mounted()) GTEST_SKIP() << "no tmpfs can be mounted";
            const std::string index = folder_.path("disk/index");
            begin_round(index, verb);
            const Size begun = verb == Verb::FirstUpdate ? Size{} : size_of(index);
            // From nearly nothing to more than enough.
            const double share =
                std::uniform_real_distribution(i * 6.0, (i + 1) * 6.0)(random_) / disks;
            disk.resize(
                kReserve + begun.bytes +
                static_cast<std::uint64_t>(share * static_cast<double>(full.bytes - begun.bytes)));
            LeastFree least_free(folder_.path("disk"));
            Arguments arguments = run_of(verb, index);
            *(std::find(arguments.begin(), arguments.end(), "--min-free") + 1) =
                std::to_string(kReserve);
            const Outcome outcome = run_index(arguments);
            EXPECT_GE(least_free.stop() + kReport, kReserve)
                << name_of(verb) << share << outcome.err;
            if (outcome.status != 0) {
                ++refused;
                EXPECT_EQ(outcome.status, exit_status(ErrorCode::DiskSpaceLow)) << outcome.err;
                EXPECT_THAT(outcome.err, ::testing::HasSubstr("to stay free"));
            }
            fmt::print("{} with room for {:.2f} of what it makes: exit status {}, {}\n",
                       name_of(verb), share, outcome.status, expect_committed_state(index, verb));
            disk.resize(kRoom);
            expect_that_the_next_run_completes(index, verb);
        }
        RecordProperty("low_disks", refused);
        EXPECT_GT(refused, 0);
        EXPECT_LT(refused, disks);
    }
};

TEST_F(LowDisk, EndsAnUpdateInACommittedState) {
    run_on_small_disks(Verb::Update, times(6, 24));
}

TEST_F(LowDisk, LeavesTheLiveIndexOfARebuildAsItWas) {
    run_on_small_disks(Verb::Rebuild, times(6, 24));
}

TEST_F(LowDisk, LeavesTheFirstUpdateWithNothing) {
    run_on_small_disks(Verb::FirstUpdate, times(6, 24));
}

TEST_F(FullDisk, LeavesUpdateInACommittedState) {
    fill_disks(Verb::Update, times(4, 24));
}

TEST_F(FullDisk, LeavesTheLiveIndexOfARebuildAsItWas) {
    fill_disks(Verb::Rebuild, times(3, 18));
}

TEST_F(FullDisk, LeavesTheFirstUpdateWithNothing) {
    fill_disks(Verb::FirstUpdate, times(2, 8));
}

}  // namespace
}  // namespace nachlese::testing
