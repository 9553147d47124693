// The power fails after any of the calls by which runs write to disk: what may then be left is an
// index that opens, is sound and holds a committed state, and the next run completes it.
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "schema/error.h"
#include "schema/generation.h"
#include "schema/hash.h"
#include "tests/crash/disk_model.h"
#include "tests/crash/index_content.h"
#include "tests/crash/system_calls.h"
#include "tests/crash/test_length.h"

namespace nachlese::testing {
namespace {

namespace fs = std::filesystem;

struct RecordedRun {
    std::string verb;
    std::size_t end;       // the number of the first call of the next run
    IndexContent content;  // of the index when it has ended
};

class PowerCut : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!can_record()) GTEST_SKIP() << "strace is missing, or may not watch processes here";
        fs::create_directory(folder_.path("disk"));
    }

    // Each run finds the archive changed; all changes of one are one commit.
    void record(const std::string& verb) {
        const auto number = static_cast<int>(runs_.size());
        write_file(fmt::format("{:02}.jsonl", number), number);
        write_file("00.jsonl", number);
        if (number > 2) fs::remove(folder_.path(fmt::format("archive/{:02}.jsonl", number - 2)));
        Arguments arguments{verb, "--index", index()};
        if (verb != "rollback") arguments.push_back(archive());
        const Recording recording = record_index(arguments, folder_.path("disk"));
        ASSERT_EQ(recording.outcome.status, 0) << recording.outcome.err;
        calls_.insert(calls_.end(), recording.calls.begin(), recording.calls.end());
        runs_.push_back({verb, calls_.size(), content_of(index())});
    }

    void cut_at_every_call() {
        std::mt19937 random(20240305);
        DiskModel disk(folder_.path("disk"));
        std::set<std::string> seen;
        std::size_t looked_at = 0;
        auto run = runs_.begin();
        const IndexContent nothing;
        const IndexContent* before = &nothing;
        for (std::size_t call = 0; call < calls_.size() && !HasFailure(); ++call) {
            disk.carry_out(calls_[call]);
            const bool has_ended = call + 1 == run->end;
            for (const Unflushed survives :
                 {Unflushed::All, Unflushed::None, Unflushed::NamesAlone, Unflushed::SizesAlone,
                  Unflushed::ContentsAlone, Unflushed::AnyPart, Unflushed::AnyPart}) {
                const DiskModel::Files files = disk.after_power_cut(survives, random);
                // Neither said nor promised anything before its end.
                const std::string key =
                    hash128_hex(fmt::format("{} {}", run - runs_.begin(), has_ended)) +
                    digest(files);
                if (!seen.insert(key).second || !is_chosen(has_ended, random)) continue;
                ++looked_at;
                SCOPED_TRACE(fmt::format("{}, run {}, call {} of {}: {}; survival {}", run->verb,
                                         run - runs_.begin(), call, calls_.size(),
                                         describe(calls_[call]), static_cast<int>(survives)));
                DiskModel::write(files, folder_.path("left"));
                const IndexContent found = content_found();
                const bool is_after = found == run->content;
                EXPECT_TRUE(is_after || (!has_ended && found == *before))
                    << (has_ended ? "what a run has reported is lost: " : "no committed state: ")
                    << is_same(found, run->content).message();
                expect_that_the_next_run_completes();
                if (HasFailure()) break;
            }
            if (has_ended) before = &(run++)->content;
        }
        fmt::print("{} calls, {} different disks, {} of them looked at\n", calls_.size(),
                   seen.size(), looked_at);
        RecordProperty("power_cuts", static_cast<int>(looked_at));
    }

  private:
    void write_file(const std::string& name, int edition) const {
        std::string lines;
        for (int i = 0; i < 4; ++i) {
            lines += nlohmann::json{{"id", fmt::format("{}-{}", name, i)},
                                    {"headline", fmt::format("Fähre {} läuft aus", i)},
                                    {"body", fmt::format("Die Fähre {} hat den Hafen von Tannroda "
                                                         "zum {}. Mal verlassen.",
                                                         i, edition)}}
                         .dump() +
                     "\n";
        }
        folder_.write("archive/" + name, lines);
    }

    static std::string digest(const DiskModel::Files& files) {
        Hash128 hash;
        for (const auto& [name, content] : files)
            hash.add(fmt::format("{}\n{}\n", name, content.size()) + content);
        return hash.hex();
    }

    static std::string describe(const SystemCall& call) {
        return fmt::format("kind {} of {} {}", static_cast<int>(call.kind), call.path, call.target);
    }

    // The short form looks at a part, and at all that is left of runs that have ended.
    static bool is_chosen(bool has_ended, std::mt19937& random) {
        return is_long_form() || has_ended || random() % 20 == 0;
    }

    IndexContent content_found() {
        const Outcome check = run_index({"check", "--index", folder_.path("left/index")});
        const bool is_there = live_generation(folder_.path("left/index")).has_value();
        EXPECT_EQ(check.status, is_there ? 0 : exit_status(ErrorCode::IndexMissing))
            << check.out << check.err;
        return content_of(folder_.path("left/index"));
    }

    void expect_that_the_next_run_completes() {
        const std::string left = folder_.path("left/index");
        const Outcome outcome = run_index({"update", "--index", left, archive()});
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        if (completed_.articles.empty()) {
            const std::string fresh = folder_.path("fresh");
            EXPECT_EQ(run_index({"update", "--index", fresh, archive()}).status, 0);
            completed_ = content_of(fresh);
        }
        EXPECT_TRUE(is_same(content_of(left), completed_));
        const Outcome check = run_index({"check", "--index", left});
        EXPECT_EQ(check.status, 0) << check.out << check.err;
    }

    std::string index() { return folder_.path("disk/index"); }
    std::string archive() { return folder_.path("archive"); }

    TemporaryFolder folder_;
    std::vector<SystemCall> calls_;
    std::vector<RecordedRun> runs_;
    IndexContent completed_;  // what a run makes of the archive as it is at the end
};

TEST_F(PowerCut, LeavesACommittedStateOfUpdates) {
    for (const char* const verb : {"update", "update", "update", "update"})
        record(verb);
    cut_at_every_call();
}

TEST_F(PowerCut, LeavesTheOldOrTheNewGeneration) {
    for (const char* const verb : {"update", "rebuild", "update", "rollback", "rebuild"})
        record(verb);
    cut_at_every_call();
}

}  // namespace
}  // namespace nachlese::testing
