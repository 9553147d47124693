#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/readers/xml/feed.h"
#include "tests/unit/reading.h"

namespace nachlese::xml {
namespace {

using nachlese::testing::read_one_with;
using nachlese::testing::read_with;
using nachlese::testing::Reading;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string rss(std::string_view inside) {
    return fmt::format(
        "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">"
        "<channel><title>Bote</title><item>{}</item></channel></rss>",
        inside);
}

std::string atom(std::string_view inside) {
    return fmt::format(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Kurier</title><entry>{}</entry></feed>",
        inside);
}

TEST(FeedReader, KnowsFeedsByTheirRoot) {
    for (const std::string_view head :
         {"<rss>", "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>",
          "<rdf:RDF xmlns='http://purl.org/rss/1.0/'>"}) {
        EXPECT_TRUE(FeedReader().accepts(head)) << head;
    }
    for (const std::string_view head : {"<html>", "<rdf:RDF xmlns='urn:anders'>", "rss", "{}"})
        EXPECT_FALSE(FeedReader().accepts(head)) << head;
}

TEST(FeedReader, TellsTeaserAndTextApart) {
    const Article teaser = read_one_with(FeedReader(), rss("<title>T</title><description>&lt;p&gt;"
                                                           "Kurz &lt;b&gt;und&lt;/b&gt; gut"
                                                           "</description>"));
    EXPECT_EQ(teaser.teaser, "Kurz und gut");
    EXPECT_THAT(teaser.body, IsEmpty());
    const Article whole = read_one_with(
        FeedReader(), rss("<title>T</title><description>Kurz</description><content:encoded>"
                          "<![CDATA[<h3>Zwischen</h3><p>Lang</p>]]></content:encoded>"));
    EXPECT_EQ(whole.teaser, "Kurz");
    EXPECT_THAT(whole.body, ElementsAre(Paragraph{ParagraphKind::Subheading, "Zwischen"},
                                        Paragraph{ParagraphKind::Text, "Lang"}));
}

TEST(FeedReader, ReadsTheThreeKindsOfTextInAtom) {
    struct Case {
        std::string_view content;
        std::string_view expected;
    };
    for (const Case& row : std::initializer_list<Case>{
             {"<content>Drei &lt; vier</content>", "Drei < vier"},
             {"<content type='html'>&lt;p&gt;Ein &lt;i&gt;Wort&lt;/i&gt;</content>", "Ein Wort"},
             {"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Ein <i>Wort</i>"
              "</p></div></content>",
              "Ein Wort"},
         }) {
        const Article article =
            read_one_with(FeedReader(), atom("<title>T</title>" + std::string(row.content)));
        EXPECT_EQ(body_text(article), row.expected) << row.content;
    }
}

TEST(FeedReader, FindsDateAuthorsTagsAddressAndSource) {
    const Article article = read_one_with(
        FeedReader(), rss("<title>T</title><link>https://bote.example/1</link><guid>b1</guid>"
                          "<pubDate>Mon, 11 Mar 2019 17:20:00 +0100</pubDate>"
                          "<author>post@bote.example (Wibke Sanders)</author><dc:creator>Jork "
                          "Behnsen</dc:creator>"
                          "<category>Verkehr</category><dc:subject>Brücken</dc:subject>"));
    EXPECT_EQ(article.id, "b1");
    EXPECT_EQ(article.path, "datei.xml#b1");
    EXPECT_EQ(article.url, "https://bote.example/1");
    EXPECT_EQ(article.source, "Bote");
    EXPECT_THAT(article.authors, ElementsAre("Wibke Sanders", "Jork Behnsen"));
    EXPECT_THAT(article.tags, ElementsAre("Verkehr", "Brücken"));
    ASSERT_TRUE(article.date.has_value());
    EXPECT_EQ(to_iso(article.date->when), "2019-03-11T17:20:00+01:00");
}

TEST(FeedReader, TakesNoElementOfAnotherVocabularyForItsOwn) {
    const Article article = read_one_with(
        FeedReader(), rss("<media:title>Fremd</media:title><itunes:title xmlns:itunes='urn:i'>Auch "
                          "fremd</itunes:title><title>Eigen</title>"));
    EXPECT_EQ(article.headline, "Eigen");
}

TEST(FeedReader, ReadsRss10WhoseItemsStandBesideTheChannel) {
    const Reading reading =
        read_with(FeedReader(),
                  "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
                  "xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
                  "<channel><title>Bote</title></channel><item rdf:about='https://bote.example/2'>"
                  "<title>Zwei</title><dc:date>2004-05-06</dc:date></item></rdf:RDF>");
    ASSERT_THAT(reading.articles, SizeIs(1));
    EXPECT_EQ(reading.articles.front().id, "https://bote.example/2");
    EXPECT_EQ(reading.articles.front().source, "Bote");
    ASSERT_TRUE(reading.articles.front().date.has_value());
    EXPECT_EQ(to_iso(reading.articles.front().date->when), "2004-05-06");
}

TEST(FeedReader, SaysThatAFeedOrAnItemIsEmpty) {
    EXPECT_THAT(read_with(FeedReader(), "<rss><channel/></rss>").no_articles,
                ElementsAre("<rss> without any article in it"));
    EXPECT_THAT(read_with(FeedReader(), rss("")).no_articles,
                ElementsAre("an item without title and text"));
}

}  // namespace
}  // namespace nachlese::xml
