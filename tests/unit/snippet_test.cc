#include "query/snippet.h"

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/utf8.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

MatchTerms terms_for(Analyser& analyser, const std::vector<std::string>& words) {
    MatchTerms terms;
    WordExpander expander(analyser);
    for (const std::string& word : words)
        terms.add(expander.expand(word, {}));
    return terms;
}

Article article_of(std::vector<std::string> paragraphs) {
    Article article;
    for (std::string& text : paragraphs)
        article.body.push_back({ParagraphKind::Text, std::move(text)});
    return article;
}

std::vector<std::string> marked(const Snippet& snippet) {
    std::vector<std::string> words;
    for (const TextRange& range : snippet.highlights)
        words.push_back(snippet.text.substr(range.begin, range.end - range.begin));
    return words;
}

Snippet snippet_of(const Article& article, const std::vector<std::string>& words,
                   std::size_t max_code_points) {
    Analyser analyser;
    return make_snippet(article, terms_for(analyser, words), analyser, max_code_points);
}

TEST(FindMatches, GivesBytesOfTheWordAsWritten) {
    Analyser analyser;
    const std::string text = "Häfen und Bundes\u00ADkanzler: Der HAFEN bleibt zu";
    std::vector<std::string> words;
    for (const TextRange& range :
         find_matches(text, terms_for(analyser, {"Häfen", "Bundeskanzler"}), analyser))
        words.push_back(text.substr(range.begin, range.end - range.begin));
    EXPECT_THAT(words, ElementsAre("Häfen", "Bundes\u00ADkanzler", "HAFEN"));
}

TEST(FindMatches, ExactWordsMatchTheirFormAlone) {
    Analyser analyser;
    WordExpander expander(analyser);
    TextUse as_written;
    as_written.exact = true;
    MatchTerms terms;
    terms.add(expander.expand("Wahlen", as_written));
    EXPECT_EQ(find_matches("Wahl, Wahlen, Wähler", terms, analyser),
              (std::vector<TextRange>{{6, 12}}));
    EXPECT_THAT(find_matches("Wahlen", MatchTerms{}, analyser), IsEmpty());
}

TEST(Snippet, IsWholeSentencesAroundTheHits) {
    const Article article = article_of(
        {"Die Fähre fährt wieder. Am Kai stand der Hafenmeister und winkte den Gästen lange zu. "
         "Der Wind ließ am Abend nach. Danach kehrte Ruhe auf der ganzen Insel ein."});
    const Snippet snippet = snippet_of(article, {"Hafenmeister"}, 95);
    EXPECT_EQ(snippet.text,
              "Am Kai stand der Hafenmeister und winkte den Gästen lange zu. "
              "Der Wind ließ am Abend nach.");
    EXPECT_THAT(marked(snippet), ElementsAre("Hafenmeister"));
    EXPECT_TRUE(snippet.cut_before);
    EXPECT_TRUE(snippet.cut_after);
}

TEST(Snippet, TakesSentencesBeforeTheHitWhereTheTextEndsAfterIt) {
    const Article article =
        article_of({"Ganz vorn. Die Fähre fährt wieder. Der Wind ließ nach. Es grüßt der Lotse."});
    const Snippet snippet = snippet_of(article, {"Lotse"}, 65);
    EXPECT_EQ(snippet.text, "Die Fähre fährt wieder. Der Wind ließ nach. Es grüßt der Lotse.");
    EXPECT_FALSE(snippet.cut_after);
}

TEST(Snippet, DoesNotEndASentenceAtAnAbbreviation) {
    const Article article = article_of(
        {"Der Rat berät am 14. August mit Dr. Ina Muster über den Hafen. Mehr wird später "
         "bekannt gegeben, und zwar schriftlich."});
    EXPECT_EQ(snippet_of(article, {"Hafen"}, 70).text,
              "Der Rat berät am 14. August mit Dr. Ina Muster über den Hafen.");
}

TEST(Snippet, IsCutBetweenWordsInALongSentence) {
    const Article article = article_of(
        {"Eins zwei drei vier fünf sechs sieben acht Lotse neun zehn elf zwölf dreizehn vierzehn"});
    const Snippet snippet = snippet_of(article, {"Lotse"}, 30);
    EXPECT_EQ(snippet.text, "acht Lotse neun zehn elf zwölf");
    EXPECT_TRUE(snippet.cut_before);
    EXPECT_TRUE(snippet.cut_after);
}

