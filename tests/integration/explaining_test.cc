// What nachlese-search says of answers that are not what was expected.
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/error.h"
#include "tests/integration/program.h"

namespace nachlese::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Explaining : public ::testing::Test {
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

    static TemporaryFolder* folder_;
};

TemporaryFolder* Explaining::folder_ = nullptr;

TEST_F(Explaining, AQueryWithoutHitsIsHelped) {
    const std::string query = "Talsperrre UND Hochwasser";
    const std::string spelling = "\"Talsperrre\" stands in no article. Did you mean Talsperre (";
    const std::string clause =
        fmt::format("Without Talsperrre: {} articles.",
                    count_hits({"--index", folder_->path("index"), "Hochwasser"}));
    const Outcome text = search({query});
    EXPECT_EQ(text.status, exit_status(ErrorCode::NothingFound));
    EXPECT_THAT(text.out, AllOf(HasSubstr(spelling), HasSubstr(clause)));
    for (const char* const format : {"jsonl", "csv", "trec"}) {
        const Outcome outcome = search({"--format", format, query});
        EXPECT_EQ(outcome.status, exit_status(ErrorCode::NothingFound)) << format;
        EXPECT_THAT(outcome.out, Not(HasSubstr("Talsperr"))) << format;
        EXPECT_THAT(outcome.err, AllOf(HasSubstr(spelling), HasSubstr(clause))) << format;
    }
    EXPECT_EQ(search({"--count", query}).out, "0\n");
    EXPECT_EQ(search({"--count", query}).err, "");
    EXPECT_THAT(search({"Talsperrre Hochwasser"}).out,
                AllOf(HasSubstr("any of them"), HasSubstr(spelling), HasSubstr(clause)))
        << "also where any word was looked for instead";
}

}  // namespace
}  // namespace nachlese::testing
