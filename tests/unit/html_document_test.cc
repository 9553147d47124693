#include <string>

#include <gtest/gtest.h>

#include "indexer/readers/html/block.h"
#include "indexer/readers/html/charset.h"
#include "indexer/readers/html/document.h"
#include "indexer/readers/html/tame.h"

namespace nachlese::html {
namespace {

std::string repeat(std::string_view text, std::size_t times) {
    std::string repeated;
    for (std::size_t i = 0; i < times; ++i)
        repeated += text;
    return repeated;
}

TEST(HtmlDocument, HoldsTheTextThatAReaderSees) {
    struct Case {
        std::string_view html;
        std::string_view text;
    };
    for (const Case& c : {
             Case{"<p>Ein <b>fetter</b> Satz.</p>", "Ein fetter Satz."},
             Case{"<p>Wort<br>Wort</p>", "Wort Wort"},
             Case{"<div>eins</div><div>zwei</div>", "eins zwei"},
             Case{"Bür<b>ger</b>meister", "Bürgermeister"},
             Case{"&Uuml;ber 5&nbsp;000 &euro; &#8211; &amp;c.", "Über 5 000 € – &c."},
             Case{"See&shy;brücke und See\u00ADhund", "Seebrücke und Seehund"},
             Case{"a<script>var x = '<p>b</p>';</script>c", "ac"},
             Case{"a<style>p { color: red }</style>c", "ac"},
             Case{"a<noscript>Bitte einschalten</noscript>c", "ac"},
             Case{"<ul><li>eins<li>zwei</ul>", "eins zwei"},
             Case{"<p>offen<div>und <i>noch", "offen und noch"},
             Case{"5 < 6 und 7 > 6", "5 < 6 und 7 > 6"},
             Case{"<!-- <p>nein</p> -->ja", "ja"},
             Case{"", ""},
             Case{"<", "<"},
         }) {
        EXPECT_EQ(parse_html(c.html).text_within(0), c.text) << c.html;
    }
}

TEST(HtmlDocument, KnowsWhereSubtreesEnd) {
    const Document document = parse_html("<div id=a><p>eins</p><p>zwei</p></div><p>drei</p>");
    for (NodeId node = 0; node < document.size(); ++node) {
        EXPECT_GT(document.end(node), node);
        EXPECT_LE(document.end(node), document.end(document.parent(node)));
        if (document.attribute(node, Attribute::Id) == "a") {
            EXPECT_EQ(document.text_within(node), "eins zwei");
        }
    }
}

TEST(HtmlDocument, RemembersWhereABrowserSavedItFrom) {
    const Document document = parse_html(
        "<!DOCTYPE html>\n<!-- saved from url=(0031)https://nordbote.example/a.html -->"
        "<html><body>Text</body></html>");
    EXPECT_EQ(document.saved_from(), "https://nordbote.example/a.html");
}

TEST(HtmlDocument, StopsWhereNestingHasNoEnd) {
    const Document document = parse_html("<p>Anfang</p>" + repeat("<div>", 100000) + "tief");
    EXPECT_TRUE(document.is_cut());
    EXPECT_EQ(document.text_within(0), "Anfang");
    EXPECT_LE(document.size(), kDeepestNesting + 8);
}

TEST(HtmlDocument, TakesWhatIsNestedAsPagesAre) {
    const Document document =
        parse_html(repeat("<div>", 200) + "tief" + repeat("</div>", 200) + "<p>Ende</p>");
    EXPECT_FALSE(document.is_cut());
    EXPECT_EQ(document.text_within(0), "tief Ende");
}

TEST(HtmlTaming, KeepsPagesAsTheyAre) {
    for (const std::string_view html :
         {"<p class='a b' id=c>Text</p>", "<a href=\"/x?a=1&b=2\" title='Ein \"Wort\"'>b</a>",
          "a < b > c", "<img src=data:x/>", "<br/><p\n  a = 'b'>", "<p a=\"unbeendet", "<"}) {
        EXPECT_EQ(tame(html), html);
    }
}

TEST(HtmlTaming, DropsTheAttributesThatAreTooMany) {
    std::string tag = "<a";
    for (int i = 0; i < 100000; ++i)
        tag += " a" + std::to_string(i) + "=\"=\" \"=\"";
    const std::string tamed = tame(tag + ">Text</a>");
    EXPECT_LT(tamed.size(), 10000U);
    EXPECT_TRUE(tamed.ends_with(">Text</a>"));
}

TEST(HtmlTaming, BlanksOutControlCharacters) {
    EXPECT_EQ(tame(std::string_view("<p>a\0b\x01</p>", 11)), "<p>a b </p>");
}

TEST(HtmlBlocks, EndAtBoxesAndEmptyLines) {
    const auto blocks = blocks_of(
        parse_html("<div>eins<br>noch eins<br><br>zwei<p>drei <a href=x>vier</a></p>fünf</div>"));
    ASSERT_EQ(blocks.size(), 4U);
    EXPECT_EQ(blocks[0].text, "eins noch eins");
    EXPECT_EQ(blocks[1].text, "zwei");
    EXPECT_EQ(blocks[2].text, "drei vier");
    EXPECT_EQ(blocks[2].link_bytes, 4U);
    EXPECT_EQ(blocks[3].text, "fünf");
}

TEST(HtmlBlocks, LeaveOutWhatIsHiddenInALine) {
    const auto blocks = blocks_of(
        parse_html("<p>Die <a href=x>Rechnung<span class='icon sr-only'>(neues Fenster)</span></a> "
                   "<i hidden>nicht</i> steht.</p>"));
    ASSERT_EQ(blocks.size(), 1U);
    EXPECT_EQ(blocks[0].text, "Die Rechnung steht.");
}

TEST(HtmlBlocks, KnowTheHeadingTheyAreIn) {
    const auto blocks = blocks_of(parse_html("<h2><div>Kopf</div></h2><p>Text</p>"));
    ASSERT_EQ(blocks.size(), 2U);
    EXPECT_EQ(blocks[0].heading, 2);
    EXPECT_EQ(blocks[1].heading, 0);
}

TEST(HtmlRecognition, GoesByContent) {
    for (const std::string_view html :
         {"<!DOCTYPE html><html>", "<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">",
          "\n  <html lang=de>", "<?xml version=\"1.0\"?><html xmlns=\"x\">",
          "<!-- saved from url=(0001)x -->\n<HTML>", "<div class=x>", "<p>Text",
          "<b>Warning</b>: mysql\n<!DOCTYPE html>"}) {
        EXPECT_TRUE(looks_like_html(html)) << html;
    }
    for (const std::string_view other :
         {"Schlagzeile\n\nText", "<?xml version=\"1.0\"?><rss version=\"2.0\">", "{\"id\": 1}",
          "<newsMessage>", "<Anfang>", "", "<", "<!--"}) {
        EXPECT_FALSE(looks_like_html(other)) << other;
    }
}

TEST(HtmlRecognition, FindsTheDeclaredEncoding) {
    struct Case {
        std::string_view html;
        std::string_view encoding;
    };
    for (const Case& c : {
             Case{"<meta charset=utf-8>", "utf-8"},
             Case{"<meta charset = 'ISO-8859-15' >", "iso-8859-15"},
             Case{"<meta http-equiv=Content-Type content=\"text/html; charset=macintosh\">",
                  "macintosh"},
             Case{"<?xml version=\"1.0\" encoding=\"windows-1252\"?>", "windows-1252"},
             Case{"<html><body>charset=utf-16", ""},
             Case{"charset", ""},
             Case{"", ""},
         }) {
        EXPECT_EQ(declared_encoding(c.html), c.encoding) << c.html;
    }
}

}  // namespace
}  // namespace nachlese::html
