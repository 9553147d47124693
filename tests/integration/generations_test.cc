// What keeps a bad run from being published, and what undoes one that was.
#include <filesystem>
#include <string>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include "indexer/shrink_limit.h"
#include "schema/error.h"
#include "schema/generation.h"
#include "tests/integration/indexing.h"

namespace nachlese::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr std::size_t kFiles = 200;

class Generations : public Indexing {
  protected:
    // Files 0 to `count` - 1, and no others.
    void write_files(std::size_t count) {
        for (std::size_t number = 0; number < kFiles; ++number) {
            const std::string name = std::to_string(number % 4) + "/" + std::to_string(number);
            if (number < count) {
                const nlohmann::json article{{"headline", "Meldung " + std::to_string(number)},
                                             {"body", "Die Schlepper liegen an der Pier."}};
                write(name + ".json", article.dump());
            } else {
                fs::remove(folder_.path("archive/" + name + ".json"));
            }
        }
    }

    Outcome run_verb(const std::string& verb, Arguments arguments = {}) {
        arguments.insert(arguments.begin(), {verb, "--index", index()});
        return run_index(arguments);
    }

    int live() { return live_generation(index()).value().number; }
};

TEST_F(Generations, AnArchiveThatHasShrunkTooFarIsNotBelieved) {
    write_files(kFiles);
    update();
    write_files(kFiles - 60);
    for (const char* const verb : {"update", "rebuild"}) {
        const int generation = live();
        const Outcome outcome = run_verb(verb, {archive()});
        EXPECT_EQ(outcome.status, exit_status(ErrorCode::ArchiveShrunk)) << verb << outcome.err;
        EXPECT_THAT(outcome.err, AllOf(HasSubstr("200"), HasSubstr("--max-shrink"))) << verb;
        EXPECT_EQ(count("Schlepper"), kFiles) << verb;
        EXPECT_EQ(live(), generation) << verb;
        EXPECT_THAT(run_verb("status").out, HasSubstr("exit status 11")) << verb;
        EXPECT_EQ(generation_numbers(index()).size(), 1U) << "what was built is removed";
    }
    EXPECT_EQ(run_verb("update", {"--max-shrink", "30", archive()}).status, 0);
    EXPECT_EQ(count("Schlepper"), kFiles - 60);
}

TEST_F(Generations, AFewLossesAreBelievedWhateverThePercentage) {
    write_files(60);
    update();
    write_files(10);
    EXPECT_EQ(run_verb("rebuild", {"--max-shrink", "0", archive()}).status, 0);
    EXPECT_EQ(count("Schlepper"), 10U);
    static_assert(kFewLosses == 50);
}

TEST_F(Generations, AVanishedFolderCountsAsItsFiles) {
    write_files(kFiles);
    update();
    fs::remove_all(folder_.path("archive/0"));
    fs::remove_all(folder_.path("archive/1"));
    EXPECT_EQ(run_verb("update", {archive()}).status, exit_status(ErrorCode::ArchiveShrunk));
    EXPECT_EQ(count("Schlepper"), kFiles);
    EXPECT_EQ(run_verb("update", {"--allow-empty", archive()}).status, 0);
    EXPECT_EQ(count("Schlepper"), kFiles / 2);
}

TEST_F(Generations, ARunThatWouldTakeTheLastOfTheDiskIsNotBegun) {
    const Arguments reserve{"--min-free", "1000T", archive()};
    write("hafen.txt", kHarbour);
    EXPECT_EQ(run_verb("update", reserve).status, exit_status(ErrorCode::DiskSpaceLow));
    EXPECT_EQ(run_verb("status").status, exit_status(ErrorCode::IndexMissing));
    update();
    write("bahn.txt", kRailway);
    for (const char* const verb : {"update", "rebuild"}) {
        const Outcome outcome = run_verb(verb, reserve);
        EXPECT_EQ(outcome.status, exit_status(ErrorCode::DiskSpaceLow)) << verb;
        EXPECT_THAT(outcome.err, AllOf(HasSubstr("are free"), HasSubstr("1000.0T to stay free"),
                                       HasSubstr("--min-free SIZE")))
            << verb;
        EXPECT_THAT(run_verb("status").out, HasSubstr("exit status 13")) << verb;
        EXPECT_EQ(count("Bahnhof"), 0U) << verb;
        EXPECT_EQ(generation_numbers(index()), std::vector{1}) << verb;
        EXPECT_EQ(run_verb("check").status, 0) << verb;
    }
    EXPECT_EQ(run_verb("update", {"--min-free", "0", archive()}).status, 0);
    EXPECT_EQ(run_verb("update", reserve).status, 0) << "there is nothing to do";
    EXPECT_EQ(count("Bahnhof"), 1U);
    EXPECT_GT(update()["free_bytes"], 0);
}

