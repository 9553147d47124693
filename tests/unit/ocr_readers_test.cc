#include <filesystem>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/file_reading.h"
#include "indexer/readers/ocr/alto.h"
#include "indexer/readers/ocr/blocks.h"
#include "indexer/readers/ocr/hocr_reader.h"
#include "indexer/readers/ocr/mets.h"
#include "indexer/readers/ocr/page_xml.h"
#include "tests/unit/reading.h"

namespace nachlese::ocr {
namespace {

using nachlese::testing::headlines;
using nachlese::testing::read_one_with;
using nachlese::testing::read_text;
using nachlese::testing::Reading;
using nachlese::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* kSamples = NACHLESE_SOURCE_DIR "/data/formats/";

std::string sample(const char* name) {
    return read_text(std::string(kSamples) + name);
}

// As the program reads it, with what lies beside it.
Reading read_file_in(const std::string& archive, const std::string& path) {
    const TimeZone zone = TimeZone::open("Europe/Berlin").value();
    Reading reading;
    const ReadSink sink{
        [&](Article&& article) { reading.articles.push_back(std::move(article)); },
        [&](NoArticle&& none) { reading.no_articles.push_back(none.reason); },
        [&](ReadFailure&& failure) { reading.failures.push_back(failure.reason); },
        [](ReadWarning&&) {},
        nullptr,
    };
    const ReadContext context{path, zone.local({2026, 1, 1}, 720), zone, nullptr};
    const auto read = read_file(archive + '/' + path, context, sink);
    if (!read) reading.error = read.error().message;
    return reading;
}

TEST(AltoReader, JoinsBrokenWordsAndKeepsTheConfidence) {
    const Article article = read_one_with(AltoReader(), sample("ausgabe/ALTO/0001.xml"));
    EXPECT_THAT(article.body,
                ElementsAre(Paragraph{ParagraphKind::Subheading, "Dampfer auf Grund"},
                            Paragraph{ParagraphKind::Text,
                                      "Der Dampfer Möwe ist geſtrandet und wird ge⸗"}));
    ASSERT_TRUE(article.ocr_confidence.has_value());
    EXPECT_EQ(*article.ocr_confidence, 91);
}

TEST(AltoReader, SaysThatAPageIsEmpty) {
    const Reading reading = nachlese::testing::read_with(
        AltoReader(), "<alto><Layout><Page ID=\"P\"><PrintSpace/></Page></Layout></alto>");
    EXPECT_THAT(reading.no_articles, ElementsAre("a page without text"));
}

TEST(AltoReader, TakesNoConfidenceThatIsNone) {
    for (const std::string_view value : {"", "viel", "1.5", "-1", "nan", "1e999"})
        EXPECT_FALSE(confidence_in(value, 1).has_value()) << value;
    EXPECT_EQ(confidence_in(" 0.5 ", 1), 0.5);
    EXPECT_EQ(confidence_in("50", 100), 0.5);
}

TEST(PageXmlReader, ReadsRegionsInTheirOrder) {
    const Article article = read_one_with(PageXmlReader(), sample("page.xml"));
    EXPECT_THAT(article.body,
                ElementsAre(Paragraph{ParagraphKind::Subheading, "Eine Himmelserſcheinung"},
                            Paragraph{ParagraphKind::Text,
                                      "Die Sternwarte von Altenquirn hat einen Kometen geſehen."}));
    EXPECT_THAT(article.captions, ElementsAre("Der Komet, nach einer Zeichnung."));
    EXPECT_EQ(article.ocr_confidence, 80);
}

TEST(HocrReader, ReadsLinesOfWords) {
    EXPECT_TRUE(HocrReader().accepts(sample("seite.hocr")));
    EXPECT_FALSE(HocrReader().accepts("<html><body>ocr_page</body></html>"));
    const Article article = read_one_with(HocrReader(), sample("seite.hocr"));
    EXPECT_EQ(article.source, "Sandwarfer Anzeiger");
    EXPECT_THAT(article.body,
                ElementsAre(Paragraph{ParagraphKind::Subheading, "Eisgang"},
                            Paragraph{ParagraphKind::Text, "Das Eis bricht donnernd."}));
    EXPECT_EQ(article.ocr_confidence, 80);
}

TEST(MetsReader, PutsArticlesTogetherOverPages) {
    const Reading reading = read_file_in(NACHLESE_SOURCE_DIR "/data", "formats/ausgabe/mets.xml");
    EXPECT_THAT(reading.failures, IsEmpty());
    EXPECT_THAT(headlines(reading), ElementsAre("Dampfer auf Grund", "Marktbericht aus Quirnau"));
    ASSERT_THAT(reading.articles, SizeIs(2));
    const Article& first = reading.articles.front();
    EXPECT_EQ(first.path, "formats/ausgabe/mets.xml#ART1");
    EXPECT_EQ(body_text(first), "Der Dampfer Möwe ist geſtrandet und wird geſchleppt.");
    EXPECT_EQ(first.source, "Sandwarfer Anzeiger");
    ASSERT_TRUE(first.date.has_value());
    EXPECT_EQ(to_iso(first.date->when), "1903-11-21");
    EXPECT_THAT(reading.articles.back().authors, ElementsAre("Tjark Omland"));
}

TEST(MetsReader, OpensNoFileOutsideOfTheArchive) {
    const TemporaryFolder folder;
    folder.write("geheim.xml", sample("ausgabe/ALTO/0001.xml"));
    std::filesystem::create_symlink(folder.path("geheim.xml"), folder.path("verweis.xml"));
    for (const std::string& address :
         {std::string("../geheim.xml"), folder.path("geheim.xml"),
          std::string("../../../../etc/passwd"), std::string("fort.xml"),
          std::string("https://beispiel.example/a.xml")}) {
        folder.write("archiv/mets.xml",
                     "<mets xmlns='http://www.loc.gov/METS/'><fileSec><file ID='A'><FLocat href='" +
                         address +
                         "'/></file></fileSec><structMap TYPE='LOGICAL'><div><div TYPE='ARTICLE' "
                         "ID='X'><fptr FILEID='A'><area FILEID='A' BEGIN='B2'/></fptr></div></div>"
                         "</structMap></mets>");
        const Reading reading = read_file_in(folder.path("archiv"), "mets.xml");
        EXPECT_THAT(reading.articles, IsEmpty()) << address;
        ASSERT_THAT(reading.failures, SizeIs(1)) << address;
        EXPECT_THAT(reading.failures.front(), HasSubstr("the page A: ")) << address;
    }
}

// A page of one block.
std::string alto_page(const std::string& text) {
    return "<alto><Layout><Page><PrintSpace><TextBlock ID='B'><TextLine><String CONTENT='" + text +
           "'/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>";
}

// An issue of three pages whose articles are linked to pages, as the DFG Viewer has it.
std::string linked_issue(const std::string& articles, const std::string& links) {
    std::string files;
    std::string pages;
    for (const std::string number : {"1", "2", "3"}) {
        files += fmt::format(
            "<file ID='I{0}' MIMETYPE='image/jpeg'><FLocat href='bild{0}.jpg'/></file>"
            "<file ID='T{0}' MIMETYPE='text/xml'><FLocat href='text{0}.xml'/></file>",
            number);
        pages += fmt::format(
            "<div ID='P{0}' TYPE='page'><fptr FILEID='I{0}'/><fptr FILEID='T{0}'/></div>", number);
    }
    return "<mets xmlns='http://www.loc.gov/METS/'><dmdSec "
           "ID='D'><mods><titleInfo><title>Quirnauer "
           "Bote</title></titleInfo><dateIssued>1921-05-04</dateIssued></mods></dmdSec><fileSec>" +
           files + "</fileSec><structMap TYPE='LOGICAL'><div TYPE='issue' ID='L'>" + articles +
           "</div></structMap><structMap TYPE='PHYSICAL'><div TYPE='physSequence' ID='P'>" + pages +
           "</div></structMap><structLink>" + links + "</structLink></mets>";
}

TEST(MetsReader, FollowsLinksToPages) {
    const TemporaryFolder folder;
    for (const std::string number : {"1", "2", "3"})
        folder.write("archiv/text" + number + ".xml", alto_page("Seite" + number));
    folder.write("archiv/mets.xml",
                 linked_issue("<div TYPE='article' ID='A' LABEL='Ein Wal'/>"
                              "<div TYPE='article' ID='B' LABEL='Zwei Wale'/>",
                              "<smLink from='L' to='P'/><smLink from='A' to='P1'/>"
                              "<smLink from='A' to='P2'/><smLink from='B' to='P2'/>"));
    const Reading reading = read_file_in(folder.path("archiv"), "mets.xml");
    EXPECT_THAT(reading.failures, IsEmpty());
    // The second page belongs to both articles, the third to none: each is one itself.
    EXPECT_THAT(headlines(reading), ElementsAre("Ein Wal", "Zwei Wale", "", ""));
    ASSERT_THAT(reading.articles, SizeIs(4));
    EXPECT_EQ(body_text(reading.articles[0]), "Seite1");
    EXPECT_EQ(body_text(reading.articles[1]), "");
    EXPECT_EQ(body_text(reading.articles[2]), "Seite2");
    EXPECT_EQ(reading.articles[3].path, "mets.xml#T3");
    EXPECT_EQ(reading.articles[3].source, "Quirnauer Bote");
    ASSERT_TRUE(reading.articles[3].date.has_value());
    EXPECT_EQ(to_iso(reading.articles[3].date->when), "1921-05-04");
}

TEST(MetsReader, NamesPagesThatAreMissingOnce) {
    const TemporaryFolder folder;
    folder.write("archiv/text1.xml", alto_page("Seite1"));
    folder.write("archiv/mets.xml", linked_issue("", ""));
    const Reading reading = read_file_in(folder.path("archiv"), "mets.xml");
    EXPECT_THAT(reading.articles, SizeIs(1));
    EXPECT_THAT(reading.failures, ElementsAre("2 pages of text that it names cannot be opened, the "
                                              "first is text2.xml"));
}

TEST(MetsReader, GivesABlockThatIsNamedWithoutNumberAFewTimes) {
    const TemporaryFolder folder;
    folder.write("archiv/text1.xml", alto_page("Walfang"));
    std::string articles;
    for (int i = 0; i < 100; ++i)
        articles +=
            "<div TYPE='article'><fptr><area FILEID='T1' BEGIN='B'/>"
            "<area FILEID='T1' BEGIN='B'/></fptr></div>";
    folder.write("archiv/mets.xml",
                 "<mets xmlns='http://www.loc.gov/METS/'><fileSec><file ID='T1'><FLocat "
                 "href='text1.xml'/></file></fileSec><structMap><div>" +
                     articles + "</div></structMap></mets>");
    const Reading reading = read_file_in(folder.path("archiv"), "mets.xml");
    ASSERT_THAT(reading.articles, SizeIs(16));
    EXPECT_EQ(body_text(reading.articles.front()), "Walfang");
}

TEST(MetsReader, SaysWhereThereAreNoArticles) {
    const std::string mets =
        "<mets xmlns='http://www.loc.gov/METS/'><structMap TYPE='PHYSICAL'/></mets>";
    const TemporaryFolder folder;
    folder.write("archiv/mets.xml", mets);
    EXPECT_THAT(read_file_in(folder.path("archiv"), "mets.xml").no_articles,
                ElementsAre("METS without articles and pages"));
    EXPECT_THAT(nachlese::testing::read_with(MetsReader(), mets).no_articles,
                ElementsAre("METS within a container: its pages are read by themselves"));
}

}  // namespace
}  // namespace nachlese::ocr
