// SIGKILL at random moments: whenever a run is killed, a sound index is left, and the next run
// completes it.
#include <chrono>
#include <map>
#include <random>
#include <string>
#include <thread>

#include <fmt/format.h>

#include "tests/crash/crash_round.h"
#include "tests/crash/test_length.h"

namespace nachlese::testing {
namespace {

class Kill : public CrashRound {
  protected:
    // Of several in a row, each kills the run that would have made good the one before. Returns
    // whether there was a run to kill.
    bool kill_a_run(Verb verb) {
        const double wait = std::uniform_real_distribution(0.0, 1.05 * seconds_of(verb))(random_);
        RunningProgram program(NACHLESE_INDEX_PROGRAM, run_of(verb, index_));
        std::this_thread::sleep_for(std::chrono::duration<double>(wait));
        program.send(SIGKILL);
        const Outcome outcome = program.finish();
        const bool was_killed = outcome.status == 128 + SIGKILL;
        EXPECT_TRUE(was_killed || outcome.status == 0) << outcome.status << outcome.err;
        const std::string state = expect_committed_state(index_, verb);
        ++states_[fmt::format("{} {}: {}", name_of(verb), was_killed ? "killed" : "ended", state)];
        return was_killed;
    }

    void kill_runs(Verb verb, int kills) {
        int killed = 0;
        while (killed < kills && !HasFailure()) {
            begin_round(index_, verb);
            do {
                if (kill_a_run(verb)) ++killed;
            } while (killed < kills && random_() % 3 == 0);
            expect_that_the_next_run_completes(index_, verb);
        }
        for (const auto& [state, count] : states_)
            fmt::print("{:4} {}\n", count, state);
        RecordProperty("kills", killed);
    }

    TemporaryFolder folder_;
    std::string index_ = folder_.path("index");
    std::mt19937 random_{std::random_device{}()};
    std::map<std::string, int> states_;
};

TEST_F(Kill, LeavesUpdateInACommittedState) {
    kill_runs(Verb::Update, times(8, 240));
}

TEST_F(Kill, LeavesTheOldOrTheNewGenerationOfARebuild) {
    kill_runs(Verb::Rebuild, times(6, 200));
}

TEST_F(Kill, LeavesTheFirstUpdateWithNothingOrAll) {
    kill_runs(Verb::FirstUpdate, times(3, 60));
}

}  // namespace
}  // namespace nachlese::testing
