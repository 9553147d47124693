#include "schema/word_sequence.h"

#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Words = std::vector<std::string>;

// "field sentence.position stem" of each word sought.
Words found_in(const std::string& value, const Words& stems) {
    WordSequenceReader reader;
    if (!reader.open(value)) return {"no sequence"};
    for (std::uint32_t stem = 0; stem < stems.size(); ++stem)
        reader.seek(reader.number_of(stems[stem]), stem);
    Words found;
    for (SequenceText text; reader.next_text(text);) {
        for (const SequenceWord& word : text.words) {
            found.push_back(fmt::format("{} {}.{} {}", field(text.field).name, word.sentence,
                                        word.position, stems[word.sought]));
        }
    }
    return found;
}

std::string harbour() {
    WordSequenceBuilder words;
    words.begin_text(FieldId::Headline);
    words.add_word("hafen");
    words.add_word("zu");
    words.begin_text(FieldId::Teaser);
    words.begin_text(FieldId::Body);
    words.begin_sentence();
    words.add_word("lots");
    words.add_word("und");
    words.add_alternative("schiff");
    words.add_word("hafen");
    words.begin_sentence();
    words.add_word("zu");
    words.begin_text(FieldId::Body);
    words.add_word("lots");
    return words.encode();
}

TEST(WordSequence, GivesEachWordItsPlace) {
    EXPECT_THAT(
        found_in(harbour(), {"hafen", "zu"}),
        ElementsAre("headline 0.0 hafen", "headline 0.1 zu", "body 0.2 hafen", "body 1.3 zu"));
    EXPECT_THAT(found_in(harbour(), {"lots"}), ElementsAre("body 0.0 lots", "body 0.0 lots"));
    EXPECT_THAT(found_in(harbour(), {}), IsEmpty());
}

TEST(WordSequence, OtherReadingsStandWhereTheWordStands) {
    EXPECT_THAT(found_in(harbour(), {"schiff", "und"}),
                ElementsAre("body 0.1 schiff", "body 0.1 und"));
}

TEST(WordSequence, AnArticleWithoutWordsHasNone) {
    WordSequenceBuilder words;
    words.begin_text(FieldId::Headline);
    EXPECT_EQ(words.encode(), "");
}

TEST(WordSequence, IsReadAsItWasWrittenAtAnySize) {
    for (const std::size_t vocabulary : {1U, 200U, 231U, 460U, 5'000U}) {
        std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same each time
        WordSequenceBuilder words;
        words.begin_text(FieldId::Body);
        Words written;
        for (std::size_t word = 0; word < 3 * vocabulary; ++word) {
            const std::string stem =
                fmt::format("w{}", word < vocabulary ? word : random() % vocabulary);
            words.add_word(stem);
            written.push_back(fmt::format("body 0.{} {}", word, stem));
        }
        Words stems;
        for (std::size_t word = 0; word < vocabulary; ++word)
            stems.push_back(fmt::format("w{}", word));
        EXPECT_EQ(found_in(words.encode(), stems), written) << vocabulary;
    }
}

TEST(WordSequence, SaysAtAGlanceWhereWordsCannotStandTogether) {
    const std::string value = harbour();
    WordSequenceReader reader;
    ASSERT_TRUE(reader.open(value));
    const auto may_have = [&](const char* lead, const char* other, std::ptrdiff_t first,
                              std::ptrdiff_t last) {
        return reader.may_have(reader.number_of(lead), {{reader.number_of(other), first, last}});
    };
    EXPECT_TRUE(may_have("lots", "und", 1, 1));
    EXPECT_FALSE(may_have("lots", "und", 2, 2));
    EXPECT_TRUE(may_have("und", "lots", -1, -1));
    EXPECT_TRUE(may_have("lots", "hafen", -2, 2));
    EXPECT_FALSE(may_have("hafen", "und", 1, 2));
    EXPECT_TRUE(may_have("schiff", "lots", -1, -1)) << "another reading";
    EXPECT_TRUE(may_have("lots", "schiff", 1, 1));
    EXPECT_TRUE(may_have("hafen", "schiff", -2, -1));
    EXPECT_FALSE(may_have("schiff", "lots", 5, 5));
    EXPECT_FALSE(may_have("schiff", "hafen", 2, 4));
    EXPECT_FALSE(may_have("zu", "schiff", 1, 1));
}

TEST(WordSequence, WhatIsNoneIsRefused) {
    const std::string value = harbour();
    WordSequenceReader reader;
    for (std::size_t length = 0; length < value.size(); ++length)
        EXPECT_FALSE(reader.open(std::string_view(value).substr(0, length))) << length;
    EXPECT_FALSE(reader.open(value + 'x'));
}

TEST(WordSequence, DamageIsReadWithinItsBounds) {
    const std::string value = harbour();
    for (std::size_t byte = 0; byte < value.size(); ++byte) {
        for (const char other : {'\0', '\x7F', '\xFF'}) {
            std::string damaged = value;
            damaged[byte] = other;
            EXPECT_LE(found_in(damaged, {"hafen", "zu", "schiff"}).size(), 3 * value.size());
            WordSequenceReader reader;
            if (!reader.open(damaged)) continue;
            const SequenceNeighbour neighbour{reader.number_of("schiff"), -3, 3};
            static_cast<void>(reader.may_have(reader.number_of("lots"), {neighbour}));
        }
    }
}

}  // namespace
}  // namespace nachlese
