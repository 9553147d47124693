// nachlese-search --golden, nachlese-index rebuild --golden, which publishes nothing that fails,
// and update --golden, which does so only for the first run.
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/error.h"
#include "schema/generation.h"
#include "tests/integration/indexing.h"

namespace nachlese::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class GoldenQueries : public Indexing {
  protected:
    void SetUp() override {
        write("hafen.txt", kHarbour);
        write("bahn.txt", kRailway);
        update();
    }

    // Both programs in one folder, as they are installed.
    std::string installed(const std::string& program) {
        std::string copy = folder_.path("bin/" + fs::path(program).filename().string());
        fs::create_directories(folder_.path("bin"));
        fs::copy_file(program, copy, fs::copy_options::skip_existing);
        return copy;
    }

    Outcome check(const std::string& lines, Arguments arguments = {}) {
        const std::string file = folder_.write("golden.tsv", lines);
        arguments.insert(arguments.begin(), {"--golden", file});
        return run_search(arguments);
    }

    Outcome run_with(const std::string& lines, const std::string& verb, const std::string& index) {
        installed(NACHLESE_SEARCH_PROGRAM);
        return run(
            installed(NACHLESE_INDEX_PROGRAM),
            {verb, "--index", index, "--golden", folder_.write("golden.tsv", lines), archive()});
    }

    Outcome rebuild(const std::string& lines) { return run_with(lines, "rebuild", index()); }

    std::vector<int> generations() { return generation_numbers(index()); }
};

TEST_F(GoldenQueries, AnIndexThatFindsThemIsFit) {
    const Outcome outcome =
        check("# Häfen und Bahnen\nSchlepper\t1\thafen.txt\nZug ODER Schlepper\t2\nKran\t0\n",
              {"--index", index()});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(outcome.out, "3 golden queries, 0 failed\n");
}

TEST_F(GoldenQueries, EachThatFailsIsNamedWithWhatItFinds) {
    const Outcome outcome =
        check("Schlepper\t2\nZug\t1\thafen.txt\nSchlepper\t1\thafen.txt\n", {"--index", index()});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::GoldenQueryFailed));
    EXPECT_THAT(
        outcome.out,
        AllOf(HasSubstr("golden.tsv: line 1: \"Schlepper\" finds 1 articles instead of 2"),
              HasSubstr("golden.tsv: line 2: \"Zug\" finds 1 articles, hafen.txt not among"),
              Not(HasSubstr("line 3")), HasSubstr("3 golden queries, 2 failed")));
}

TEST_F(GoldenQueries, AFileIsCheckedWithoutAnIndex) {
    EXPECT_EQ(check("Schlepper\t2\n", {"--dry-run"}).status, 0);
    const Outcome outcome = check("Schlepper\t2\n(Zug\t1\nKran 5\n", {"--dry-run"});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::BadInput));
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("golden.tsv: line 2: "), HasSubstr("character 1"),
                                   HasSubstr("golden.tsv: line 3: there is no TAB"),
                                   HasSubstr("2 of its lines cannot be understood")));
}

TEST_F(GoldenQueries, TakeNoOtherQuery) {
    for (const Arguments& arguments :
         std::vector<Arguments>{{"Zug"}, {"--count"}, {"--why", "hafen.txt"}, {"--offset", "3"}}) {
        Arguments all = arguments;
        all.insert(all.end(), {"--index", index()});
        EXPECT_EQ(check("Zug\t1\n", all).status, exit_status(ErrorCode::Usage))
            << ::testing::PrintToString(arguments);
    }
}

TEST_F(GoldenQueries, ARebuildThatFindsThemIsPublished) {
    const Outcome outcome = rebuild("Schlepper\t1\thafen.txt\n");
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("1 golden queries, 0 failed"));
    EXPECT_EQ(live_generation(index()).value().number, 2);
}

TEST_F(GoldenQueries, ARebuildIsCheckedAgainstItselfNotTheLiveIndex) {
    write("faehre.txt", "Fähre nach Quirnau\n\nDie Fähre legt wieder ab.\n");
    ASSERT_EQ(rebuild("Fähre\t1\tfaehre.txt\n").status, 0);
    fs::remove(folder_.path("archive/faehre.txt"));
    const Outcome outcome = rebuild("Zug\t1\nFähre\t1\tfaehre.txt\n");
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::GoldenQueryFailed));
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("line 2: \"Fähre\" finds 0 articles"),
                                   HasSubstr("nothing was published")));
    EXPECT_EQ(count("Fähre"), 1U);
    EXPECT_THAT(generations(), ElementsAre(1, 2)) << "what was built is removed";
    EXPECT_THAT(run_index({"status", "--index", index()}).out, HasSubstr("exit status 12"));
}

