// nachlese-index on a real folder and a real index.
#include "tests/integration/indexing.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "schema/error.h"
#include "tests/integration/program.h"

namespace nachlese::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;

TEST_F(Indexing, AFolderOfDumpsBecomesSearchable) {
    write("2019/hafen.txt", kHarbour);
    write("2024/bahn.txt", kRailway);
    const json report = update();
    EXPECT_EQ(last_status_, 0);
    EXPECT_EQ(report["articles_added"], 2);
    EXPECT_EQ(report["articles_total"], 2);
    EXPECT_EQ(count("Schlepper"), 1U);
    EXPECT_EQ(count("titel:Quirntalbahn"), 1U);
}

TEST_F(Indexing, ASecondRunDoesNothing) {
    write("hafen.txt", kHarbour);
    update();
    const json report = update();
    EXPECT_EQ(report["files_unchanged"], 1);
    EXPECT_EQ(report["files_read"], 0);
    EXPECT_EQ(report["articles_added"], 0);
}

TEST_F(Indexing, ATouchedFileIsNotReadAgain) {
    write("hafen.txt", kHarbour);
    update();
    fs::last_write_time(folder_.path("archive/hafen.txt"),
                        fs::file_time_type::clock::now() + std::chrono::hours(1));
    const json report = update();
    EXPECT_EQ(report["files_touched"], 1);
    EXPECT_EQ(report["files_read"], 0);
    EXPECT_EQ(update()["files_unchanged"], 1) << "the new time must have been noted";
}

TEST_F(Indexing, AChangedFileReplacesItsArticleAndNoOther) {
    write("hafen.txt", kHarbour);
    write("bahn.txt", kRailway);
    update();
    write("hafen.txt", "Hafen von Quirnau wieder offen\n\nDer Ausstand ist beendet.\n");
    const json report = update();
    EXPECT_EQ(report["files_read"], 1);
    EXPECT_EQ(report["articles_removed"], 1);
    EXPECT_EQ(report["articles_total"], 2);
    EXPECT_EQ(count("Schlepper"), 0U);
    EXPECT_EQ(count("Ausstand"), 1U);
    EXPECT_EQ(count("\"Quirnau wieder offen\" SATZ Hafen"), 1U) << "as its words are now";
}

TEST_F(Indexing, WhatHasGoneLeavesTheIndex) {
    write("a/hafen.txt", kHarbour);
    write("b/bahn.txt", kRailway);
    update();
    fs::remove_all(folder_.path("archive/a"));
    const json report = update();
    EXPECT_EQ(report["files_removed"], 1);
    EXPECT_EQ(report["articles_total"], 1);
    EXPECT_EQ(count("Schlepper"), 0U);
}

TEST_F(Indexing, OtherRootsKeepTheirArticles) {
    write("hafen.txt", kHarbour);
    update();
    folder_.write("second/bahn.txt", kRailway);
    folder_.write("second/leer.txt", "Kurze Meldung\n\nMehr nicht.\n");
    ASSERT_EQ(run_index({"update", "--index", index(), folder_.path("second")}).status, 0);
    EXPECT_EQ(count("Quirnau ODER Altenquirn"), 2U);
    fs::remove(folder_.path("second/bahn.txt"));
    ASSERT_EQ(run_index({"update", "--index", index(), folder_.path("second")}).status, 0);
    EXPECT_EQ(count("Schlepper"), 1U);
}

TEST_F(Indexing, AFolderBelowARootIsUpdatedAlone) {
    write("2019/hafen.txt", kHarbour);
    write("2024/bahn.txt", kRailway);
    update();
    fs::remove(folder_.path("archive/2019/hafen.txt"));
    fs::remove(folder_.path("archive/2024/bahn.txt"));
    ASSERT_EQ(run_index({"update", "--index", index(), folder_.path("archive/2024")}).status, 0);
    EXPECT_EQ(count("Altenquirn"), 0U);
    EXPECT_EQ(count("Schlepper"), 1U) << "nobody asked about 2019";
}

TEST_F(Indexing, ASingleFileIsUpdatedAlone) {
    write("hafen.txt", kHarbour);
    write("bahn.txt", kRailway);
    update();
    write("hafen.txt", "Hafen offen\n\nDer Ausstand ist beendet.\n");
    write("bahn.txt", "Bahn steht\n\nEin Baum liegt auf dem Gleis.\n");
    ASSERT_EQ(run_index({"update", "--index", index(), folder_.path("archive/hafen.txt")}).status,
              0);
    EXPECT_EQ(count("Ausstand"), 1U);
    EXPECT_EQ(count("Gleis"), 0U);
}

