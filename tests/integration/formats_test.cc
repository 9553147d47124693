// nachlese-index on a file of each format.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/integration/indexing.h"
#include "tests/integration/program.h"

namespace nachlese::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

constexpr const char* kSamples = NACHLESE_SOURCE_DIR "/data/formats";
constexpr const char* kGolden = NACHLESE_SOURCE_DIR "/tests/golden/formats/extract.jsonl";

TEST(Formats, EachSampleGivesTheFieldsThatItHas) {
    const Outcome outcome = run_index({"extract", "--now", "2026-01-01T12:00", kSamples});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(outcome.out, read_text(kGolden));
}

TEST(Formats, ArticlesOfEachFormatAreFound) {
    const TemporaryFolder folder;
    const std::string index = folder.path("index");
    const Outcome update = run_index({"update", "--index", index, kSamples});
    ASSERT_EQ(update.status, 0) << update.err;
    struct Case {
        const char* query;
        const char* path;
    };
    for (const Case& row : std::initializer_list<Case>{
             {"Leuchtturm Museum", "newsml-g2.xml#"},
             {"Hochmoor Kraniche", "nitf.xml"},
             {"Brücke Bauzeit", "rss.xml#bote-2019-0311"},
             {"Schnucken Wietzendorp", "atom.xml#"},
             {"Müllerburschen", "tei.xml#"},
             {"Heuler Walknochen", "iptc-7901.wire#1"},
             {"Dampfer geschleppt", "ausgabe/mets.xml#ART1"},
             {"Sternwarte Kometen", "page.xml"},
             {"Eis donnernd", "seite.hocr#1"},
             {"Wattwürmer Schlick", "brief.eml"},
         }) {
        const Outcome found =
            run_search({"--index", index, "--limit", "1", "--format", "jsonl", row.query});
        EXPECT_THAT(found.out, HasSubstr(row.path)) << row.query;
    }
}

TEST(Formats, MessagesOfAMailFolderAreFoundAroundADamagedOne) {
    const TemporaryFolder folder;
    const std::string index = folder.path("index");
    const Outcome update = run_index(
        {"update", "--index", index, NACHLESE_SOURCE_DIR "/data/containers/newsletters.mbox"});
    EXPECT_EQ(update.status, 1);
    EXPECT_THAT(update.err, HasSubstr("newsletters.mbox#3: damaged at byte "));
    struct Case {
        const char* query;
        const char* path;
    };
    for (const Case& row : std::initializer_list<Case>{
             {"Deichgraf", "newsletters.mbox#2019-03-11@moewenblatt.example"},
             {"Räucherei quelle:Bote", "newsletters.mbox#2"},
             {"Lastkahn Kohlen", "newsletters.mbox#2019-03-14@moewenblatt.example"},
             {"Leuchtturm", "#weiter-5@archiv.example#2019-074@kuestenfunk.example"},
             {"\"From Sandwarf\"", "newsletters.mbox#6"},
         }) {
        const Outcome found =
            run_search({"--index", index, "--limit", "1", "--format", "jsonl", row.query});
        EXPECT_THAT(found.out, HasSubstr(row.path)) << row.query;
    }
}

TEST(Formats, ABrokenFileIsNamedAndTheOthersAreRead) {
    const TemporaryFolder folder;
    folder.write("archive/a.xml", "<rss>\n<item><title>Eins</title></item>\n<item></rss>");
    folder.write("archive/b.xml",
                 "<!DOCTYPE rss [<!ENTITY x SYSTEM \"/etc/passwd\">]>\n"
                 "<rss><item><title>&x;</title></item></rss>");
    folder.write("archive/c.xml", "<unbekannt xmlns=\"urn:u\"/>");
    folder.write("archive/d.xml", "<rss><item><title>Zwei</title></item></rss>");
    const Outcome outcome =
        run_index({"update", "--index", folder.path("index"), folder.path("archive")});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.err, HasSubstr("a.xml: line 3: "));
    EXPECT_THAT(outcome.err, HasSubstr("b.xml: line 2: the entity \"x\" is external"));
    const Outcome found =
        run_search({"--index", folder.path("index"), "--count", "Eins ODER Zwei"});
    EXPECT_THAT(found.out, HasSubstr("2"));
    const Outcome unknown = run_index({"extract", folder.path("archive/c.xml")});
    EXPECT_THAT(unknown.out, HasSubstr("XML in no known format, its root is <unbekannt>"));
}

TEST(Formats, AreListedWithTheirFields) {
    const Outcome outcome = run_index({"formats", "--format", "jsonl"});
    EXPECT_EQ(outcome.status, 0);
    std::istringstream lines(outcome.out);
    std::vector<std::string> names;
    for (std::string line; std::getline(lines, line);) {
        const json format = json::parse(line);
        EXPECT_TRUE(format.contains("members") || !format.at("fields").empty()) << line;
        names.push_back(format.at("format"));
    }
    EXPECT_THAT(names,
                ::testing::IsSupersetOf({"archive", "dump", "feed", "html", "jsonl", "newsml-g2"}));
}

}  // namespace
}  // namespace nachlese::testing
