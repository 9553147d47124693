#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/readers/html/fragment.h"

namespace nachlese::html {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(HtmlFragment, GivesParagraphsAndSubheadings) {
    const Fragment fragment = read_fragment(
        "<section><p>Altenhoop (dpa) - Der Damm h&auml;lt.</p><h2>Pegel\nsinkt</h2>"
        "<p>Am Abend <b>fiel</b> der Pegel.</p><ul><li>Hoop</li><li>Wendorf</li></ul></section>");
    EXPECT_THAT(fragment.paragraphs,
                ElementsAre(Paragraph{ParagraphKind::Text, "Altenhoop (dpa) - Der Damm hält."},
                            Paragraph{ParagraphKind::Subheading, "Pegel sinkt"},
                            Paragraph{ParagraphKind::Text, "Am Abend fiel der Pegel."},
                            Paragraph{ParagraphKind::Text, "Hoop"},
                            Paragraph{ParagraphKind::Text, "Wendorf"}));
    EXPECT_THAT(fragment.captions, IsEmpty());
    EXPECT_FALSE(fragment.is_cut);
}

TEST(HtmlFragment, KeepsCaptionsApartAndLeavesOutWhatIsNotSeen) {
    const Fragment fragment = read_fragment(
        "<p>Davor.</p><figure><img src=a.jpg><figcaption>Der Damm<br>Foto: Ina Muster</figcaption>"
        "</figure><p>Danach.</p><div hidden><p>Unsichtbar.</p></div><script>x()</script>"
        "<style>p{}</style><p>Ende.</p>");
    EXPECT_THAT(fragment.paragraphs, ElementsAre(Paragraph{ParagraphKind::Text, "Davor."},
                                                 Paragraph{ParagraphKind::Text, "Danach."},
                                                 Paragraph{ParagraphKind::Text, "Ende."}));
    EXPECT_THAT(fragment.captions, ElementsAre("Der Damm Foto: Ina Muster"));
}

TEST(HtmlFragment, TakesPlainTextAsOneParagraph) {
    EXPECT_THAT(read_fragment("Nur eine\nZeile.").paragraphs,
                ElementsAre(Paragraph{ParagraphKind::Text, "Nur eine Zeile."}));
    EXPECT_THAT(read_fragment(" \n").paragraphs, IsEmpty());
}

TEST(HtmlFragment, GivesTheTextOfAHeadline) {
    EXPECT_EQ(fragment_text("Damm &amp; <i>Deich</i>"), "Damm & Deich");
    EXPECT_EQ(fragment_text("Zins < 2 % & Schul\u00ADden"), "Zins < 2 % & Schulden");
}

TEST(HtmlFragment, TellsMarkupFromText) {
    for (const char* const text : {"<p>Damm", "Damm<br/>", "Damm</b> hält", "<a href=x>", "D&uuml;",
                                   "&#8222;Damm", "&#x201E;"}) {
        EXPECT_TRUE(has_markup(text)) << text;
    }
    for (const char* const text : {"", "Damm", "2 < 3", "a<b", "R&D; ", "Müller & Söhne; Damm",
                                   "<3", "</", "<>", "&;", "&amp"}) {
        EXPECT_FALSE(has_markup(text)) << text;
    }
}

}  // namespace
}  // namespace nachlese::html