TEST_F(Indexing, AFolderAboveARootIsRefused) {
    write("2019/hafen.txt", kHarbour);
    ASSERT_EQ(run_index({"update", "--index", index(), folder_.path("archive/2019")}).status, 0);
    const Outcome outcome = run_index({"update", "--index", index(), archive()});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::Usage));
    EXPECT_THAT(outcome.err, HasSubstr("indexed on its own"));
}

TEST_F(Indexing, ATakenIdIsReportedAndNothingIsOverwritten) {
    write("a.jsonl", R"({"id":"dpa-1","headline":"Erster","body":"Der erste Text."})"
                     "\n");
    write("b.jsonl", R"({"id":"dpa-1","headline":"Zweiter","body":"Der andere Text."})"
                     "\n");
    const json report = update();
    EXPECT_EQ(last_status_, exit_status(ErrorCode::Incomplete));
    ASSERT_EQ(report["collisions"].size(), 1U);
    EXPECT_EQ(report["collisions"][0]["path"], "b.jsonl#1");
    EXPECT_THAT(report["collisions"][0]["reason"], HasSubstr("a.jsonl#1"));
    EXPECT_EQ(count("erster"), 1U);
    EXPECT_EQ(count("zweiter"), 0U);
}

TEST_F(Indexing, AnIdThatIsFreeAgainIsTakenUp) {
    write("a.jsonl", R"({"id":"dpa-1","headline":"Erster","body":"Der erste Text."})"
                     "\n");
    write("b.jsonl", R"({"id":"dpa-1","headline":"Zweiter","body":"Der andere Text."})"
                     "\n");
    update();
    fs::remove(folder_.path("archive/a.jsonl"));
    const json report = update();
    EXPECT_EQ(last_status_, 0);
    EXPECT_TRUE(report["collisions"].empty());
    EXPECT_EQ(count("zweiter"), 1U);
}

TEST_F(Indexing, AMovedFileKeepsItsId) {
    write("b/meldung.jsonl", R"({"id":"dpa-1","headline":"Erster","body":"Text."})"
                             "\n");
    update();
    fs::create_directories(folder_.path("archive/a"));
    fs::rename(folder_.path("archive/b/meldung.jsonl"), folder_.path("archive/a/meldung.jsonl"));
    const json report = update();
    EXPECT_EQ(last_status_, 0);
    EXPECT_TRUE(report["collisions"].empty());
    EXPECT_EQ(report["articles_total"], 1);
}

TEST_F(Indexing, JunkIsCountedAndNamedAndStopsNothing) {
    write("hafen.txt", kHarbour);
    write("leer.txt", "");
    write("bild.jpg", std::string("\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01", 12) + std::string(400, '\0'));
    write("kaputt.txt.gz", std::string("\x1F\x8B\x08\0\0\0\0\0\0\x03", 10) + "no deflate data");
    write("halb.jsonl", "{\"headline\":\"Ganz\",\"body\":\"Text.\"}\n{\"headline\":\n");
    fs::create_symlink("nirgends", folder_.path("archive/lose"));
    fs::create_directory_symlink("..", folder_.path("archive/kreis"));
    ASSERT_EQ(mkfifo(folder_.path("archive/rohr").c_str(), 0600), 0);
    const json report = update();
    EXPECT_EQ(last_status_, exit_status(ErrorCode::Incomplete));
    EXPECT_EQ(report["articles_total"], 2);
    EXPECT_EQ(report["no_articles"].size(), 2U) << report["no_articles"];
    EXPECT_EQ(report["failures"].size(), 2U) << report["failures"];
    EXPECT_GE(report["unvisited"].size(), 3U) << report["unvisited"];
}

TEST_F(Indexing, AFailedFileIsTriedAgainWhenItChanges) {
    write("halb.jsonl", "{\"headline\":\n");
    EXPECT_EQ(update()["files_failed"], 1);
    EXPECT_EQ(update()["files_failed"], 0) << "unchanged: nothing new to say";
    write("halb.jsonl", "{\"headline\":\"Ganz\",\"body\":\"Text.\"}\n");
    EXPECT_EQ(update()["articles_total"], 1);
    EXPECT_EQ(last_status_, 0);
}

TEST_F(Indexing, CompressedAndOddlyEncodedTextIsRead) {
    write("latin.txt",
          "Gr\xFC\xDF"
          "e aus K\xF6ln\n\nDer Stra\xDF"
          "enbahnfahrer gr\xFC\xDFt.\n");
    std::string utf16 = "\xFF\xFE";
    for (const char c : std::string("Kurze Meldung\n\nDer Leuchtturm wird gestrichen.\n")) {
        utf16 += c;
        utf16 += '\0';
    }
    write("weit.txt", utf16);
    EXPECT_EQ(update()["articles_total"], 2);
    EXPECT_EQ(count("Straßenbahnfahrer"), 1U);
    EXPECT_EQ(count("Leuchtturm"), 1U);
}

