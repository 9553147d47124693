// The real process, interrupted and killed while it writes.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/error.h"
#include "tests/integration/program.h"

namespace nachlese::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kFiles = 40;
constexpr int kArticlesPerFile = 100;

class Crash : public ::testing::Test {
  protected:
    void SetUp() override {
        for (int file = 0; file < kFiles; ++file) {
            std::string lines;
            for (int i = 0; i < kArticlesPerFile; ++i) {
                const std::string id = std::to_string(file * kArticlesPerFile + i);
                std::string body = "Meldung Nummer " + id + " aus dem Hafen.";
                for (int word = 0; word < 100; ++word) {
                    body += " wort" + std::to_string((file * 31 + i * 17 + word * 7) % 5000);
                }
                lines += json{{"id", id}, {"headline", "Meldung " + id}, {"body", body}}.dump();
                lines += '\n';
            }
            folder_.write("archive/" + std::to_string(file) + ".jsonl", lines);
        }
    }

    Arguments update() { return {"update", "--index", index(), folder_.path("archive")}; }
    std::string index() { return folder_.path("index"); }

    // An index of one file, which update() has much to add to.
    void begin_index() {
        ASSERT_EQ(
            run_index({"update", "--index", index(), folder_.path("archive") + "/0.jsonl"}).status,
            0);
    }

    template <typename Condition>
    static void wait_until(Condition condition) {
        for (int tries = 0; tries < 600 && !condition(); ++tries)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }

    // Until the first commit is live, so that the signal meets a run in full swing.
    void wait_for_articles() {
        wait_until([this] { return count() > kArticlesPerFile; });
    }

    // Until a run that fills an empty index has begun to write.
    void wait_for_growth() {
        wait_until([this] { return fs::exists(index() + "/generations/000001/growing/first"); });
    }

    std::uint64_t count() {
        if (!fs::exists(index() + "/XAPIANDB")) return 0;
        return count_hits({"--index", index(), "Hafen"});
    }

    void expect_that_the_next_run_completes() {
        const Outcome check = run_index({"check", "--index", index()});
        EXPECT_EQ(check.status, 0) << check.out << check.err;
        const Outcome outcome = run_index(update());
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        EXPECT_EQ(count(), static_cast<std::uint64_t>(kFiles) * kArticlesPerFile);
        EXPECT_EQ(run_index({"check", "--index", index()}).status, 0);
    }

    TemporaryFolder folder_;
};

TEST_F(Crash, InterruptedRunKeepsWhatItCommitted) {
    begin_index();
    RunningProgram program(NACHLESE_INDEX_PROGRAM, update());
    wait_for_articles();
    program.send(SIGINT);
    const Outcome outcome = program.finish();
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::Interrupted)) << outcome.err;
    EXPECT_GT(count(), static_cast<std::uint64_t>(kArticlesPerFile));
    expect_that_the_next_run_completes();
}

TEST_F(Crash, KilledRunLeavesASoundIndex) {
    begin_index();
    RunningProgram program(NACHLESE_INDEX_PROGRAM, update());
    wait_for_articles();
    program.send(SIGKILL);
    EXPECT_EQ(program.finish().status, 128 + SIGKILL);
    expect_that_the_next_run_completes();
}

TEST_F(Crash, InterruptedFirstRunGoesLiveWithWhatItRead) {
    RunningProgram program(NACHLESE_INDEX_PROGRAM, update());
    wait_for_growth();
    program.send(SIGINT);
    const Outcome outcome = program.finish();
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::Interrupted)) << outcome.err;
    expect_that_the_next_run_completes();
}

TEST_F(Crash, KilledFirstRunLeavesNoIndexAndTheNextOneStartsAfresh) {
    RunningProgram program(NACHLESE_INDEX_PROGRAM, update());
    wait_for_growth();
    program.send(SIGKILL);
    EXPECT_EQ(program.finish().status, 128 + SIGKILL);
    const Outcome search = run_search({"--index", index(), "Hafen"});
    EXPECT_EQ(search.status, exit_status(ErrorCode::IndexMissing)) << search.err;
    EXPECT_THAT(search.err, ::testing::HasSubstr("the first run of this index has not ended"));
    ASSERT_EQ(run_index(update()).status, 0);
    EXPECT_FALSE(fs::exists(index() + "/generations/000001/growing"));
    expect_that_the_next_run_completes();
}

TEST_F(Crash, KilledRebuildLeavesTheLiveIndexAsItWas) {
    ASSERT_EQ(run_index(update()).status, 0);
    RunningProgram program(NACHLESE_INDEX_PROGRAM,
                           {"rebuild", "--index", index(), folder_.path("archive")});
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    program.send(SIGKILL);
    program.finish();
    expect_that_the_next_run_completes();
}

TEST_F(Crash, ASecondWriterIsTurnedAwayAtOnce) {
    begin_index();
    RunningProgram first(NACHLESE_INDEX_PROGRAM, update());
    wait_for_articles();
    const Outcome second = run_index(update());
    EXPECT_EQ(second.status, exit_status(ErrorCode::IndexLocked)) << second.err;
    EXPECT_EQ(first.finish().status, 0);
}

TEST_F(Crash, ReadersAreAnsweredWhileAWriterCommits) {
    begin_index();
    RunningProgram writer(NACHLESE_INDEX_PROGRAM, update());
    wait_for_articles();
    std::uint64_t last = 0;
    for (int search = 0; search < 20; ++search) {
        const std::uint64_t now = count();
        EXPECT_GE(now, last);
        last = now;
    }
    EXPECT_EQ(writer.finish().status, 0);
}

}  // namespace
}  // namespace nachlese::testing
