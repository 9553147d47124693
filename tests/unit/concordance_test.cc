#include "query/concordance.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/text_columns.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<Occurrence> occurrences(const Article& article, const std::string& word,
                                    std::size_t columns) {
    Analyser analyser;
    WordExpander expander(analyser);
    MatchTerms terms;
    terms.add(expander.expand(word, {}));
    return concordance(article, terms, analyser, columns);
}

Article article_of(const std::string& headline, const std::vector<std::string>& paragraphs) {
    Article article;
    article.headline = headline;
    for (const std::string& text : paragraphs)
        article.body.push_back({ParagraphKind::Text, text});
    return article;
}

TEST(Concordance, ShowsEachPlaceWithWhatIsAroundItInItsParagraph) {
    const Article article = article_of(
        "Fähre fährt", {"Die Fähren liegen fest.", "Nichts.", "Ob die Fähre oder die Fähre?"});
    EXPECT_THAT(
        occurrences(article, "Fähre", 7),
        ElementsAre(Occurrence{"", "Fähre", " fährt"}, Occurrence{"Die ", "Fähren", " liegen"},
                    Occurrence{"Ob die ", "Fähre", " oder d"},
                    Occurrence{"er die ", "Fähre", "?"}));
}

TEST(Concordance, MarksThePartOfACompoundAlone) {
    EXPECT_THAT(occurrences(article_of("", {"Der Importzoll steigt."}), "Zoll", 20),
                ElementsAre(Occurrence{"Der Import", "zoll", " steigt."}));
}

TEST(Concordance, CountsColumnsNotCharacters) {
    const auto found =
        occurrences(article_of("", {"日本日本 a\u0308\u0308a\u0308 Hafen o\u0308o\u0308 日本日本"}),
                    "Hafen", 6);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().left, "本 a\u0308\u0308a\u0308 ");
    EXPECT_EQ(found.front().right, " o\u0308o\u0308 日");
}

TEST(Concordance, ControlCharactersDoNotPass) {
    EXPECT_THAT(occurrences(article_of("", {"\x1b[2J\u202E Hafen \x07"}), "Hafen", 20),
                ElementsAre(Occurrence{"\uFFFD[2J\uFFFD ", "Hafen", " \uFFFD"}));
}

TEST(Concordance, EndlessMarksAreCut) {
    std::string marks;
    for (int i = 0; i < 10'000; ++i)
        marks += "\u0308";
    const auto found = occurrences(article_of("", {"a" + marks + " Hafen a" + marks}), "Hafen", 10);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_LE(found.front().left.size() + found.front().right.size(), 2U * 10U * 32U);
}

TEST(Concordance, NothingFoundIsNoLine) {
    EXPECT_THAT(occurrences(article_of("Fähre", {}), "Hafen", 20), IsEmpty());
}

}  // namespace
}  // namespace nachlese