TEST_F(Indexing, AnIndexInsideTheArchiveIsNotReadAsArchive) {
    write("hafen.txt", kHarbour);
    const std::string inner = folder_.path("archive/index");
    ASSERT_EQ(run_index({"update", "--index", inner, archive()}).status, 0);
    run_index({"update", "--index", inner, "--report", folder_.path("report.json"), archive()});
    EXPECT_EQ(json::parse(read_text(folder_.path("report.json")))["files_seen"], 1);
}

TEST_F(Indexing, RebuildPublishesANewGenerationAndKeepsOne) {
    write("hafen.txt", kHarbour);
    update();
    for (int generation = 2; generation <= 4; ++generation) {
        ASSERT_EQ(run_index({"rebuild", "--index", index(), archive()}).status, 0);
        EXPECT_EQ(count("Schlepper"), 1U);
    }
    std::size_t kept = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(index() + "/generations")) {
        ++kept;
    }
    EXPECT_EQ(kept, 2U);
    EXPECT_EQ(run_index({"check", "--index", index()}).status, 0);
}

TEST_F(Indexing, WordsThatAreDamagedOrMissingAreAnError) {
    write("hafen.txt", kHarbour);
    update();
    const std::string words = index() + "/generations/000001/shard-00/words.nachlese";
    std::string damaged = read_text(words);
    damaged.front() = '\0';
    std::ofstream(words, std::ios::binary) << damaged;
    const Outcome check = run_index({"check", "--index", index()});
    EXPECT_EQ(check.status, exit_status(ErrorCode::IndexDamaged));
    EXPECT_THAT(check.out + check.err, HasSubstr(words));
    fs::remove(words);
    EXPECT_EQ(run_index({"check", "--index", index()}).status,
              exit_status(ErrorCode::IndexDamaged));
    const Outcome phrase = run_search({"--index", index(), "\"Schlepper liegen\""});
    EXPECT_EQ(phrase.status, exit_status(ErrorCode::IndexDamaged));
    EXPECT_THAT(phrase.err, HasSubstr("words.nachlese"));
    EXPECT_THAT(phrase.err, HasSubstr("repair"));
    EXPECT_EQ(count("Schlepper"), 1U) << "needs no order of words";
}

TEST_F(Indexing, RebuildWithoutFoldersReadsThoseOfTheLiveIndex) {
    write("hafen.txt", kHarbour);
    update();
    ASSERT_EQ(run_index({"rebuild", "--index", index()}).status, 0);
    EXPECT_EQ(count("Schlepper"), 1U);
}

TEST_F(Indexing, StatusSaysWhatTheIndexHolds) {
    write("hafen.txt", kHarbour);
    update();
    const Outcome outcome = run_index({"status", "--index", index()});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.out, HasSubstr("articles     1"));
    EXPECT_THAT(outcome.out, HasSubstr("1 files, 1 articles"));
}

TEST_F(Indexing, AFutureDateIsFlagged) {
    write("morgen.jsonl", R"({"id":"1","headline":"Morgen","date":"2099-01-01","body":"Text."})"
                          "\n");
    const json report = update();
    ASSERT_EQ(report["warnings"].size(), 1U);
    EXPECT_THAT(report["warnings"][0]["reason"], HasSubstr("future"));
    const Outcome outcome = run_search({"--index", index(), "--format", "jsonl", "Morgen"});
    EXPECT_EQ(json::parse(outcome.out)["date_in_future"], true);
}

TEST_F(Indexing, ExtractPrintsOneObjectAFileAndTouchesNoIndex) {
    write("hafen.txt", kHarbour);
    write("leer.txt", "");
    const Outcome outcome = run_index({"extract", archive()});
    EXPECT_EQ(outcome.status, 0);
    std::istringstream lines(outcome.out);
    std::string line;
    std::getline(lines, line);
    EXPECT_EQ(json::parse(line)["headline"], "Hafen von Quirnau bleibt geschlossen");
    EXPECT_EQ(json::parse(line)["source"], "dpa");
    std::getline(lines, line);
    EXPECT_EQ(json::parse(line)["article"], false);
    EXPECT_EQ(json::parse(line)["reason"], "empty file");
}

TEST_F(Indexing, ExtractShowsWhatTheLinesOfADumpWereTakenFor) {
    write("hafen.txt", kHarbour);
    const Outcome outcome = run_index({"extract", "--show-segments", archive() + "/hafen.txt"});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.out, HasSubstr("hafen.txt\n"));
    EXPECT_THAT(
        outcome.out,
        ContainsRegex("  headline    best headline  +Hafen von Quirnau bleibt geschlossen\n"));
    EXPECT_THAT(outcome.out,
                ContainsRegex("     3  text        paragraph  +Quirnau .dpa. - Die Schlepper"));
}

}  // namespace
}  // namespace nachlese::testing
