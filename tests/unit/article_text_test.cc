#include "indexer/readers/article_text.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace nachlese {
namespace {

struct ReferenceCase {
    std::string_view written;
    std::string_view text;
};

TEST(DecodeCharacterReferences, MakesThemWhatTheyStandFor) {
    for (const ReferenceCase& row : std::initializer_list<ReferenceCase>{
             {"f&uuml;r &Uuml;bung in der Stra&szlig;e", "für Übung in der Straße"},
             {"&#8222;Ja&#x201C;, &bdquo;Nein&ldquo;", "„Ja“, „Nein“"},
             {"1990 &ndash; 2020, 5&nbsp;&euro;", "1990 – 2020, 5\u00A0€"},
             {"Meyer &amp; S&ouml;hne", "Meyer & Söhne"},
             {"f&amp;uuml;r", "für"},
             {"&#132;Ja&#147; &#150; so", "„Ja“ – so"},
             {"Br&uuml;der&shy;chen", "Brüder\u00ADchen"},
             {"&Uuml;&ouml;", "&Uuml;ö"},
         }) {
        EXPECT_EQ(decode_character_references(row.written), row.text) << row.written;
    }
}

TEST(DecodeCharacterReferences, LeavesWhatMayBeMeant) {
    for (const std::string_view text : {
             "",
             "&",
             "&;",
             "R&D; S&P 500",
             "f&uuml r und &unbekannt;",
             "Man schreibt &uuml; und &#252; in Quelltexten",
             "In HTML steht f&uuml;r",
             "<b>f&uuml;r</b>",
             "a &lt; b &gt; c",
             "https://beispiel.de/?a=1&amp;b=2&copy;=3",
             "&#0; &#27; &#55296; &#x110000; &#99999999999; &#x;",
         }) {
        EXPECT_EQ(decode_character_references(text), text);
    }
}

TEST(MendText, MendsWhatIsShown) {
    Article article;
    article.id = "f&uuml;r";
    article.path = "a\u00ADb";
    article.url = "https://beispiel.de/f&uuml;r";
    article.headline = "Bundes\u00ADkanzler fÃ¼r L&ouml;sung";
    article.teaser = "5&nbsp;000 und 10&thinsp;000&#8239;Euro";
    article.body = {{ParagraphKind::Subheading, "&nbsp;"},
                    {ParagraphKind::Text, "Donau\u200Bdampf\u2060schiff&nbsp; f&Atilde;&frac14;r"}};
    article.tags = {"\u00AD", "M&ouml;wen"};
    article.authors = {"J&uuml;rgen Beispiel"};
    mend_text(article);
    EXPECT_EQ(article.id, "f&uuml;r");
    EXPECT_EQ(article.path, "a\u00ADb");
    EXPECT_EQ(article.url, "https://beispiel.de/f&uuml;r");
    EXPECT_EQ(article.headline, "Bundes\u00ADkanzler für Lösung");
    EXPECT_EQ(article.teaser, "5 000 und 10 000 Euro");
    ASSERT_EQ(article.body.size(), 1U);
    EXPECT_EQ(article.body[0].text, "Donaudampfschiff für");
    EXPECT_EQ(article.tags, std::vector<std::string>{"Möwen"});
    EXPECT_EQ(article.authors, std::vector<std::string>{"Jürgen Beispiel"});
}

}  // namespace
}  // namespace nachlese