TEST_F(Generations, RollbackBringsThePreviousOneBack) {
    write("hafen.txt", kHarbour);
    update();
    write("bahn.txt", kRailway);
    ASSERT_EQ(run_verb("rebuild").status, 0);
    ASSERT_EQ(count("Bahnhof"), 1U);
    const Outcome outcome = run_verb("rollback");
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("Generation 1"));
    EXPECT_EQ(live(), 1);
    EXPECT_EQ(count("Bahnhof"), 0U);
    EXPECT_EQ(count("Schlepper"), 1U);
    EXPECT_EQ(run_verb("check").status, 0);
    // What it did not know comes back, and the generation that was rolled back goes.
    update();
    EXPECT_EQ(count("Bahnhof"), 1U);
    EXPECT_EQ(generation_numbers(index()), std::vector{1});
}

TEST_F(Generations, WithoutAPreviousOneRollbackChangesNothing) {
    EXPECT_EQ(run_verb("rollback").status, exit_status(ErrorCode::IndexMissing));
    EXPECT_FALSE(fs::exists(index())) << "no folder is left behind";
    write("hafen.txt", kHarbour);
    update();
    const Outcome outcome = run_verb("rollback");
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::IndexMissing));
    EXPECT_THAT(outcome.err, HasSubstr("no generation before"));
    EXPECT_EQ(count("Schlepper"), 1U);
    ASSERT_EQ(run_verb("rebuild").status, 0);
    ASSERT_EQ(run_verb("rollback").status, 0);
    EXPECT_EQ(run_verb("rollback").status, exit_status(ErrorCode::IndexMissing)) << "a second time";
    EXPECT_EQ(count("Schlepper"), 1U);
}

TEST_F(Generations, ADamagedPreviousOneIsNotBroughtBack) {
    write("hafen.txt", kHarbour);
    update();
    ASSERT_EQ(run_verb("rebuild").status, 0);
    const std::string postings = generation_numbered(index(), 1).database + "/postlist.glass";
    fs::resize_file(postings, fs::file_size(postings) / 2);
    const Outcome outcome = run_verb("rollback");
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::IndexDamaged)) << outcome.err;
    EXPECT_EQ(live(), 2);
    EXPECT_EQ(count("Schlepper"), 1U);
}

// The count that a rebuild is held against is then that of the last run.
TEST_F(Generations, ADamagedIndexCanBeRebuiltButNotToNothing) {
    write_files(kFiles);
    update();
    fs::resize_file(generation_numbered(index(), 1).database + "/iamglass", 5);
    write_files(0);
    EXPECT_EQ(run_verb("rebuild", {archive()}).status, exit_status(ErrorCode::ArchiveShrunk));
    write_files(kFiles);
    EXPECT_EQ(run_verb("rebuild", {archive()}).status, 0);
    EXPECT_EQ(count("Schlepper"), kFiles);
}

TEST_F(Generations, RollbackDoesNotDisturbAWriter) {
    write("hafen.txt", kHarbour);
    update();
    ASSERT_EQ(run_verb("rebuild").status, 0);
    const int lock = open(lock_file(index()).c_str(), O_RDWR | O_CLOEXEC);
    ASSERT_EQ(flock(lock, LOCK_EX), 0);
    EXPECT_EQ(run_verb("rollback").status, exit_status(ErrorCode::IndexLocked));
    EXPECT_EQ(live(), 2);
    close(lock);
}

}  // namespace
}  // namespace nachlese::testing
