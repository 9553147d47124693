#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/readers/xml/newsml_g2.h"
#include "indexer/readers/xml/nitf.h"
#include "tests/unit/reading.h"

namespace nachlese::xml {
namespace {

using nachlese::testing::headlines;
using nachlese::testing::read_one_with;
using nachlese::testing::read_text;
using nachlese::testing::read_with;
using nachlese::testing::Reading;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string sample(const char* name) {
    return read_text(std::string(NACHLESE_SOURCE_DIR "/data/formats/") + name);
}

std::string item(std::string_view meta, std::string_view content_meta, std::string_view content) {
    return fmt::format(
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"g1\" version=\"3\">"
        "<itemMeta>{}</itemMeta><contentMeta>{}</contentMeta><contentSet>{}</contentSet></"
        "newsItem>",
        meta, content_meta, content);
}

TEST(NewsmlG2Reader, ReadsTheItemsOfAMessageAndNamesOthers) {
    const Reading reading = read_with(NewsmlG2Reader(), sample("newsml-g2.xml"));
    EXPECT_THAT(headlines(reading), ElementsAre("Leuchtturm von Sandwarf wird Museum",
                                                "Fährverkehr nach Sandwarf ruht"));
    EXPECT_THAT(reading.no_articles, ElementsAre("a packageItem of NewsML-G2"));
    EXPECT_THAT(reading.failures, IsEmpty());
}

TEST(NewsmlG2Reader, ReadsWhatIsSaidAboutPublishing) {
    const Reading reading = read_with(NewsmlG2Reader(), sample("newsml-g2.xml"));
    ASSERT_THAT(reading.articles, SizeIs(2));
    const Article& first = reading.articles.front();
    EXPECT_EQ(first.version, "2");
    ASSERT_TRUE(first.version_created && first.embargoed);
    EXPECT_EQ(to_iso(*first.version_created), "2021-03-09T14:05:00+01:00");
    EXPECT_EQ(to_iso(*first.embargoed), "2021-03-09T16:00:00+01:00");
    EXPECT_THAT(first.ednote, HasSubstr("vier Boote"));
    EXPECT_TRUE(first.is_correction);
    EXPECT_EQ(first.pub_status, PubStatus::Usable);
    EXPECT_EQ(reading.articles.back().pub_status, PubStatus::Canceled);
}

TEST(NewsmlG2Reader, LeavesOutWhatTheTextRepeatsOfTheMetadataButTheDateline) {
    const Reading reading = read_with(NewsmlG2Reader(), sample("newsml-g2.xml"));
    EXPECT_EQ(body_text(reading.articles.front()),
              "Sandwarf (nbk) - Der Leuchtturm von Sandwarf wird zum Jahresende abgeschaltet und "
              "danach Museum.\n\n"
              "Vier Boote fahren noch\n\n"
              "Von den Fischern, die sich nach ihm richteten, fahren noch vier Boote.");
}

TEST(NewsmlG2Reader, FindsTheFirstGivenOfPlaceSourceAndAuthor) {
    const Article article = read_one_with(
        NewsmlG2Reader(),
        item("<provider qcode='nprov:NBK'/>",
             "<creator qcode='p:1'><name>Redaktion Süd</name></creator><located qcode='o:1'>"
             "<name>Quirnau</name></located><headline>Kurz</headline>",
             "<inlineData contenttype='text/plain'>Ein Satz.</inlineData>"));
    EXPECT_EQ(article.id, "g1");
    EXPECT_EQ(article.source, "NBK");
    EXPECT_EQ(article.place, "Quirnau");
    EXPECT_THAT(article.authors, ElementsAre("Redaktion Süd"));
    EXPECT_EQ(body_text(article), "Ein Satz.");
}

TEST(NewsmlG2Reader, ReadsAByLineAsItIsPrintedAndTakesNoAddressForASubject) {
    const Article article = read_one_with(
        NewsmlG2Reader(),
        item("",
             "<by>Von Ina Muster und Jost Petersen, qnd</by>"
             "<subject type='cpnat:abstract' qcode='s:1'><name>Fähren</name></subject>"
             "<subject type='cpnat:poi' literal='p:1'><name>Anleger, Am Siel 2</name></subject>"
             "<headline>Kurz</headline>",
             "<inlineData contenttype='text/plain'>Ein Satz.</inlineData>"));
    EXPECT_THAT(article.authors, ElementsAre("Ina Muster", "Jost Petersen"));
    EXPECT_THAT(article.tags, ElementsAre("Fähren"));
}

TEST(NewsmlG2Reader, ReadsNitfInside) {
    const Article article = read_one_with(
        NewsmlG2Reader(),
        item("", "<headline>Außen</headline>",
             "<inlineXML><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.head>"
             "<hedline><hl1>Innen</hl1></hedline></body.head><body.content><p>Text.</p>"
             "</body.content></body></nitf></inlineXML>"));
    EXPECT_EQ(article.headline, "Außen");
    EXPECT_EQ(body_text(article), "Text.");
}

TEST(NewsmlG2Reader, SaysWhatAnItemWithoutTextIs) {
    const Reading reading =
        read_with(NewsmlG2Reader(), item("<itemClass qcode='ninat:video'/>", "", ""));
    EXPECT_THAT(reading.no_articles, ElementsAre("a news item (video) without headline and text"));
}

TEST(NitfReader, ReadsEveryField) {
    const Article article = read_one_with(NitfReader(), sample("nitf.xml"));
    EXPECT_EQ(article.id, "nbk-2004-03-17-0093");
    EXPECT_EQ(article.path, "datei.xml");
    EXPECT_EQ(article.headline, "Hochmoor wird wieder nass");
    EXPECT_EQ(article.teaser, "Gräben sollen bis Herbst geschlossen sein");
    EXPECT_THAT(article.tags, ElementsAre("Moor", "Wiedervernässung"));
    EXPECT_THAT(article.authors, ElementsAre("Gesche Harms"));
    EXPECT_THAT(article.captions, ElementsAre("Ein Graben im Moor", "Foto: Harms"));
    EXPECT_EQ(article.source, "Nordblick");
    EXPECT_EQ(article.place, "Quellenbüttel");
    EXPECT_EQ(article.section, "Umwelt");
    EXPECT_EQ(article.ednote, "Foto folgt gegen 11 Uhr");
    ASSERT_TRUE(article.date && article.embargoed);
    EXPECT_EQ(to_iso(article.date->when), "2004-03-17T09:15:00+01:00");
    EXPECT_EQ(to_iso(*article.embargoed), "2004-03-17T12:00:00+01:00");
    ASSERT_THAT(article.body, SizeIs(3));
    EXPECT_EQ(article.body[1], (Paragraph{ParagraphKind::Subheading, "Kraniche kehren zurück"}));
    EXPECT_EQ(article.body[2].text, "Sieben Paare haben im vergangenen Jahr gebrütet.");
}

}  // namespace
}  // namespace nachlese::xml
