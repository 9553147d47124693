#include "query/word_order.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace nachlese {
namespace {

SoughtWord word(const std::string& stem) {
    return {stem, stem};
}

Alternative words_in(Arrangement arrangement, const std::vector<Readings>& words) {
    Alternative alternative;
    alternative.arrangement = arrangement;
    alternative.words = words;
    return alternative;
}

// Words of one text by their stems, and "|" where a sentence begins.
SequenceText text_of(const WordOrder& order, const std::vector<std::string>& words,
                     FieldId field = FieldId::Body) {
    SequenceText text{field, {}};
    std::uint32_t sentence = 0;
    std::uint32_t position = 0;
    for (const std::string& one : words) {
        if (one == "|") {
            ++sentence;
            continue;
        }
        for (std::uint32_t stem = 0; stem < order.stems().size(); ++stem) {
            if (order.stems()[stem] == one) text.words.push_back({position, sentence, stem});
        }
        ++position;
    }
    return text;
}

TEST(WordOrder, OfAPhraseIsThatOfItsWords) {
    const WordOrder order(
        words_in(Arrangement::Phrase, {{word("rat")}, {word("haus"), word("heim")}}), nullptr);
    EXPECT_TRUE(order.holds_in(text_of(order, {"im", "rat", "haus"})));
    EXPECT_TRUE(order.holds_in(text_of(order, {"rat", "|", "heim"})));
    EXPECT_FALSE(order.holds_in(text_of(order, {"haus", "rat"})));
    EXPECT_FALSE(order.holds_in(text_of(order, {"rat", "im", "haus"})));
    EXPECT_EQ(order.description(), "Zrat PHRASE 2 (Zhaus OR Zheim)");
}

TEST(WordOrder, OfWordsTogetherIsAny) {
    const WordOrder order(words_in(Arrangement::Near, {{word("rat")}, {word("haus")}}), nullptr);
    EXPECT_TRUE(order.holds_in(text_of(order, {"haus", "a", "b", "c", "d", "rat"})));
    EXPECT_FALSE(order.holds_in(text_of(order, {"haus", "a", "b", "c", "d", "e", "rat"})));
    EXPECT_EQ(order.description(), "Zrat NEAR 6 Zhaus");
}

TEST(WordOrder, LooksIntoItsFieldAlone) {
    const Alternative phrase = words_in(Arrangement::Phrase, {{word("rat")}, {word("haus")}});
    const WordOrder anywhere(phrase, nullptr);
    const WordOrder in_body(phrase, &field(FieldId::Body));
    const std::vector<std::string> words{"rat", "haus"};
    EXPECT_TRUE(anywhere.holds_in(text_of(anywhere, words, FieldId::Headline)));
    EXPECT_FALSE(anywhere.holds_in(text_of(anywhere, words, FieldId::Source))) << "no text field";
    EXPECT_TRUE(in_body.holds_in(text_of(in_body, words, FieldId::Body)));
    EXPECT_FALSE(in_body.holds_in(text_of(in_body, words, FieldId::Headline)));
}

TEST(WordOrder, OperandsStandNearEachOther) {
    Expansion council;
    council.alternatives = {words_in(Arrangement::Word, {{word("rat")}}),
                            words_in(Arrangement::Word, {{word("magistrat")}})};
    Expansion new_house;
    new_house.alternatives = {words_in(Arrangement::Phrase, {{word("neu")}, {word("haus")}})};
    const Proximity proximity{3, false, {{council}, {new_house}}, {}};
    const WordOrder order(proximity, nullptr);
    EXPECT_TRUE(order.holds_in(text_of(order, {"magistrat", "a", "b", "neu", "haus"})));
    EXPECT_TRUE(order.holds_in(text_of(order, {"neu", "haus", "|", "rat"})));
    EXPECT_FALSE(order.holds_in(text_of(order, {"rat", "a", "b", "c", "neu", "haus"})));
    EXPECT_FALSE(order.holds_in(text_of(order, {"rat", "haus", "neu"})));
    EXPECT_EQ(order.description(), "(Zrat OR Zmagistrat) NEAR 3 (Zneu PHRASE 2 Zhaus)");

    Proximity in_sentence = proximity;
    in_sentence.same_sentence = true;
    const WordOrder sentence(in_sentence, nullptr);
    EXPECT_TRUE(sentence.holds_in(text_of(sentence, {"x", "|", "neu", "haus", "rat"})));
    EXPECT_FALSE(sentence.holds_in(text_of(sentence, {"neu", "haus", "|", "rat"})));
}

TEST(WordOrder, KnowsWhereTheOtherWordsStand) {
    const WordOrder phrase(
        words_in(Arrangement::Phrase, {{word("rat")}, {word("haus")}, {word("neu")}}), nullptr);
    const auto neighbours = phrase.neighbours_of(1);
    ASSERT_EQ(neighbours.size(), 2U);
    EXPECT_EQ(neighbours[0].first, -1);
    EXPECT_EQ(neighbours[0].last, -1);
    EXPECT_EQ(neighbours[1].first, 1);
    const WordOrder near(words_in(Arrangement::Near, {{word("rat")}, {word("haus")}}), nullptr);
    ASSERT_EQ(near.neighbours_of(0).size(), 1U);
    EXPECT_EQ(near.neighbours_of(0).front().first, -5);
    EXPECT_EQ(near.neighbours_of(0).front().last, 5);
    const WordOrder twice(words_in(Arrangement::Phrase, {{word("rat")}, {word("rat")}}), nullptr);
    EXPECT_TRUE(twice.neighbours_of(0).empty()) << "one stem, two places";
    const WordOrder choice(words_in(Arrangement::Phrase, {{word("rat")}, {word("a"), word("b")}}),
                           nullptr);
    EXPECT_TRUE(choice.neighbours_of(0).empty()) << "more than one way";
}

}  // namespace
}  // namespace nachlese
