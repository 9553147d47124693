#include "indexer/run_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace nachlese {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct StatusCase {
    std::vector<FindingKind> findings;
    bool interrupted;
    int status;
};

TEST(RunReport, TheExitStatusSaysWhetherSomethingIsMissing) {
    const int incomplete = exit_status(ErrorCode::Incomplete);
    const int interrupted = exit_status(ErrorCode::Interrupted);
    for (const StatusCase& row : {
             StatusCase{{}, false, 0},
             StatusCase{
                 {FindingKind::Warning, FindingKind::NoArticle, FindingKind::Unvisited}, false, 0},
             StatusCase{{FindingKind::Warning, FindingKind::Failure}, false, incomplete},
             StatusCase{{FindingKind::Collision}, false, incomplete},
             StatusCase{{}, true, interrupted},
             StatusCase{{FindingKind::Failure}, true, interrupted},
         }) {
        RunReport report;
        report.interrupted = row.interrupted;
        for (const FindingKind kind : row.findings)
            report.findings.push_back({kind, "a", "b"});
        EXPECT_EQ(report.exit_status(), row.status);
        EXPECT_EQ(nlohmann::json::parse(to_json(report))["exit_status"], row.status);
    }
}

TEST(RunReport, TheJsonHoldsEveryFindingUnderItsKind) {
    RunReport report;
    report.verb = "update";
    report.roots = {"/archiv"};
    report.files_seen = 7;
    report.articles_total = 5;
    report.findings = {{FindingKind::Failure, "a", "kaputt"},
                       {FindingKind::Warning, "b", "Zukunft"},
                       {FindingKind::Failure, "c\xFF\n", "\x1B[31mrot"}};
    const std::string text = to_json(report);
    EXPECT_EQ(text.back(), '\n');
    const auto json = nlohmann::json::parse(text);
    EXPECT_EQ(json["verb"], "update");
    EXPECT_EQ(json["roots"][0], "/archiv");
    EXPECT_EQ(json["files_seen"], 7);
    EXPECT_EQ(json["articles_total"], 5);
    ASSERT_EQ(json["failures"].size(), 2U);
    EXPECT_EQ(json["failures"][0]["path"], "a");
    EXPECT_EQ(json["failures"][1]["path"], "c\uFFFD\n");
    EXPECT_EQ(json["warnings"][0]["reason"], "Zukunft");
    EXPECT_TRUE(json["collisions"].empty());
    EXPECT_EQ(report.count(FindingKind::Failure), 2U);
}

TEST(RunReport, TheSummaryNamesTheFirstFindingsAndIsSafeForATerminal) {
    RunReport report;
    report.verb = "update";
    for (int i = 0; i < 30; ++i)
        report.findings.push_back({FindingKind::Failure, "datei-" + std::to_string(i), "\x1B[31m"});
    const std::string text = to_text(report);
    EXPECT_THAT(text, HasSubstr("failed: datei-19: "));
    EXPECT_THAT(text, Not(HasSubstr("datei-20")));
    EXPECT_THAT(text, HasSubstr("and 10 more"));
    EXPECT_EQ(text.find('\x1B'), std::string::npos);
}

TEST(RunReport, TheSummaryCountsTouchedFilesAsUnchanged) {
    RunReport report;
    report.verb = "update";
    report.files_seen = 12;
    report.files_unchanged = 8;
    report.files_touched = 2;
    report.files_read = 2;
    report.articles_added = 30;
    report.bytes_read = 4'000'000;
    report.seconds = 2;
    EXPECT_THAT(to_text(report), HasSubstr("12 files seen, 10 unchanged, 2 read"));
    EXPECT_THAT(to_text(report), HasSubstr("2.0 s, 15 articles/s, 2.0 MB/s"));
    report.interrupted = true;
    report.articles_added = 0;
    report.seconds = 0;
    EXPECT_THAT(to_text(report), HasSubstr("update (interrupted): "));
    EXPECT_THAT(to_text(report), Not(HasSubstr("articles/s")));
}

}  // namespace
}  // namespace nachlese
