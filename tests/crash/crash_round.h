// What tests share that end a run before its time and look at what it leaves.
#pragma once

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "tests/crash/changing_archive.h"
#include "tests/crash/index_content.h"
#include "tests/integration/program.h"

namespace nachlese::testing {

enum class Verb { FirstUpdate, Update, Rebuild };

// An archive that has changed since the index was made, that index, and what runs that were not
// disturbed make of it.
class CrashRound : public ::testing::Test {
  protected:
    static void SetUpTestSuite();
    static void TearDownTestSuite();

    // Anew for each round: the index as it was before the archive changed; for a first update none.
    static void begin_round(const std::string& index, Verb verb);
    static Arguments run_of(Verb verb, const std::string& index);
    static const IndexContent& before(Verb verb);
    static const IndexContent& after(Verb verb);
    static double seconds_of(Verb verb);

    // The index opens, is sound and in a committed state. Returns which, as a word for statistics.
    static std::string expect_committed_state(const std::string& index, Verb verb);
    // Nothing is lost, nothing there twice, nothing left over.
    static void expect_that_the_next_run_completes(const std::string& index, Verb verb);

  private:
    struct Made;
    static inline Made* made_ = nullptr;
};

[[nodiscard]] const char* name_of(Verb verb);

}  // namespace nachlese::testing
