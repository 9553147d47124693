#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/readers/xml/tei.h"
#include "tests/unit/reading.h"

namespace nachlese::xml {
namespace {

using nachlese::testing::headlines;
using nachlese::testing::read_one_with;
using nachlese::testing::read_text;
using nachlese::testing::read_with;
using nachlese::testing::Reading;
using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(TeiReader, ReadsHeaderAndTextOfEachMemberOfACorpus) {
    const Article article =
        read_one_with(TeiReader(), read_text(NACHLESE_SOURCE_DIR "/data/formats/tei.xml"));
    EXPECT_EQ(article.path, "datei.xml#qib-1848-05-03-a1");
    EXPECT_EQ(article.headline, "Von der Quirn.");
    EXPECT_THAT(article.authors, ElementsAre("Lebrecht Omland"));
    EXPECT_EQ(article.source, "Quirnauer Intelligenzblatt");
    EXPECT_EQ(article.place, "Quirnau");
    EXPECT_THAT(article.tags, ElementsAre("Hochwasser"));
    ASSERT_TRUE(article.date.has_value());
    EXPECT_EQ(to_iso(article.date->when), "1848-05-03");
}

TEST(TeiReader, JoinsLinesAndLeavesOutWhatIsNoText) {
    const Article article =
        read_one_with(TeiReader(), read_text(NACHLESE_SOURCE_DIR "/data/formats/tei.xml"));
    EXPECT_EQ(body_text(article),
              "Das Waſſer iſt ſeit geſtern um zween Fuß gefallen, und die Müllerburſchen haben die "
              "Schleuſe von Altenquirn-Nord wieder aufgezogen.\n\nSchaden\n\n"
              "Zwey Brücken ſind fortgeriſſen.");
}

TEST(TeiReader, JoinsAtALineBreakThatBreaksNoWord) {
    const Article article = read_one_with(
        TeiReader(),
        "<TEI><text><body><p>Waſ<lb break='no'/>ſer und<lb/>Wind</p></body></text></TEI>");
    EXPECT_EQ(body_text(article), "Waſſer und Wind");
}

TEST(TeiReader, MakesAnArticleOfEachTextOfAGroup) {
    const Reading reading = read_with(
        TeiReader(),
        "<TEI><teiHeader><fileDesc><titleStmt><title>Blatt</title></titleStmt></fileDesc>"
        "</teiHeader><text><group><text id='a'><body><head>Eins</head><p>1</p></body></text>"
        "<text><body><head>Zwei</head><p>2</p></body></text></group></text></TEI>");
    EXPECT_THAT(headlines(reading), ElementsAre("Eins", "Zwei"));
    ASSERT_THAT(reading.articles, SizeIs(2));
    EXPECT_EQ(reading.articles[0].path, "datei.xml#a");
    EXPECT_EQ(reading.articles[1].path, "datei.xml#2");
}

}  // namespace
}  // namespace nachlese::xml
