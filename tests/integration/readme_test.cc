// What README.md shows is what the programs print.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/error.h"
#include "tests/integration/program.h"

namespace nachlese::testing {
namespace {

using ::testing::HasSubstr;

std::string readme() {
    return read_text(NACHLESE_SOURCE_DIR "/README.md");
}

// As a code block of Markdown.
std::string indented(const std::string& text) {
    std::string block;
    bool at_line_start = true;
    for (const char c : text) {
        if (at_line_start && c != '\n') block += "    ";
        block += c;
        at_line_start = c == '\n';
    }
    return block;
}

TEST(Readme, ShowsARealSession) {
    const TemporaryFolder folder;
    ASSERT_EQ(run_index({"update", "--index", folder.path("index"),
                         NACHLESE_SOURCE_DIR "/data/sample-archive"})
                  .status,
              0);
    const Outcome outcome = run_search(
        {"--index", folder.path("index"), "--limit", "2", "Talsperre Hochwasser seit:2002"});
    EXPECT_THAT(readme(), HasSubstr(indented(outcome.out)));
}

TEST(Readme, ListsTheFormatsThatAreRead) {
    EXPECT_THAT(readme(), HasSubstr(indented(run_index({"formats"}).out)));
}

TEST(Readme, ListsTheExitStatuses) {
    for (const ExitStatus& row : exit_statuses()) {
        EXPECT_THAT(readme(), HasSubstr(fmt::format("{:>3}  {}\n", row.status, row.meaning)));
    }
}

}  // namespace
}  // namespace nachlese::testing
