// Texts to compare two implementations on: every file of the project's own test data, line by
// line, and of NACHLESE_CORPUS (a file of texts or JSON Lines) if the environment names one.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace nachlese::testing {

template <typename Consume>
bool for_each_line(const std::filesystem::path& file, Consume& consume) {
    std::ifstream lines(file, std::ios::binary);
    for (std::string line; std::getline(lines, line);) {
        if (!consume(line)) return false;
    }
    return true;
}

// Until `consume(line)` returns false.
template <typename Consume>
void for_each_text(Consume consume) {
    namespace fs = std::filesystem;
    for (const char* const folder : {"data", "tests"}) {
        for (const auto& entry :
             fs::recursive_directory_iterator(fs::path(NACHLESE_SOURCE_DIR) / folder)) {
            if (entry.is_regular_file() && !for_each_line(entry.path(), consume)) return;
        }
    }
    // NOLINTNEXTLINE(concurrency-mt-unsafe): the test has one thread
    if (const char* const corpus = std::getenv("NACHLESE_CORPUS")) for_each_line(corpus, consume);
}

}  // namespace nachlese::testing