TEST_F(GoldenQueries, AFileThatCannotBeUnderstoodEndsARebuildBeforeItBegins) {
    const Outcome outcome = rebuild("Schlepper\n");
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::BadInput));
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("line 1: there is no TAB"), Not(HasSubstr("seen"))));
    EXPECT_THAT(generations(), ElementsAre(1));
}

TEST_F(GoldenQueries, AFirstUpdateThatDoesNotFindThemIsNotPublished) {
    const std::string fresh = folder_.path("fresh");
    const Outcome failed = run_with("Zug\t1\nFähre\t1\n", "update", fresh);
    EXPECT_EQ(failed.status, exit_status(ErrorCode::GoldenQueryFailed));
    EXPECT_THAT(failed.err, AllOf(HasSubstr("line 2: \"Fähre\" finds 0 articles"),
                                  HasSubstr("nothing was published")));
    EXPECT_THAT(generation_numbers(fresh), ElementsAre()) << "what was built is removed";
    EXPECT_EQ(run_search({"--index", fresh, "Zug"}).status, exit_status(ErrorCode::IndexMissing));
    EXPECT_EQ(run_with("Zug\t1\n", "update", fresh).status, 0);
    EXPECT_EQ(count_hits({"--index", fresh, "Zug"}), 1U);
}

TEST_F(GoldenQueries, ALaterUpdateThatDoesNotFindThemSaysSoAndStays) {
    write("faehre.txt", "Fähre nach Quirnau\n\nDie Fähre legt wieder ab.\n");
    EXPECT_EQ(run_with("Fähre\t1\tfaehre.txt\n", "update", index()).status, 0);
    fs::remove(archive() + "/bahn.txt");
    for (const char* const run : {"that changes something", "that changes nothing"}) {
        const Outcome failed = run_with("Zug\t1\n", "update", index());
        EXPECT_EQ(failed.status, exit_status(ErrorCode::GoldenQueryFailed)) << run;
        EXPECT_THAT(failed.err, AllOf(HasSubstr("line 1: \"Zug\" finds 0 articles"),
                                      HasSubstr("the live index does not find what it must"),
                                      HasSubstr("has committed stays")))
            << run;
        EXPECT_EQ(count("Zug"), 0U) << run;
        const auto report = nlohmann::json::parse(read_text(index() + "/last-run.json"));
        EXPECT_EQ(report["exit_status"], exit_status(ErrorCode::GoldenQueryFailed)) << run;
        EXPECT_EQ(report["generation"], 1) << run;
        EXPECT_EQ(report["articles_total"], 2) << run;
    }
    EXPECT_EQ(run_index({"check", "--index", index()}).status, 0);
    EXPECT_EQ(run_with("Zug\n", "update", index()).status, exit_status(ErrorCode::BadInput));
}

TEST_F(GoldenQueries, TheSearchProgramMustBeThere) {
    const std::string indexer = installed(NACHLESE_INDEX_PROGRAM);
    const std::string file = folder_.write("golden.tsv", "Zug\t1\n");
    const Outcome outcome = run("/usr/bin/env", {"PATH=/nirgends", indexer, "rebuild", "--index",
                                                 index(), "--golden", file, archive()});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::Io));
    EXPECT_THAT(outcome.err, HasSubstr("nachlese-search: cannot be started"));
}

TEST_F(GoldenQueries, AnyGenerationCanBeSearched) {
    write("faehre.txt", "Fähre nach Quirnau\n\nDie Fähre legt wieder ab.\n");
    ASSERT_EQ(run_index({"rebuild", "--index", index()}).status, 0);
    EXPECT_EQ(count_hits({"--index", index(), "--generation", "1", "Fähre"}), 0U);
    EXPECT_EQ(count_hits({"--index", index(), "--generation", "2", "Fähre"}), 1U);
    EXPECT_EQ(run_search({"--index", index(), "--generation", "9", "Fähre"}).status,
              exit_status(ErrorCode::IndexMissing));
}

}  // namespace
}  // namespace nachlese::testing
