#include "indexer/readers/json_lines_reader.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/temporary_folder.h"
#include "tests/unit/gzip.h"

namespace nachlese {
namespace {

using namespace std::string_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Reading {
    std::vector<Article> articles;
    std::vector<std::string> no_articles;  // paths
    std::vector<std::string> failures;     // reasons
    std::vector<std::string> warnings;
    bool whole = false;
};

Reading read(const std::string& content, std::size_t most_articles = 100'000) {
    const testing::TemporaryFolder folder;
    const TimeZone zone = TimeZone::open("Europe/Berlin").value();
    InputStream input = InputStream::open(folder.write("a.jsonl", content)).value();
    Reading reading;
    const ReadSink sink{
        [&](Article&& article) { reading.articles.push_back(std::move(article)); },
        [&](NoArticle&& none) { reading.no_articles.push_back(none.path); },
        [&](ReadFailure&& failure) { reading.failures.push_back(failure.reason); },
        [&](ReadWarning&& warning) { reading.warnings.push_back(warning.message); },
        [&] { return reading.articles.size() >= most_articles; },
    };
    const ReadContext context{"a.jsonl", zone.local({2025, 8, 15}, 720), zone, nullptr};
    reading.whole = JsonLinesReader().read(input, context, sink).has_value();
    return reading;
}

Article read_one(const std::string& line) {
    Reading reading = read(line);
    EXPECT_EQ(reading.articles.size(), 1U) << line;
    EXPECT_THAT(reading.warnings, IsEmpty()) << line;
    return reading.articles.empty() ? Article{} : reading.articles.front();
}

std::vector<std::string> headlines(const Reading& reading) {
    std::vector<std::string> headlines;
    for (const Article& article : reading.articles)
        headlines.push_back(article.headline);
    return headlines;
}

std::string utf16(std::string_view ascii, bool big_endian) {
    std::string wide;
    for (const char c : ascii)
        wide += big_endian ? "\0"s + c : c + "\0"s;
    return wide;
}

TEST(JsonLinesReader, ReadsEveryField) {
    Article expected;
    expected.id = "q-1";
    expected.path = "a.jsonl#1";
    expected.headline = "Fähre läuft auf Grund";
    expected.kicker = "Schifffahrt";
    expected.teaser = "Niemand wurde verletzt.";
    expected.body = {{ParagraphKind::Text, "Die Fähre sitzt fest."},
                     {ParagraphKind::Text, "Ein Schlepper kommt."}};
    expected.tags = {"Fähre", "Watt"};
    expected.captions = {"Die Möwe"};
    expected.authors = {"Ebba Thormählen"};
    expected.date = ArticleDate{{{2019, 3, 14}, 969, 60}, DateOrigin::Metadata, false};
    expected.source = "dpa";
    expected.place = "Nordwarf";
    expected.section = "Norden";
    expected.url = "https://example.org/f";
    EXPECT_EQ(read_one(R"({"id":"q-1","headline":"Fähre läuft auf Grund","kicker":"Schifffahrt",)"
                       R"("teaser":"Niemand wurde verletzt.",)"
                       R"("body":"Die Fähre sitzt fest.\n\nEin Schlepper kommt.",)"
                       R"("tags":["Fähre","Watt"],"captions":["Die Möwe"],)"
                       R"("authors":["Ebba Thormählen"],"date":"2019-03-14T16:09:00+01:00",)"
                       R"("source":"dpa","place":"Nordwarf","section":"Norden",)"
                       R"("url":"https://example.org/f","unknown":{"a":[1]}})"),
              expected);
}

TEST(JsonLinesReader, KnowsTheCommonOtherNames) {
    const Article article =
        read_one(R"({"guid":12,"title":"Markt","summary":"Kurz","text":"Lang",)"
                 R"("keywords":"Obst, Gemüse,Fisch","author":"Jost Petersen",)"
                 R"("published":"14. März 2019","link":"https://example.org/m"})");
    EXPECT_EQ(article.id, "12");
    EXPECT_EQ(article.headline, "Markt");
    EXPECT_EQ(article.teaser, "Kurz");
    EXPECT_THAT(article.tags, ElementsAre("Obst", "Gemüse", "Fisch"));
    EXPECT_THAT(article.authors, ElementsAre("Jost Petersen"));
    EXPECT_EQ(article.date->when.date, (CivilDate{2019, 3, 14}));
    EXPECT_EQ(article.url, "https://example.org/m");
    EXPECT_EQ(read_one(R"({"headline":"","title":"Markt","body":null,"text":"Lang"})").headline,
              "Markt")
        << "an empty value is as good as none";
}

TEST(JsonLinesReader, CommasSeparateWhereNothingElseDoes) {
    const auto authors = [](const std::string& text) {
        return read_one(R"({"headline":"A","authors":")" + text + "\"}").authors;
    };
    EXPECT_THAT(authors("Thormählen, Ebba; Petersen"), ElementsAre("Thormählen, Ebba", "Petersen"));
    EXPECT_THAT(authors(R"(Thormählen, Ebba\nPetersen, Jost)"),
                ElementsAre("Thormählen, Ebba", "Petersen, Jost"));
    EXPECT_THAT(authors(R"(Ebba Thormählen, Jost Petersen\n)"),
                ElementsAre("Ebba Thormählen", "Jost Petersen"));
}

struct BodyCase {
    const char* json;
    std::vector<std::string> paragraphs;
};

TEST(JsonLinesReader, CutsTheBodyIntoParagraphs) {
    for (const auto& [json, paragraphs] : {
             BodyCase{R"(Eins.\nZwei.)", {"Eins.", "Zwei."}},
             BodyCase{R"(Eins\ngeht weiter.\n\nZwei.)", {"Eins geht weiter.", "Zwei."}},
             BodyCase{R"(Eins\r\ngeht weiter.\r\n\r\nZwei.)", {"Eins geht weiter.", "Zwei."}},
             BodyCase{R"(Eins.\n \t\nZwei.)", {"Eins.", "Zwei."}},
             BodyCase{R"(\n\nEins.\nZwei.\n\n)", {"Eins.", "Zwei."}},
             BodyCase{R"(\u0007 Eins\u0000  \u00a0zwei\u200b \n\u200b\n)", {"Eins zwei"}},
         }) {
        const Article article =
            read_one(R"({"headline":"A","body":")" + std::string(json) + R"("})");
        std::vector<std::string> texts;
        for (const Paragraph& paragraph : article.body)
            texts.push_back(paragraph.text);
        EXPECT_EQ(texts, paragraphs) << json;
    }
}

TEST(JsonLinesReader, WarnsOfEveryValueOfAWrongTypeAndReadsTheRest) {
    for (const char* const key : {"id", "kicker", "teaser", "source", "place", "section", "url"}) {
        for (const char* const value : {"[]", "{}", "true", "1.5"}) {
            const Reading reading =
                read(R"({"headline":"A","body":"B",")" + std::string(key) + "\":" + value + "}");
            EXPECT_THAT(headlines(reading), ElementsAre("A")) << key << value;
            EXPECT_THAT(reading.warnings,
                        ElementsAre("the value of \"" + std::string(key) + "\" is not understood"));
        }
    }
    for (const char* const key : {"tags", "authors", "captions", "date"}) {
        for (const char* const value : {"{}", "true", "1.5", "7", "[[]]", "[{}]"}) {
            const Reading reading =
                read(R"({"headline":"A","body":"B",")" + std::string(key) + "\":" + value + "}");
            EXPECT_THAT(headlines(reading), ElementsAre("A")) << key << value;
            EXPECT_EQ(reading.warnings.size(), 1U) << key << value;
        }
    }
    EXPECT_EQ(read(R"({"headline":"A","body":[["B"]]})").warnings.size(), 1U);
    EXPECT_EQ(read(R"({"headline":"A","date":"demnächst"})").warnings.size(), 1U);
    EXPECT_EQ(read(R"({"headline":"A","date":"2019-02-29"})").articles.size(), 1U);
}

TEST(JsonLinesReader, AnArticleWithoutIdGetsItsPlace) {
    EXPECT_EQ(read_one(R"({"headline":"A"})").id, "a.jsonl#1");
    EXPECT_EQ(read_one(R"({"headline":"A","id":" \u200b"})").id, "a.jsonl#1");
    EXPECT_EQ(read_one(R"({"headline":"A","id":-7})").id, "-7");
}

TEST(JsonLinesReader, FlagsADateInTheFuture) {
    EXPECT_TRUE(read_one(R"({"headline":"A","date":"2025-08-16"})").date->in_future);
    EXPECT_FALSE(read_one(R"({"headline":"A","date":"2025-08-15"})").date->in_future);
}

TEST(JsonLinesReader, ABadLineCostsNoOther) {
    const Reading reading = read(
        "{\"headline\":\"A\"}\n"
        "{\"headline\":\n"
        "\n"
        "{\"headline\":\"B\"} x\n"
        "{\"headline\":\"\\ud800\"}\n"
        "{\"kicker\":\"C\"}\n"
        "[1]\n"
        "{\"headline\":\"D\"}");
    EXPECT_TRUE(reading.whole);
    EXPECT_THAT(headlines(reading), ElementsAre("A", "D"));
    EXPECT_EQ(reading.articles.back().path, "a.jsonl#8");
    EXPECT_THAT(reading.failures,
                ElementsAre("line 2 is not valid JSON", "line 4 is not valid JSON",
                            "line 5 is not valid JSON"));
    EXPECT_THAT(reading.no_articles, ElementsAre("a.jsonl#6", "a.jsonl#7"));
}

TEST(JsonLinesReader, DeepNestingIsNoDanger) {
    constexpr std::size_t kDepth = 100'000;
    const std::string open(kDepth, '[');
    const std::string close(kDepth, ']');
    const Reading reading = read("{\"headline\":\"A\",\"x\":" + open + close + "}\n" + open +
                                 "\n{\"headline\":\"B\"}\n");
    EXPECT_THAT(headlines(reading), ElementsAre("A", "B"));
    EXPECT_EQ(reading.failures.size(), 1U);
}

TEST(JsonLinesReader, ALineOverTheLimitIsNamedAndSkipped) {
    const std::string filler((std::size_t{64} << 20U) + 1, ' ');
    const Reading reading = read(testing::gzip(filler + "\n{\"headline\":\"A\"}\n"));
    EXPECT_THAT(reading.failures, ElementsAre("line 1 is longer than 64 MiB"));
    EXPECT_THAT(headlines(reading), ElementsAre("A"));
}

TEST(JsonLinesReader, ReadsEveryEncodingOfText) {
    const std::string lines = "{\"headline\":\"A\"}\r\n\r\n{\"headline\":\"B\"}";
    for (const std::string& content : {
             lines,
             "\xEF\xBB\xBF" + lines,
             "\xFF\xFE" + utf16(lines, false),
             "\xFE\xFF" + utf16(lines, true),
             utf16(lines, false),
             utf16(lines, true),
             testing::gzip("\xFF\xFE" + utf16(lines, false)),
         }) {
        const Reading reading = read(content);
        EXPECT_THAT(headlines(reading), ElementsAre("A", "B"));
        EXPECT_EQ(reading.articles.back().path, "a.jsonl#3");
        EXPECT_THAT(reading.failures, IsEmpty());
    }
    EXPECT_THAT(headlines(read("{\"headline\":\"\x84Gr\xFC\xDF"
                               "e\x93\"}\n{\"headline\":\"Grüße\"}\n")),
                ElementsAre("„Grüße“", "Grüße"));
}

TEST(JsonLinesReader, AHalfCodeUnitAtTheEndIsNoTrouble) {
    const Reading reading = read("\xFF\xFE" + utf16("{\"headline\":\"A\"}\n", false) + "\n");
    EXPECT_TRUE(reading.whole);
    EXPECT_THAT(headlines(reading), ElementsAre("A"));
}

TEST(JsonLinesReader, StopsBetweenArticlesWhenAsked) {
    const std::string lines = "{\"headline\":\"A\"}\n{\"headline\":\"B\"}\n{\"headline\":\"C\"}\n";
    EXPECT_THAT(headlines(read(lines, 2)), ElementsAre("A", "B"));
    EXPECT_THAT(headlines(read("\xFF\xFE" + utf16(lines, false), 2)), ElementsAre("A", "B"));
}

TEST(JsonLinesReader, CutGzipGivesWhatCameBeforeAndAnError) {
    std::string lines;
    for (unsigned i = 0; i < 20'000; ++i)
        lines += R"({"headline":"Meldung )" + std::to_string(i * 2654435761U) + "\"}\n";
    const std::string packed = testing::gzip(lines);
    const Reading reading = read(packed.substr(0, packed.size() / 2));
    EXPECT_FALSE(reading.whole);
    EXPECT_GT(reading.articles.size(), 1000U);
}

struct HeadCase {
    const char* head;
    bool accepted;
};

TEST(JsonLinesReader, AcceptsObjectsAlone) {
    for (const auto& [head, accepted] : {
             HeadCase{R"({"headline":"A"})", true},
             HeadCase{"\n  { \"headline\"", true},
             HeadCase{"{}", true},
             HeadCase{"{ein Text in Klammern}", false},
             HeadCase{"[{\"headline\":\"A\"}]", false},
             HeadCase{"Hafen gesperrt", false},
             HeadCase{"", false},
         }) {
        EXPECT_EQ(JsonLinesReader().accepts(head), accepted) << head;
    }
}

TEST(JsonLinesReader, RepairsMisreadCharactersThatAreEscaped) {
    const Reading reading = read(
        R"({"headline":"Stra\u00c3\u009fe f\u00c3\u00bcr","body":["\u00c3\u009cbung"],)"
        R"("tags":"K\u00c3\u00a4se; \u00c3\u0096l","authors":[{"name":"J\u00c3\u00bcrgen"}]})");
    ASSERT_EQ(reading.articles.size(), 1U);
    const Article& article = reading.articles.front();
    EXPECT_EQ(article.headline, "Straße für");
    EXPECT_EQ(body_text(article), "Übung");
    EXPECT_THAT(article.tags, ElementsAre("Käse", "Öl"));
    EXPECT_THAT(article.authors, ElementsAre("Jürgen"));
}

TEST(JsonLinesReader, TellsTheEncodingOfALineByTheWholeFile) {
    // Alone the second line could be Windows-1252 too: "Cos“".
    const Reading reading = read(
        "{\"headline\":\"F\x9Fr die Gr\x9A\xA7"
        "e\"}\n{\"headline\":\"Cos\x93\"}\n");
    ASSERT_EQ(reading.articles.size(), 2U);
    EXPECT_EQ(reading.articles[0].headline, "Für die Größe");
    EXPECT_EQ(reading.articles[1].headline, "Così");
}

}  // namespace
}  // namespace nachlese
