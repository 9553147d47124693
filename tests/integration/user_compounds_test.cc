// A user's own splits, from the file to what is found.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/error.h"
#include "tests/integration/indexing.h"
#include "tests/integration/program.h"

namespace nachlese::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kCandles =
    "Quirnauer Wachstuben gefragt\n\nQuirnau (dpa) - Die Kerzenfabrik verkauft jede Woche hundert "
    "Wachstuben an Bastler.\n";

class UserCompoundsRun : public Indexing {
  protected:
    void SetUp() override {
        write("kerzen.txt", kCandles);
        compounds_ = folder_.write("eigene.txt", "Wachs|tube  # nicht die Wache\n");
    }

    Outcome index_with(const std::string& verb, const Arguments& more) {
        Arguments arguments{verb, "--index", index(), archive()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_index(arguments);
    }

    std::string compounds_;
};

TEST_F(UserCompoundsRun, WhatTheUserSplitsIsFoundByItsPartsWithoutTheFile) {
    ASSERT_EQ(index_with("update", {}).status, 0);
    EXPECT_EQ(count("Tube"), 0U);
    EXPECT_EQ(count("Stube"), 1U);
    ASSERT_EQ(index_with("rebuild", {"--compounds", compounds_}).status, 0);
    std::filesystem::remove(compounds_);
    EXPECT_EQ(count("Tube"), 1U);
    EXPECT_EQ(count("Wachs"), 1U);
    EXPECT_EQ(count("Wachstube"), 1U);
    EXPECT_EQ(count("Stube"), 0U);
    const Outcome status = run_index({"status", "--index", index()});
    EXPECT_THAT(status.out, HasSubstr("compounds    1 of your own"));
    EXPECT_EQ(run_index({"check", "--index", index()}).status, 0);
}

TEST_F(UserCompoundsRun, AQueryIsSplitAsTheArticlesAre) {
    write("basteln.txt", "Basteln in Quirnau\n\nQuirnau (dpa) - Eine Tube mit Wachs genügt.\n");
    ASSERT_EQ(index_with("update", {"--compounds", compounds_}).status, 0);
    std::filesystem::remove(compounds_);
    EXPECT_EQ(count("Wachstube"), 2U) << "by its parts near each other";
    const Outcome marked = run_search({"--index", index(), "--format", "jsonl", "Tube"});
    EXPECT_THAT(marked.out, HasSubstr(R"("text":"tuben")"));
}

TEST_F(UserCompoundsRun, LaterRunsUseThoseOfTheIndex) {
    ASSERT_EQ(index_with("update", {"--compounds", compounds_}).status, 0);
    write("mehr.txt", kHarbour + std::string("\nAuch eine Wachstube lag an Bord.\n"));
    ASSERT_EQ(index_with("update", {}).status, 0);
    EXPECT_EQ(count("Tube"), 2U);
    ASSERT_EQ(index_with("rebuild", {}).status, 0);
    EXPECT_EQ(count("Tube"), 2U);
}

TEST_F(UserCompoundsRun, AChangedFileAsksForARebuild) {
    ASSERT_EQ(index_with("update", {"--compounds", compounds_}).status, 0);
    folder_.write("eigene.txt", "# sonst nichts\nWACHS|TUBE\n");
    EXPECT_EQ(index_with("update", {"--compounds", compounds_}).status, 0) << "means the same";

    folder_.write("eigene.txt", "Wachs|tube\nHaustür\n");
    const Outcome refused = index_with("update", {"--compounds", compounds_});
    EXPECT_EQ(refused.status, exit_status(ErrorCode::IndexIncompatible));
    EXPECT_THAT(refused.err, HasSubstr("other compounds than " + compounds_));
    EXPECT_THAT(refused.err, HasSubstr("nachlese-index rebuild --compounds " + compounds_));
    EXPECT_EQ(count("Tube"), 1U) << "the index is as it was";

    ASSERT_EQ(index_with("rebuild", {"--compounds", compounds_}).status, 0);
    EXPECT_EQ(index_with("update", {"--compounds", compounds_}).status, 0);
    EXPECT_EQ(count("Tube"), 1U);
}

TEST_F(UserCompoundsRun, AnIndexWithoutAnyRefusesThemUntilItIsRebuilt) {
    ASSERT_EQ(index_with("update", {}).status, 0);
    const Outcome refused = index_with("update", {"--compounds", compounds_});
    EXPECT_EQ(refused.status, exit_status(ErrorCode::IndexIncompatible));
    EXPECT_THAT(refused.err, HasSubstr("rebuild --compounds"));
}

TEST_F(UserCompoundsRun, AnEmptyFileDropsThem) {
    ASSERT_EQ(index_with("update", {"--compounds", compounds_}).status, 0);
    const std::string empty = folder_.write("leer.txt", "");
    EXPECT_EQ(index_with("update", {"--compounds", empty}).status,
              exit_status(ErrorCode::IndexIncompatible));
    ASSERT_EQ(index_with("rebuild", {"--compounds", empty}).status, 0);
    EXPECT_EQ(count("Tube"), 0U);
    EXPECT_EQ(count("Stube"), 1U);
    const Outcome status = run_index({"status", "--index", index()});
    EXPECT_THAT(status.out, Not(HasSubstr("compounds")));
}

TEST_F(UserCompoundsRun, ABrokenFileIsKnownBeforeTheWork) {
    const std::string broken = folder_.write("kaputt.txt", "Wachs|tube\nWachs||licht\n");
    for (const char* const verb : {"update", "rebuild"}) {
        const Outcome outcome = index_with(verb, {"--compounds", broken});
        EXPECT_EQ(outcome.status, exit_status(ErrorCode::BadInput)) << verb;
        EXPECT_THAT(outcome.err, HasSubstr(broken + ": line 2: a piece is empty")) << verb;
        EXPECT_THAT(outcome.err, HasSubstr("hint: ")) << verb;
        EXPECT_FALSE(std::filesystem::exists(index())) << verb;
    }
    EXPECT_EQ(index_with("update", {"--compounds", folder_.path("fehlt.txt")}).status,
              exit_status(ErrorCode::Io));
}

TEST_F(UserCompoundsRun, ARebuildOfADamagedIndexSaysThatTheyAreLost) {
    ASSERT_EQ(index_with("update", {"--compounds", compounds_}).status, 0);
    std::filesystem::remove(index() + "/XAPIANDB");
    const Outcome rebuilt = index_with("rebuild", {});
    EXPECT_EQ(rebuilt.status, 0);
    EXPECT_THAT(rebuilt.err, HasSubstr("--compounds FILE brings them back"));
}

TEST_F(UserCompoundsRun, AnalyzeShowsThem) {
    const Outcome outcome =
        run_index({"analyze", "--compounds", compounds_, "--format", "jsonl", "Wachstuben"});
    EXPECT_THAT(outcome.out, HasSubstr(R"("parts":["wachs","tuben"])"));
}

}  // namespace
}  // namespace nachlese::testing