TEST(Snippet, PrefersDifferentWordsToRepetitions) {
    const Article article = article_of({"Hafen, Hafen, Hafen und nochmals Hafen.",
                                        "Ein Satz ohne jeden Treffer steht hier dazwischen.",
                                        "Der Lotse kennt den Hafen."});
    const Snippet snippet = snippet_of(article, {"Hafen", "Lotse"}, 40);
    EXPECT_EQ(snippet.text, "Der Lotse kennt den Hafen.");
    EXPECT_THAT(marked(snippet), ElementsAre("Lotse", "Hafen"));
}

TEST(Snippet, PrefersTeaserThenBodyThenCaptionsAtEqualDensity) {
    Article article = article_of({"Im Text steht Hafen."});
    article.captions = {"Ein Bild vom Hafen.", "Lotse im Hafen."};
    EXPECT_EQ(snippet_of(article, {"Hafen"}, 100).text, "Im Text steht Hafen.");
    EXPECT_EQ(snippet_of(article, {"Hafen", "Lotse"}, 100).text, "Lotse im Hafen.");
    article.teaser = "Im Vorspann steht Hafen.";
    EXPECT_EQ(snippet_of(article, {"Hafen"}, 100).text, "Im Vorspann steht Hafen.");
}

TEST(Snippet, IsTheBeginningWhereNothingMatches) {
    Article article = article_of({"Der Text beginnt hier. Er geht noch weiter."});
    EXPECT_EQ(snippet_of(article, {"Lotse"}, 25).text, "Der Text beginnt hier.");
    EXPECT_EQ(snippet_of(article, {}, 25).text, "Der Text beginnt hier.");
    article.teaser = "Der Vorspann.";
    EXPECT_EQ(snippet_of(article, {"Lotse"}, 25).text, "Der Vorspann.");
    EXPECT_EQ(snippet_of(Article{}, {"Lotse"}, 25).text, "");
}

TEST(Snippet, OfNoLengthIsEmpty) {
    EXPECT_EQ(snippet_of(article_of({"Der Hafen."}), {"Hafen"}, 0).text, "");
}

TEST(Snippet, IsNeverLongerThanWantedEvenWithoutBlanks) {
    const Snippet snippet = snippet_of(article_of({std::string(5000, 'a')}), {}, 100);
    EXPECT_EQ(snippet.text, std::string(100, 'a'));
    std::string umlauts;
    for (int i = 0; i < 500; ++i)
        umlauts += "ü";
    EXPECT_EQ(count_code_points(snippet_of(article_of({umlauts}), {}, 99).text), 99U);
}

std::string random_text(std::mt19937& random) {
    static const std::vector<std::string> parts{
        "Hafen",   "Lotse", "Fähre", "Dr.",  "z. B.", "Insel", "14.", "„Nein!“", "ging",
        "Ölkrise", "und",   "heim.", "Was?", "…",     "Tür",   "é",   "日本",    "x."};
    std::string text;
    const std::size_t words = random() % 60;
    for (std::size_t i = 0; i < words; ++i) {
        if (!text.empty()) text += ' ';
        text += parts[random() % parts.size()];
    }
    return text;
}

TEST(Snippet, IsAlwaysAPieceOfTheTextWithItsHitsMarked) {
    std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same texts in every run
    Analyser analyser;
    const MatchTerms terms = terms_for(analyser, {"Hafen", "Lotse", "Ölkrise"});
    for (int round = 0; round < 3000; ++round) {
        Article article = article_of({random_text(random), random_text(random)});
        article.teaser = random_text(random);
        article.captions = {random_text(random)};
        const std::size_t max = 10 + random() % 200;  // no word is longer
        const Snippet snippet = make_snippet(article, terms, analyser, max);
        const std::string all =
            article.teaser + "\n\n\n" + body_text(article) + "\n\n\n" + article.captions[0];
        ASSERT_NE(all.find(snippet.text), std::string::npos) << snippet.text;
        ASSERT_TRUE(is_valid_utf8(snippet.text));
        ASSERT_LE(count_code_points(snippet.text), max);
        ASSERT_EQ(trim(snippet.text), snippet.text);
        ASSERT_EQ(find_matches(snippet.text, terms, analyser), snippet.highlights) << snippet.text;
    }
}

TEST(Snippet, IsCutFromALongTextThatIsAllHits) {
    Analyser analyser;
    const MatchTerms terms = terms_for(analyser, {"Hafen", "Lotse"});
    std::string text;
    while (text.size() < 4'000'000)
        text += "Hafen . Lotse ";
    const Snippet snippet = make_snippet(article_of({text}), terms, analyser, 200);
    EXPECT_FALSE(snippet.highlights.empty());
}

}  // namespace
}  // namespace nachlese
