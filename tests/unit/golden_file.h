// Comparing output with a file in tests/golden. `NACHLESE_UPDATE_GOLDEN=1 ctest` writes the files
// anew: then look at what git says has changed.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

namespace nachlese {

// `name` is a path below tests/golden.
inline void expect_golden(const std::string& name, const std::string& actual) {
    const std::string path = std::string(NACHLESE_SOURCE_DIR "/tests/golden/") + name;
    // NOLINTNEXTLINE(concurrency-mt-unsafe): no thread changes the environment
    if (std::getenv("NACHLESE_UPDATE_GOLDEN") != nullptr) {
        std::ofstream(path, std::ios::binary) << actual;
        return;
    }
    std::ifstream file(path, std::ios::binary);
    ASSERT_TRUE(file) << path << " is missing";
    const std::string expected((std::istreambuf_iterator<char>(file)), {});
    EXPECT_EQ(actual, expected) << path;
}

}  // namespace nachlese
