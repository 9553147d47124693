#include "manual/roff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nachlese::manual {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Roff, EscapesWhatTypesettersChange) {
    for (const auto& [text, escaped] : {
             std::pair{"--sort -date", "\\-\\-sort \\-date"},
             std::pair{"C:\\temp", "C:\\etemp"},
             std::pair{"Selenskij~ Bahn^2", "Selenskij\\(ti Bahn\\(ha2"},
             std::pair{"'Köln' und `date`", "\\(aqKöln\\(aq und \\(gadate\\(ga"},
         }) {
        EXPECT_EQ(escape(text), escaped);
    }
}

TEST(Roff, TakesNoTextForARequest) {
    RoffPage page("nachlese", 1, "a page");
    page.paragraph(".. between days");
    page.item(".so", ".de x");
    page.lines({".TH"});
    EXPECT_THAT(page.text(), Not(HasSubstr("\n..")));
    EXPECT_THAT(page.text(), Not(HasSubstr("\n.so")));
    EXPECT_THAT(page.text(), Not(HasSubstr("\n.de")));
    EXPECT_THAT(page.text(), EndsWith("\n\\&.TH\n.fi\n"));
}

TEST(Roff, BeginsALineWithEachSentence) {
    RoffPage page("nachlese", 1, "a page");
    page.paragraph("One. Two ? still two.\nThree");
    EXPECT_THAT(page.text(), EndsWith("One.\nTwo ? still two.\nThree\n"));
}

TEST(Roff, BreaksLinesThatMandocWouldCallLong) {
    RoffPage page("nachlese", 1, "a page");
    std::string words;
    for (int i = 0; i < 100; ++i)
        words += "Überfälle ";
    page.paragraph(words);
    EXPECT_THAT(page.text(), HasSubstr("\nÜberfälle Überfälle Überfälle\n"));
}

TEST(Roff, BeginsNoParagraphBelowAHeading) {
    RoffPage page("nachlese", 1, "a page");
    page.section("FIRST");
    page.paragraph("one");
    page.paragraph("two");
    EXPECT_THAT(page.text(), EndsWith(".SH FIRST\none\n.PP\ntwo\n"));
}

}  // namespace
}  // namespace nachlese::manual
