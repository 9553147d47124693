// What nachlese-index does when something is wrong outside the files it reads.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/error.h"
#include "tests/integration/indexing.h"
#include "tests/integration/program.h"

namespace nachlese::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;

TEST_F(Indexing, AnArchiveThatIsEmptiedAtOnceIsNotBelieved) {
    write("hafen.txt", kHarbour);
    update();
    fs::remove(folder_.path("archive/hafen.txt"));
    for (const char* const verb : {"update", "rebuild"}) {
        const Outcome outcome = run_index({verb, "--index", index(), archive()});
        EXPECT_EQ(outcome.status, exit_status(ErrorCode::ArchiveShrunk)) << verb;
        EXPECT_THAT(outcome.err, HasSubstr("--allow-empty")) << verb;
        EXPECT_EQ(count("Schlepper"), 1U) << verb;
        const Outcome status = run_index({"status", "--index", index()});
        EXPECT_THAT(status.out, HasSubstr("exit status 11")) << "the last run failed";
    }
    ASSERT_EQ(run_index({"update", "--index", index(), "--allow-empty", archive()}).status, 0);
    EXPECT_EQ(count("Schlepper"), 0U);
}

TEST_F(Indexing, AnOldFailureIsStillNamed) {
    write("halb.jsonl", "{\"headline\":\n");
    update();
    const json report = update();
    EXPECT_EQ(last_status_, 0) << "nothing new has failed";
    ASSERT_EQ(report["known_failures"].size(), 1U);
    EXPECT_EQ(report["known_failures"][0]["path"], "halb.jsonl");
}

TEST_F(Indexing, TheReportIsWrittenWhereItsNameLeads) {
    write("hafen.txt", kHarbour);
    folder_.write("target.json", "old");
    fs::create_symlink("target.json", folder_.path("link.json"));
    ASSERT_EQ(
        run_index({"update", "--index", index(), "--report", folder_.path("link.json"), archive()})
            .status,
        0);
    EXPECT_TRUE(fs::is_symlink(folder_.path("link.json")));
    EXPECT_EQ(json::parse(read_text(folder_.path("target.json")))["articles_total"], 1);
}

TEST_F(Indexing, AReportThatCannotBeWrittenIsKnownBeforeTheWork) {
    write("hafen.txt", kHarbour);
    const Outcome outcome = run_index(
        {"update", "--index", index(), "--report", folder_.path("nirgends/r.json"), archive()});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::Io));
    EXPECT_FALSE(fs::exists(index()));
}

TEST_F(Indexing, AnIndexWithoutItsStubIsNotStartedAfresh) {
    write("hafen.txt", kHarbour);
    update();
    fs::remove(index() + "/XAPIANDB");
    EXPECT_EQ(run_index({"update", "--index", index(), archive()}).status,
              exit_status(ErrorCode::IndexDamaged));
    EXPECT_EQ(run_index({"rebuild", "--index", index(), archive()}).status, 0);
    EXPECT_EQ(count("Schlepper"), 1U);
}

TEST_F(Indexing, WhatAKilledRebuildLeftIsRemovedAndThePreviousGenerationKept) {
    write("hafen.txt", kHarbour);
    update();
    ASSERT_EQ(run_index({"rebuild", "--index", index(), archive()}).status, 0);
    folder_.write("index/generations/000003/growing/iamglass", "half");
    ASSERT_EQ(run_index({"rebuild", "--index", index(), archive()}).status, 0);
    EXPECT_TRUE(fs::exists(index() + "/generations/000002"));
    EXPECT_FALSE(fs::exists(index() + "/generations/000003/growing"));
    EXPECT_EQ(count("Schlepper"), 1U);
}

TEST_F(Indexing, AFolderAndItsParentAreOneArchiveWhateverTheirOrder) {
    write("2019/hafen.txt", kHarbour);
    write("2024/bahn.txt", kRailway);
    ASSERT_EQ(
        run_index({"update", "--index", index(), folder_.path("archive/2019"), archive()}).status,
        0);
    EXPECT_EQ(count("Quirnau ODER Altenquirn"), 2U);
}

TEST_F(Indexing, OutputThatCannotBeWrittenIsAFailure) {
    write("hafen.txt", kHarbour);
    const Outcome outcome = run("/bin/sh", {"-c", std::string(NACHLESE_INDEX_PROGRAM) +
                                                      " extract '" + archive() + "' > /dev/full"});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::Io)) << outcome.err;
}

struct FailureCase {
    const char* what;
    Arguments arguments;
    ErrorCode code;
    const char* message;
};

TEST_F(Indexing, FailuresHaveTheirOwnExitStatusAndSayWhy) {
    folder_.write("text/keinindex.txt", "Text");
    folder_.write("foreign/XAPIANDB", "auto nirgends\n");
    const std::string missing = folder_.path("fehlt");
    for (const FailureCase& row : {
             FailureCase{"no verb", {}, ErrorCode::Usage, "--help"},
             FailureCase{"a mistyped verb", {"updte", missing}, ErrorCode::Usage, "updte"},
             FailureCase{"no index", {"update", missing}, ErrorCode::Usage, "--index"},
             FailureCase{"no folder",
                         {"update", "--index", index(), missing},
                         ErrorCode::Io,
                         missing.c_str()},
             FailureCase{"bad zone",
                         {"extract", "--timezone", "Mond/Krater", missing},
                         ErrorCode::Usage,
                         "Mond/Krater"},
             FailureCase{
                 "bad now", {"extract", "--now", "bald", missing}, ErrorCode::Usage, "bald"},
             FailureCase{"no index there",
                         {"status", "--index", missing},
                         ErrorCode::IndexMissing,
                         missing.c_str()},
             FailureCase{"a folder of texts",
                         {"update", "--index", folder_.path("text"), folder_.path("text")},
                         ErrorCode::Usage,
                         "neither an index"},
         }) {
        const Outcome outcome = run_index(row.arguments);
        EXPECT_EQ(outcome.status, exit_status(row.code)) << row.what << "\n" << outcome.err;
        EXPECT_THAT(outcome.err, HasSubstr(row.message)) << row.what;
        EXPECT_FALSE(fs::exists(index())) << row.what << " must leave nothing behind";
    }
}

}  // namespace
}  // namespace nachlese::testing
