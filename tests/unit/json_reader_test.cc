#include "indexer/readers/json_reader.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/temporary_folder.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Reading {
    std::vector<Article> articles;
    std::vector<std::string> no_articles;  // paths
    std::vector<std::string> failures;     // reasons
    std::vector<std::string> warnings;
};

Reading read_file(const std::string& file) {
    const TimeZone zone = TimeZone::open("Europe/Berlin").value();
    InputStream input = InputStream::open(file).value();
    Reading reading;
    const ReadSink sink{
        [&](Article&& article) { reading.articles.push_back(std::move(article)); },
        [&](NoArticle&& none) { reading.no_articles.push_back(none.path); },
        [&](ReadFailure&& failure) { reading.failures.push_back(failure.reason); },
        [&](ReadWarning&& warning) { reading.warnings.push_back(warning.message); },
        [&] { return reading.articles.size() == 100'000; },
    };
    const ReadContext context{"a.json", zone.local({2025, 8, 15}, 720), zone, nullptr};
    EXPECT_TRUE(JsonReader().read(input, context, sink).has_value());
    return reading;
}

Reading read(const std::string& content) {
    const testing::TemporaryFolder folder;
    return read_file(folder.write("a.json", content));
}

Reading read_sample(const std::string& name) {
    return read_file(std::string(NACHLESE_SOURCE_DIR) + "/data/formats/" + name);
}

std::vector<std::string> headlines(const Reading& reading) {
    std::vector<std::string> headlines;
    for (const Article& article : reading.articles)
        headlines.push_back(article.headline);
    return headlines;
}

TEST(JsonReader, FindsTheArticlesOfEachShape) {
    for (const char* const content : {
             R"([{"headline":"A"},{"headline":"B"}])",
             "[\n {\"headline\": \"A\"},\n {\"headline\": \"B\"}\n]\n",
             R"({"status":"ok","articles":[{"headline":"A"},{"headline":"B"}],"x":[1]})",
             R"({"response":{"numFound":2,"docs":[{"headline":"A"},{"headline":"B"}]}})",
             R"({"items":[{"headline":"A"}],"results":[{"headline":"B"}]})",
             "{\"headline\":\n\"A\"}\n{\"headline\":\"B\"}\n",
         }) {
        const Reading reading = read(content);
        EXPECT_THAT(headlines(reading), ElementsAre("A", "B")) << content;
        EXPECT_EQ(reading.articles.back().path, "a.json#2") << content;
        EXPECT_THAT(reading.failures, IsEmpty()) << content;
    }
}

TEST(JsonReader, AFileOfOneArticleIsThatArticle) {
    const Reading reading = read("{\n\"headline\": \"A\",\n\"data\": [1, 2],\n\"text\": \"B\"}");
    ASSERT_THAT(headlines(reading), ElementsAre("A"));
    EXPECT_EQ(reading.articles[0].path, "a.json");
    EXPECT_EQ(reading.articles[0].id, "a.json");
}

TEST(JsonReader, WhatHoldsNoArticleSaysSo) {
    for (const char* const content :
         {"[]", "{\"items\": []}", "{\n\"title\": \"F\", \"items\": []}", "{\n\"uri\": \"a\"}",
          "[{}]"}) {
        const Reading reading = read(content);
        EXPECT_THAT(reading.articles, IsEmpty()) << content;
        EXPECT_THAT(reading.no_articles, SizeIs(1)) << content;
    }
}

TEST(JsonReader, NamesTheFaultOnceAndKeepsWhatCameBefore) {
    for (const auto& [content, reason] : {
             std::pair{"[{\"headline\":\"A\"},\n{\"headline\":\n}]", "line 3 is not valid JSON"},
             std::pair{"[{\"headline\":\"A\"},\n{\"headline\":\"B\"", "unexpected end of input"},
             std::pair{"[{\"headline\":\"A\"},\n{\"headline\":\"B\nC\"}]", "control character"},
             std::pair{"[{\"headline\":\"A\"},\n\x1b]", "line 2"},
         }) {
        const Reading reading = read(content);
        EXPECT_THAT(headlines(reading), ElementsAre("A")) << content;
        ASSERT_THAT(reading.failures, SizeIs(1)) << content;
        EXPECT_THAT(reading.failures.front(), HasSubstr(reason));
        EXPECT_EQ(reading.failures.front().find('\x1b'), std::string::npos);
    }
}

TEST(JsonReader, DeepNestingIsLeftOut) {
    constexpr std::size_t kDepth = 100'000;
    const std::string deep = std::string(kDepth, '[') + std::string(kDepth, ']');
    EXPECT_THAT(headlines(read("[{\"x\":" + deep + ",\"headline\":\"A\"}]")), ElementsAre("A"));
    EXPECT_THAT(read(std::string(kDepth, '[')).failures, SizeIs(1));
}

TEST(JsonReader, AnArticleOverTheLimitIsRefused) {
    const std::string filler((std::size_t{64} << 20U) + 1, 'x');
    const Reading reading = read("[{\"headline\":\"A\"},\n{\"headline\":\"" + filler + "\"}]");
    EXPECT_THAT(headlines(reading), ElementsAre("A"));
    EXPECT_THAT(reading.failures, ElementsAre("line 2: an article of more than 64 MiB"));
}

TEST(JsonReader, AnArrayMayBeLongerThanThat) {
    std::string content = "[";
    const std::string article =
        "{\"headline\":\"A\",\"text\":\"" + std::string(700'000, 'x') + "\"}";
    for (int i = 0; i < 100; ++i)
        content += article + (i < 99 ? "," : "]");
    EXPECT_THAT(read(content).articles, SizeIs(100));
}

TEST(JsonReader, DecodesWhatIsNoUtf8) {
    EXPECT_THAT(headlines(read("[{\"headline\":\"\x84Gr\xFC\xDF"
                               "e\x93\"}]")),
                ElementsAre("„Grüße“"));
    EXPECT_THAT(headlines(read("\xEF\xBB\xBF[{\"headline\":\"Grüße\"}]")), ElementsAre("Grüße"));
}

TEST(JsonSamples, NinjsGivesItsFields) {
    const Reading first = read_sample("ninjs-1.json");
    ASSERT_THAT(first.articles, SizeIs(1));
    EXPECT_THAT(first.warnings, IsEmpty());
    const Article& article = first.articles[0];
    EXPECT_EQ(article.id, "urn:newsml:beispiel.example:19991104:seilbahn");
    EXPECT_EQ(article.teaser, "Der Verein hat die Gondeln selbst neu lackiert.");
    EXPECT_THAT(article.body, SizeIs(3));
    EXPECT_EQ(article.body[1], (Paragraph{ParagraphKind::Subheading, "Zwölf Jahre Stillstand"}));
    EXPECT_THAT(article.tags, ElementsAre("Verkehr", "Tourismus"));
    EXPECT_THAT(article.authors, ElementsAre("Ilse Haberkorn"));
    EXPECT_EQ(article.place, "Altenquirn");
    EXPECT_EQ(article.source, "qnd");
    EXPECT_EQ(article.version, "2");
    EXPECT_EQ(article.version_created, (DateTime{{1999, 11, 4}, 980, 60}));
    EXPECT_EQ(article.date->when, (DateTime{{1999, 11, 4}, 845, 60}));
    EXPECT_THAT(article.ednote, HasSubstr("24 statt 42"));

    const Reading third = read_sample("ninjs-3.json");
    ASSERT_THAT(third.articles, SizeIs(1));
    EXPECT_EQ(third.articles[0].headline, "Salzspeicher von Mühlensund bleibt stehen");
    EXPECT_THAT(third.articles[0].body, SizeIs(2));
    EXPECT_THAT(third.articles[0].captions, ElementsAre("Der Speicher am Sund"));
    EXPECT_EQ(third.articles[0].embargoed, (DateTime{{2024, 6, 11}, 1080, 120}));
}

TEST(JsonSamples, DigitalWiresGiveTheirFields) {
    const Reading reading = read_sample("digitalwires.json");
    ASSERT_THAT(reading.articles, SizeIs(1));
    const Article& article = reading.articles[0];
    EXPECT_EQ(article.id, "urn:newsml:beispiel.example:230207-99-000017");
    EXPECT_EQ(article.kicker, "Vogelzug");
    EXPECT_THAT(article.body.front().text, HasSubstr("Wendorf (qnd) - Auf dem Bahnhof"));
    EXPECT_EQ(article.place, "Wendorf");
    EXPECT_THAT(article.authors, ElementsAre("Ina Muster", "Jost Petersen"));
    EXPECT_THAT(article.tags, ElementsAre("Stare", "Bahn", "Tiere"));
    EXPECT_EQ(article.section, "vm");
    EXPECT_TRUE(article.is_correction);
    EXPECT_THAT(article.ednote, HasSubstr("Zusammenfassung bis 1600"));
    EXPECT_THAT(article.ednote, HasSubstr("nicht: morgens"));
    EXPECT_EQ(article.ednote.find("+49"), std::string::npos);
}

TEST(JsonReader, TakesANoteOnceWhereTheNotepadRepeatsIt) {
    const Reading reading = read(R"({"headline": "A", "article_html": "<p>B.</p>",
        "notepad": {"public_html": "<p>Redaktionelle Hinweise: Bilder folgen</p>"},
        "ednotes": [{"role": "r:editorialnote", "ednote": "Bilder folgen"},
                    {"role": "r:editorialnote", "ednote": "Weitere bis 1600"}]})");
    ASSERT_THAT(reading.articles, SizeIs(1));
    EXPECT_EQ(reading.articles[0].ednote, "Weitere bis 1600 Redaktionelle Hinweise: Bilder folgen");
}

TEST(JsonSamples, WrappedListsGiveTheirArticles) {
    const Reading api = read_sample("news-api.json");
    EXPECT_THAT(headlines(api),
                ElementsAre("Bäckerei backt nur noch nachts", "Markt & Straßen: Umleitung endet"));
    EXPECT_EQ(api.articles[0].source, "Wendorfer Bote");
    const Reading feed = read_sample("feed.json");
    ASSERT_THAT(feed.articles, SizeIs(2));
    EXPECT_EQ(feed.articles[0].id, "qn-4711");
    EXPECT_THAT(feed.articles[0].authors, ElementsAre("Ebba Thormählen"));
    EXPECT_THAT(feed.articles[1].body, SizeIs(2));
    const Reading versions = read_sample("versions.json");
    EXPECT_THAT(versions.articles, SizeIs(5));
    EXPECT_EQ(versions.articles[3].pub_status, PubStatus::Canceled);
    EXPECT_TRUE(versions.articles[4].is_paywalled);
}

TEST(JsonReader, AcceptsWhatIsOneValueOverSeveralLines) {
    for (const auto& [head, accepted] : {
             std::pair{"{\n  \"headline\": \"A\"", true},
             std::pair{"{\"headline\": \"A\",\n\"text\"", true},
             std::pair{"{\"articles\": [{\"headline\": \"a very long li", true},
             std::pair{"[{\"headline\"", true},
             std::pair{"[\n  {\n", true},
             std::pair{"[]", true},
             std::pair{"{\"headline\":\"A\"}\n{\"headline\":\"B\"}", false},
             std::pair{"{\"headline\":\"A}\\\"\"}\n", false},
             std::pair{"{\"headline\":\n{\"headline\":\"B\"}", false},
             std::pair{"[Anzeige]\nHafen", false},
             std::pair{"{ein Text}", false},
             std::pair{"", false},
         }) {
        EXPECT_EQ(JsonReader().accepts(head), accepted) << head;
    }
}

}  // namespace
}  // namespace nachlese
