// An index of the sample archive, made once for all tests of a suite.
#pragma once

#include <cstdint>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/error.h"
#include "tests/integration/program.h"

namespace nachlese::testing {

class Searching : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        folder_ = new TemporaryFolder;
        const Outcome outcome =
            run_index({"update", "--index", folder_->path("index"), "--now", "2026-01-01T12:00",
                       std::string(NACHLESE_SOURCE_DIR) + "/data/sample-archive"});
        ASSERT_EQ(outcome.status, 0) << outcome.err;
    }
    static void TearDownTestSuite() {
        delete folder_;
        folder_ = nullptr;
    }

    static Outcome search(Arguments arguments) {
        arguments.insert(arguments.begin(), {"--index", folder_->path("index")});
        return run_search(arguments);
    }

    static std::uint64_t count(const std::string& query, Arguments arguments = {}) {
        arguments.insert(arguments.end(), {"--index", folder_->path("index"), query});
        return count_hits(std::move(arguments));
    }

    static std::vector<nlohmann::json> hits(Arguments arguments) {
        arguments.insert(arguments.begin(), {"--format", "jsonl"});
        const Outcome outcome = search(std::move(arguments));
        EXPECT_THAT(outcome.status, ::testing::AnyOf(0, exit_status(ErrorCode::NothingFound)))
            << outcome.err;
        std::vector<nlohmann::json> found;
        std::istringstream lines(outcome.out);
        for (std::string line; std::getline(lines, line);)
            found.push_back(nlohmann::json::parse(line));
        return found;
    }

    static inline TemporaryFolder* folder_ = nullptr;
};

}  // namespace nachlese::testing
