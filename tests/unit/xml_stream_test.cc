// What all XML readers share, tried on feeds: the simplest of the formats.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/file_reading.h"
#include "indexer/readers/xml/feed.h"
#include "indexer/readers/xml/head.h"
#include "indexer/readers/xml/stream.h"
#include "tests/unit/reading.h"

namespace nachlese::xml {
namespace {

using nachlese::testing::headlines;
using nachlese::testing::read_with;
using nachlese::testing::Reading;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Reading read_feed(std::string_view content) {
    return read_with(FeedReader(), content);
}

std::string item(std::string_view title) {
    return fmt::format("<item><title>{}</title></item>\n", title);
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

TEST(XmlStream, KeepsWhatWasWholeBeforeAFaultAndNamesItsLine) {
    const Reading reading =
        read_feed("<rss><channel>\n" + item("Eins") + item("Zwei") + "<item><title>Drei</item>");
    EXPECT_THAT(headlines(reading), ElementsAre("Eins", "Zwei"));
    ASSERT_THAT(reading.failures, SizeIs(1));
    EXPECT_THAT(reading.failures.front(), HasSubstr("line 4: "));
    EXPECT_THAT(reading.failures.front(), HasSubstr("title"));
}

TEST(XmlStream, NamesACutDocument) {
    const Reading reading = read_feed("<rss><channel>\n" + item("Eins") + "<item><title>Zw");
    EXPECT_THAT(headlines(reading), ElementsAre("Eins"));
    ASSERT_THAT(reading.failures, SizeIs(1));
    EXPECT_THAT(reading.failures.front(), HasSubstr("line 3: "));
}

TEST(XmlStream, ReadsNoEntityThatStandsForOthers) {
    const Reading reading = read_feed(
        "<!DOCTYPE rss [<!ENTITY a \"haha\">\n<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">\n]>\n"
        "<rss><channel>" +
        item("Eins") + item("&b;") + "</channel></rss>");
    EXPECT_THAT(headlines(reading), ElementsAre("Eins"));
    ASSERT_THAT(reading.failures, SizeIs(1));
    EXPECT_THAT(reading.failures.front(), HasSubstr("line 5: the entity \"b\" stands for"));
}

TEST(XmlStream, ReadsNoEntityBomb) {
    std::string bomb = "<!DOCTYPE rss [<!ENTITY lol0 \"lol\">";
    for (int i = 1; i < 10; ++i)
        bomb +=
            fmt::format("<!ENTITY lol{} \"{}\">", i, repeated(fmt::format("&lol{};", i - 1), 10));
    const Reading reading =
        read_feed(bomb + "]><rss><channel>" + item("&lol9;") + "</channel></rss>");
    EXPECT_THAT(reading.articles, IsEmpty());
    ASSERT_THAT(reading.failures, SizeIs(1));
    EXPECT_THAT(reading.failures.front(), HasSubstr("not expanded"));
}

TEST(XmlStream, ReadsNoEntityThatIsAnotherFile) {
    for (const std::string_view declaration :
         {"<!ENTITY x SYSTEM \"file:///etc/hostname\">",
          "<!ENTITY x PUBLIC \"-//X//Y\" \"http://127.0.0.1:9/x\">"}) {
        const Reading reading = read_feed(fmt::format(
            "<!DOCTYPE rss [{}]><rss><channel>{}</channel></rss>", declaration, item("&x;")));
        EXPECT_THAT(reading.articles, IsEmpty()) << declaration;
        ASSERT_THAT(reading.failures, SizeIs(1)) << declaration;
        EXPECT_THAT(reading.failures.front(), HasSubstr("the entity \"x\" is external"));
    }
}

TEST(XmlStream, ReadsNoDocumentTypeFromElsewhere) {
    const Reading reading = read_feed(
        "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:9/rss.dtd\" [<!ENTITY % p SYSTEM \"/dev/zero\"> "
        "%p;]><rss><channel>" +
        item("Eins") + "</channel></rss>");
    EXPECT_THAT(headlines(reading), ElementsAre("Eins"));
}

TEST(XmlStream, KnowsShortEntitiesAndThoseOfHtml) {
    const Reading reading = read_feed(
        "<!DOCTYPE rss [<!ENTITY bote \"Bote für Ölmühl\">]><rss><channel><item>"
        "<title>&bote; &uuml;ber &amp; M&#252;ller</title><category label=\"&bote; &Uuml;1\"/>"
        "</item></channel></rss>");
    EXPECT_THAT(reading.failures, IsEmpty());
    ASSERT_THAT(reading.articles, SizeIs(1));
    EXPECT_EQ(reading.articles.front().headline, "Bote für Ölmühl über & Müller");
}

TEST(XmlStream, BoundsWhatAnEntityCanBecome) {
    const std::string text(300, 'x');
    const Reading reading =
        read_feed(fmt::format("<!DOCTYPE rss [<!ENTITY a \"{}\">]><rss><channel>{}</channel></rss>",
                              text, item(repeated("&a;", 1000))));
    EXPECT_THAT(reading.articles, IsEmpty());
    ASSERT_THAT(reading.failures, SizeIs(1));
    EXPECT_THAT(reading.failures.front(), HasSubstr("more than 256 bytes"));
}

TEST(XmlStream, BoundsWhatManyShortEntitiesBecome) {
    const Reading reading =
        read_feed(fmt::format("<!DOCTYPE rss [<!ENTITY a \"{}\">]><rss><channel>{}</channel></rss>",
                              std::string(250, 'x'), item(repeated("&a;", 300'000))));
    EXPECT_THAT(reading.articles, IsEmpty());
    ASSERT_THAT(reading.failures, SizeIs(1));
    EXPECT_THAT(reading.failures.front(), HasSubstr("<item> takes more than 64 MiB"));
}

TEST(XmlStream, BoundsNesting) {
    const Reading reading =
        read_feed("<rss><channel>" + item("Eins") + repeated("<a>", 10'000) + "</channel></rss>");
    EXPECT_THAT(headlines(reading), ElementsAre("Eins"));
    ASSERT_THAT(reading.failures, SizeIs(1));
    EXPECT_THAT(reading.failures.front(), HasSubstr("nested more than 200 deep"));
}

TEST(XmlStream, BoundsTheAttributesOfATag) {
    std::string tag = "<rss><channel><item";
    for (int i = 0; i < 200'000; ++i)
        tag += fmt::format(" a{}='>'", i);
    const Reading reading = read_feed(tag + "/></channel></rss>");
    ASSERT_THAT(reading.failures, SizeIs(1));
    EXPECT_THAT(reading.failures.front(), HasSubstr("too many attributes"));
}

TEST(XmlStream, ReadsEveryEncodingOfXml) {
    struct Case {
        std::string_view declared;
        std::string title;
    };
    for (const Case& row : std::initializer_list<Case>{{"UTF-8", "Fähre"},
                                                       {"ISO-8859-1", "F\xE4hre"},
                                                       {"windows-1252", "F\xE4hre"},
                                                       {"UTF-8", "F\xE4hre"},  // wrongly
                                                       {"ISO-8859-1", "Fähre"},
                                                       {"klingonisch", "Fähre"}}) {
        const Reading reading = read_feed(fmt::format(
            "<?xml version=\"1.0\" encoding=\"{}\"?><rss>{}</rss>", row.declared, item(row.title)));
        EXPECT_THAT(headlines(reading), ElementsAre("Fähre")) << row.declared << ' ' << row.title;
    }
}

TEST(XmlStream, ReadsUtf16) {
    std::string wide = "\xFF\xFE";
    for (const char c :
         "<?xml version=\"1.0\" encoding=\"UTF-16\"?><rss>" + item("Watt") + "</rss>") {
        wide += c;
        wide += '\0';
    }
    EXPECT_THAT(headlines(read_feed(wide)), ElementsAre("Watt"));
}

TEST(XmlStream, ReadsCharactersThatAPieceOfTheFileCutsInTwo) {
    std::string feed = "<?xml version=\"1.0\"?><rss><channel>";
    std::vector<std::string> expected;
    for (std::size_t i = 0; feed.size() < 3 * InputStream::kHeadBytes; ++i) {
        expected.push_back(fmt::format("Ä{}€{}", repeated("ö", i % 7), i));
        feed += item(expected.back());
    }
    Reading reading = read_with(FeedReader(), feed + "</channel></rss>", "a.xml", 1'000'000);
    EXPECT_EQ(headlines(reading), expected);
}

TEST(XmlStream, RepairsMisreadCharactersThatAPieceOfTheFileCutsInTwo) {
    std::string feed = "<?xml version=\"1.0\"?><rss><channel>";
    std::vector<std::string> expected;
    for (std::size_t i = 0; feed.size() < 3 * InputStream::kHeadBytes; ++i) {
        expected.push_back(fmt::format("„{}“ für {}", repeated("a", i % 7), i));
        feed += item(fmt::format("â€ž{}â€œ fÃ¼r {}", repeated("a", i % 7), i));
    }
    Reading reading = read_with(FeedReader(), feed + "</channel></rss>", "a.xml", 1'000'000);
    EXPECT_EQ(headlines(reading), expected);
}

TEST(XmlStream, ReadsUtf32) {
    std::string bytes;
    for (const char c : "<?xml version=\"1.0\"?><rss>" + item("Eins") + "</rss>")
        bytes += {c, '\0', '\0', '\0'};
    EXPECT_THAT(headlines(read_feed(bytes)), ElementsAre("Eins"));
}

TEST(XmlStream, TakesControlCharactersAndBlankLinesInFront) {
    const Reading reading = read_feed("\n\n<?xml version=\"1.0\"?>\n<rss>" + item("Ein\x0BWort") +
                                      "<item><title>Zwei</rss>");
    EXPECT_THAT(headlines(reading), ElementsAre("Ein Wort"));
    ASSERT_THAT(reading.failures, SizeIs(1));
    EXPECT_THAT(reading.failures.front(), HasSubstr("line 5"));
}

TEST(XmlStream, StopsWhenToldTo) {
    const Reading reading =
        read_with(FeedReader(), "<rss>" + repeated(item("Eins"), 50) + "</rss>", "a.xml", 3);
    EXPECT_THAT(reading.articles, SizeIs(3));
    EXPECT_THAT(reading.failures, IsEmpty());
}

TEST(XmlHead, TellsAPrologThatGoesOn) {
    struct Case {
        std::string_view head;
        bool goes_on;
    };
    for (const auto& [head, goes_on] : {
             Case{"<?xml version='1.0'?>\n<!DOCTYPE rss [\n<!ENTITY a 'b'>\n<!ENT", true},
             Case{"<?xml version='1.0'?>\n", true},
             Case{"<!-- ein langer Vermerk", true},
             Case{"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", false},
             Case{"<!DOCTYPE html><html>", false},
             Case{"Ein Text. <!-- und kein", false},
             Case{"", false},
         }) {
        EXPECT_EQ(ends_in_prolog(head), goes_on) << head;
    }
}

TEST(XmlHead, IsLookedForBehindEntitiesByTheHundred) {
    const nachlese::testing::TemporaryFolder folder;
    std::string feed = "<?xml version='1.0'?>\n<!DOCTYPE rss [\n";
    for (int i = 0; i < 3000; ++i)
        feed += fmt::format("<!ENTITY zeichen{} '&#228;'> <!-- ein Buchstabe -->\n", i);
    feed += "]>\n<rss><channel>" + item("M&zeichen2999;nner im Boot") + "</channel></rss>";
    ASSERT_GT(feed.size(), 2 * InputStream::kHeadBytes);
    const std::string path = folder.write("feed.xml", feed);
    const TimeZone zone = TimeZone::open("Europe/Berlin").value();
    std::vector<std::string> found;
    ReadSink sink;
    sink.article = [&](Article&& article) { found.push_back(article.headline); };
    sink.no_article = [&](NoArticle&& none) { found.push_back(none.reason); };
    sink.failure = [&](ReadFailure&& failure) { found.push_back(failure.reason); };
    const ReadContext context{"feed.xml", zone.local({2026, 1, 1}, 720), zone, nullptr};
    EXPECT_TRUE(read_file(path, context, sink).has_value());
    EXPECT_THAT(found, ElementsAre("Männer im Boot"));
}

TEST(XmlHead, FindsTheRootBehindWhateverMayStandBeforeIt) {
    struct Case {
        std::string_view head;
        std::string_view name;
        std::string_view name_space;
    };
    for (const Case& row : std::initializer_list<Case>{
             {"<rss version='2.0'>", "rss", ""},
             {"\n<?xml version=\"1.0\"?>\n<!-- <falsch> -->\n<feed xmlns=\"urn:a\">", "feed",
              "urn:a"},
             {"<!DOCTYPE nitf SYSTEM \"nitf.dtd\"><nitf>", "nitf", ""},
             {"<!DOCTYPE a [<!ENTITY b \"c\">]><m:mets xmlns:m = 'urn:m'>", "mets", "urn:m"},
         }) {
        const auto root = root_of(row.head);
        ASSERT_TRUE(root.has_value()) << row.head;
        EXPECT_EQ(root->name, row.name);
        EXPECT_EQ(root->name_space, row.name_space);
    }
    for (const std::string_view head : {"", "Text <rss>", "<!-- endlos", "<?xml", "< rss>", "<"})
        EXPECT_FALSE(root_of(head).has_value()) << head;
}

}  // namespace
}  // namespace nachlese::xml
