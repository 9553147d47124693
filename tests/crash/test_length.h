// Tests of what may befall an index are run in a short form by ctest, and in a long one by
// scripts/crash, which adds up what they record by RecordProperty().
#pragma once

#include <cstdlib>

namespace nachlese::testing {

[[nodiscard]] inline bool is_long_form() {
    return std::getenv("NACHLESE_LONG_CRASH_TESTS") != nullptr;  // NOLINT(concurrency-mt-unsafe)
}

// What a test does so many times.
[[nodiscard]] inline int times(int short_form, int long_form) {
    return is_long_form() ? long_form : short_form;
}

}  // namespace nachlese::testing
