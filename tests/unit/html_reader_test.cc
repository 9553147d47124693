#include "indexer/readers/html_reader.h"

#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/article_json.h"
#include "tests/quality/extraction_scores.h"
#include "tests/unit/html_pages.h"

namespace nachlese::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string kSource = NACHLESE_SOURCE_DIR;

std::string read_sample(const std::string& name) {
    std::ifstream file(kSource + "/data/pages/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(HtmlSamples, GiveTheArticlesOfTheGoldStandard) {
    nlohmann::json gold = nlohmann::json::array();
    nlohmann::json articles = nlohmann::json::object();
    std::ifstream lines(kSource + "/tests/data/pages.gold.jsonl");
    for (std::string line; std::getline(lines, line);) {
        gold.push_back(nlohmann::json::parse(line));
        const std::string file = gold.back()["file"];
        articles[file] = to_json(read_page(read_sample(file)));
    }
    const ExtractionScores score = score_extraction(articles, gold);
    ASSERT_GE(score.articles, 3);
    EXPECT_DOUBLE_EQ(score.body_f1, 1.0);
    EXPECT_EQ(score.headlines, score.articles);
    EXPECT_EQ(score.dates, score.articles);
    EXPECT_EQ(score.tags, score.articles);
}

TEST(HtmlSamples, GiveTheSmallerFields) {
    const Article article = read_page(read_sample("portal.html"));
    EXPECT_EQ(article.kicker, "Streit an der Küste");
    EXPECT_THAT(article.teaser, HasSubstr("Soll der Steg fallen"));
    EXPECT_THAT(article.authors, ElementsAre("Klara Sundermann", "Jens Petersen"));
    EXPECT_EQ(article.section, "Küste");
    EXPECT_EQ(article.place, "Wendorf");
    EXPECT_EQ(article.source, "nvd");
    EXPECT_EQ(article.url, "https://nordbote.example/kueste/seebruecke-wendorf-4711.html");
    EXPECT_THAT(article.captions,
                ElementsAre("Die Seebrücke von Wendorf bei Sturm. Foto: Klara Sundermann"));
    ASSERT_TRUE(article.date);
    EXPECT_EQ(to_iso(article.date->when), "2025-10-09T18:40:00+02:00");
}

TEST(HtmlSamples, AreRefusedWithAReasonWhereTheyHoldNoArticle) {
    EXPECT_THAT(refusal(read_sample("rubrik.html")), HasSubstr("section"));
    EXPECT_THAT(refusal(read_sample("zustimmung.html")), HasSubstr("consent"));
    EXPECT_THAT(refusal(read_sample("fehler.html")), HasSubstr("error"));
}

TEST(HtmlReader, LeavesOutWhatIsNotTheArticle) {
    for (const std::string_view furniture : {
             "<nav><p>Der Weg durch diese Seiten ist weit, und er führt an vielen Dingen vorbei, "
             "die "
             "es wert wären, dass man bleibt.</p></nav>",
             "<aside><p>Was sonst noch geschah, steht in diesem Kasten, der nicht zum Artikel "
             "gehört "
             "und trotzdem neben ihm steht.</p></aside>",
             "<div class='related-articles'><p>Auch in Grünsund wird gebaut, und zwar ein Haus für "
             "die Boote, die bisher im Regen stehen.</p></div>",
             "<div id='comments'><p>Ich war dabei und habe gesehen, wie sie abgestimmt haben, und "
             "mein Nachbar hat es auch gesehen.</p></div>",
             "<div style='display: none'><p>Diesen Satz sieht niemand, weil er verborgen ist, bis "
             "jemand auf eine Schaltfläche drückt.</p></div>",
             "<footer><p>Der Verlag behält sich alle Rechte vor, die er an den Texten und an den "
             "Bildern auf diesen Seiten hat.</p></footer>",
             "<div class='box'><p>Jetzt unseren Newsletter abonnieren und kostenlos anmelden: Das "
             "Wichtigste aus der Region in Ihrem Postfach.</p></div>",
         }) {
        const std::string body = "<h1>Altenhoop baut ein Feuerwehrhaus</h1><div class=text>" +
                                 std::string(kParagraphs) + "</div>" + std::string(furniture);
        const Article article = read_page(page("", body));
        EXPECT_EQ(article.headline, "Altenhoop baut ein Feuerwehrhaus");
        EXPECT_EQ(article.body.size(), 3U) << furniture << "\n" << body_text(article);
    }
}

TEST(HtmlReader, DisbelievesNamesThatWouldTakeAwayTheText) {
    const std::string body =
        "<div class='page has-sidebar comments-open related'><h1>Altenhoop</h1>" +
        std::string(kParagraphs) + "</div>";
    EXPECT_EQ(read_page(page("", body)).body.size(), 3U);
}

TEST(HtmlReader, TakesTheHeadlineThatThePageShowsAndTheMetadataConfirm) {
    struct Case {
        std::string_view head;
        std::string_view heading;
        std::string_view headline;
        std::string_view kicker;
    };
    for (const Case& c : {
             Case{"<title>Altenhoop baut | Nordbote</title>", "<h1>Altenhoop baut</h1>",
                  "Altenhoop baut", ""},
             Case{"<meta property=og:title content='Altenhoop baut ein neues Feuerwehrhaus'>",
                  "<h1>Feuerwehr <span>Altenhoop baut ein neues Feuerwehrhaus</span></h1>",
                  "Altenhoop baut ein neues Feuerwehrhaus", "Feuerwehr"},
             Case{"<title>Altenhoop baut ein Haus</title>",
                  "<h1><span class=kicker>Feuerwehr:</span> Altenhoop baut ein Haus</h1>",
                  "Altenhoop baut ein Haus", "Feuerwehr"},
             Case{"<meta property=og:title content='Altenhoop baut ein Haus'>",
                  "<h1>Nachrichten aus dem Norden</h1><h2>Altenhoop baut ein Haus</h2>",
                  "Altenhoop baut ein Haus", ""},
             Case{"<meta property=og:title content='Feuerwehr: Altenhoop baut ein Haus'>",
                  "<h1>Feuerwehr <div>Altenhoop baut ein Haus</div></h1>",
                  "Altenhoop baut ein Haus", "Feuerwehr"},
             Case{"<meta property=og:title content='Altenhoop baut ein Haus'>",
                  "<div>Streit im Rat –</div><h1>Altenhoop baut ein Haus</h1>",
                  "Altenhoop baut ein Haus", "Streit im Rat"},
             Case{"<title>Nordbote</title>", "<h1>Altenhoop baut ein Haus</h1>",
                  "Altenhoop baut ein Haus", ""},
             Case{"<title>Altenhoop baut ein Haus - Nordbote.example</title>", "",
                  "Altenhoop baut ein Haus", ""},
             Case{"", "<h1>Altenhoop baut ein Haus</h1>", "Altenhoop baut ein Haus", ""},
         }) {
        const Article article =
            read_page(page(c.head, std::string(c.heading) + std::string(kParagraphs)));
        EXPECT_EQ(article.headline, c.headline) << c.head << c.heading;
        EXPECT_EQ(article.kicker, c.kicker) << c.head << c.heading;
    }
}

TEST(HtmlReader, DatesByMetadataThenByWhatIsShown) {
    struct Case {
        std::string_view head;
        std::string_view body;
        std::string_view date;
    };
    for (const Case& c : {
             Case{"<meta property='article:published_time' content='2024-05-06T07:08:00+02:00'>",
                  "<time datetime='2023-01-01'>1. Januar 2023</time>", "2024-05-06T07:08:00+02:00"},
             Case{"<script type='application/ld+json'>{\"@type\": \"NewsArticle\", "
                  "\"datePublished\": \"2024-05-06\"}</script>",
                  "", "2024-05-06"},
             Case{"", "<time datetime='2024-05-06T07:08:00+02:00'>Montag</time>",
                  "2024-05-06T07:08:00+02:00"},
             Case{"", "<div>Veröffentlicht am 6. Mai 2024, 7.08 Uhr</div>",
                  "2024-05-06T07:08:00+02:00"},
             Case{"<link rel=canonical href='https://nordbote.example/2024/05/06/haus.html'>", "",
                  "2024-05-06"},
             Case{"<meta property='article:modified_time' content='2024-05-07'>", "", "2024-05-07"},
             Case{"<meta name=date content='2099-01-01'>", "<div>6. Mai 2024</div>", "2024-05-06"},
             Case{"", "", ""},
         }) {
        const std::string body =
            "<h1>Altenhoop baut</h1>" + std::string(c.body) + std::string(kParagraphs);
        const Article article = read_page(page(c.head, body));
        EXPECT_EQ(article.date ? to_iso(article.date->when) : "", c.date) << c.head << c.body;
    }
}

TEST(HtmlReader, MendsBrokenJson) {
    for (const std::string_view json : {
             "{\"@type\": \"NewsArticle\", \"headline\": \"Altenhoop baut\", \"keywords\": "
             "\"Bau\",}",
             "<!-- {\"@type\": \"NewsArticle\", \"keywords\": [\"Bau\",]} -->",
             "//<![CDATA[\n{\"@type\": \"NewsArticle\", \"keywords\": \"Bau\", \"x\": "
             "\"a\nb\"}//]]>",
             "[{\"@graph\": [{\"@type\": [\"BlogPosting\"], \"keywords\": [\"Bau\"]}]}];",
         }) {
        const std::string head =
            "<script type='application/ld+json'>" + std::string(json) + "</script>";
        EXPECT_THAT(read_page(page(head, kParagraphs)).tags, ElementsAre("Bau")) << json;
    }
}

TEST(HtmlReader, TakesTheJsonOfTheArticleThatThePageShows) {
    const std::string head =
        "<script type='application/ld+json'>[{\"@type\": \"NewsArticle\", \"headline\": \"Fähre "
        "fällt aus\", \"keywords\": \"Fähre\"}, {\"@type\": \"NewsArticle\", \"headline\": "
        "\"Altenhoop baut ein Haus\", \"keywords\": \"Bau\"}]</script>";
    const std::string body = "<h1>Altenhoop baut ein Haus</h1>" + std::string(kParagraphs);
    EXPECT_THAT(read_page(page(head, body)).tags, ElementsAre("Bau"));
}

TEST(HtmlReader, TakesNothingFromTheJsonOfOtherArticles) {
    for (const std::string_view json : {
             "[{\"@type\": \"NewsArticle\", \"headline\": \"Eins\", \"keywords\": \"x\"}, "
             "{\"@type\": \"NewsArticle\", \"headline\": \"Zwei\"}]",
             "{\"@type\": \"ItemList\", \"itemListElement\": [{\"@type\": \"NewsArticle\", "
             "\"headline\": \"Eins\", \"keywords\": \"x\"}]}",
         }) {
        const std::string head =
            "<script type='application/ld+json'>" + std::string(json) + "</script>";
        const std::string body = "<h1>Altenhoop baut ein Haus</h1>" + std::string(kParagraphs);
        EXPECT_THAT(read_page(page(head, body)).tags, IsEmpty()) << json;
    }
}

TEST(HtmlReader, KeepsListsAndQuotationsBesideTheParagraphs) {
    const std::string body = "<h1>Altenhoop baut</h1><div>" + std::string(kParagraphs) +
                             "<ul><li>ein Tor</li><li>eine Halle</li></ul><blockquote><p>Das ist "
                             "gut, sagte sie, und das ist auch nötig.</p></blockquote>" +
                             std::string(kParagraphs) + "</div>";
    EXPECT_EQ(read_page(page("", body)).body.size(), 9U);
}

TEST(HtmlReader, LeavesOutBoxesThatAreMadeOtherwise) {
    const std::string box =
        "<div class=kasten><h3>Zur Sache</h3><p class=klein>Die Feuerwehr von Altenhoop wurde im "
        "Jahr 1890 gegründet und hat heute so viele Mitglieder wie damals.</p></div>";
    const std::string body = "<h1>Altenhoop baut</h1><div>" + std::string(kParagraphs) + box +
                             std::string(kParagraphs) + box + "</div>";
    EXPECT_EQ(read_page(page("", body)).body.size(), 6U);
}

TEST(HtmlReader, TakesTagsFromTheBestPlaceThatHasSome) {
    struct Case {
        std::string_view head;
        std::string_view body;
        std::vector<std::string> tags;
    };
    for (const Case& c : {
             Case{"<meta name=keywords content='Bau, Feuerwehr;bau, 123456'>",
                  "",
                  {"Bau", "Feuerwehr"}},
             Case{"<meta property='article:tag' content='Bau'><meta property='article:tag' "
                  "content='Dorf'>",
                  "",
                  {"Bau", "Dorf"}},
             Case{"",
                  "<div class=tags><a href=/a>#Bau</a> <a href=/b>Dorf</a></div>",
                  {"Bau", "Dorf"}},
             Case{"", "<p><a rel=tag href=/a>Bau</a></p>", {"Bau"}},
             Case{"", "", {}},
         }) {
        EXPECT_EQ(read_page(page(c.head, std::string(kParagraphs) + std::string(c.body))).tags,
                  c.tags)
            << c.head << c.body;
    }
}

TEST(HtmlReader, DecodesWhatIsDeclaredWrongly) {
    struct Case {
        std::string_view declared;
        std::string_view umlaut;
    };
    for (const Case& c :
         {Case{"utf-8", "\xFC"}, Case{"iso-8859-1", "\u00FC"}, Case{"macintosh", "\x9F"},
          Case{"unsinn", "\xFC"}, Case{"utf-16", "\xFC"}}) {
        const std::string head = "<meta charset=" + std::string(c.declared) + ">";
        const std::string body =
            "<p>Die Br" + std::string(c.umlaut) +
            "cke ist wieder offen, sagte der Mann, der sie bewacht, am Abend.</p>";
        EXPECT_THAT(body_text(read_page(page(head, body))), HasSubstr("Brücke")) << c.declared;
    }
}

TEST(HtmlReader, KeepsTheFreePartOfAnArticleBehindAWall) {
    const Article article = read_page(read_sample("schranke.html"));
    EXPECT_THAT(body_text(article), HasSubstr("dreiundsechzig Menschen"));
    EXPECT_THAT(body_text(article), Not(HasSubstr("kostenlos")));
}

TEST(HtmlReader, KeepsWhatThePageSaysOfItsLastChangeAndOfWhoMayReadIt) {
    for (const auto& [head, is_paywalled] : {
             std::pair{R"(<script type="application/ld+json">{"@type":"NewsArticle",)"
                       R"("headline":"Feuerwehrhaus","isAccessibleForFree":false}</script>)",
                       true},
             std::pair{R"(<script type="application/ld+json">{"@type":"NewsArticle",)"
                       R"("headline":"Feuerwehrhaus","isAccessibleForFree":"True"}</script>)",
                       false},
             std::pair{R"(<meta property="article:content_tier" content="locked">)", true},
             std::pair{R"(<meta property="article:content_tier" content="free">)", false},
             std::pair{"", false},
         }) {
        const std::string dated =
            std::string(head) +
            R"(<meta property="article:modified_time" content="2024-05-07T08:30:00+02:00">)";
        const Article article =
            read_page(page(dated, "<h1>Feuerwehrhaus</h1>" + std::string(kParagraphs)));
        EXPECT_EQ(article.is_paywalled, is_paywalled) << head;
        EXPECT_EQ(article.version_created, (DateTime{{2024, 5, 7}, 510, 120})) << head;
    }
}

TEST(HtmlReader, TakesATextThatOnlyTheMetadataHold) {
    std::string text;
    for (int i = 0; i < 10; ++i)
        text += "Der Gemeinderat von Altenhoop hat auch darüber lange gesprochen und vertagt. ";
    const std::string head =
        "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", "
        "\"datePublished\": \"2024-05-06\", \"articleBody\": \"" +
        text + "\"}</script>";
    EXPECT_THAT(body_text(read_page(page(head, "<h1>Altenhoop</h1><div id=app></div>"))),
                HasSubstr("lange gesprochen"));
}

TEST(HtmlReader, TellsTheArticlesOfAPageApart) {
    const std::string first = "<article><h2>Altenhoop baut</h2><time datetime=2024-05-06></time>" +
                              std::string(kParagraphs) + "</article>";
    const std::string second =
        "<article><h2>Wendorf auch</h2>" + std::string(kParagraphs) + "</article>";
    const auto articles = read_bytes(page("<title>Nachrichten</title>", first + second)).articles;
    ASSERT_EQ(articles.size(), 2U);
    EXPECT_EQ(articles[0].headline, "Altenhoop baut");
    EXPECT_EQ(articles[0].id, "seite.html#1");
    EXPECT_EQ(articles[0].body.size(), 3U);
    EXPECT_TRUE(articles[0].date);
    EXPECT_EQ(articles[1].headline, "Wendorf auch");
    EXPECT_EQ(articles[1].id, "seite.html#2");
    EXPECT_FALSE(articles[1].date);
    // Where the page says that it is one article, it is one.
    const auto whole = read_bytes(page("<meta property=og:type content=article>", first + second));
    EXPECT_EQ(whole.articles.size(), 1U);
}

}  // namespace
}  // namespace nachlese::testing
