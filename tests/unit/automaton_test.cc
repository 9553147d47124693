#include "schema/lexicon/automaton.h"

#include <map>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/lexicon_compiler/automaton_builder.h"

namespace nachlese::lexicon_compiler {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

std::vector<AutomatonState> build(const std::map<std::string, std::uint32_t>& values) {
    AutomatonBuilder builder;
    for (const auto& [key, value] : values)
        builder.add(key, value);
    return builder.finish();
}

std::string random_word(std::mt19937& random, const std::string& letters) {
    std::string word(1 + random() % 9, '\0');
    for (char& letter : word)
        letter = letters[random() % letters.size()];
    return word;
}

TEST(Automaton, FindsEveryKeyAndNothingElse) {
    std::mt19937 random(20251122);
    for (const std::string& letters :
         {std::string("ab"), std::string("nachlese\xC3\xA4\xFF\x01")}) {
        std::map<std::string, std::uint32_t> values;
        for (int i = 0; i < 3000; ++i)
            values[random_word(random, letters)] = static_cast<std::uint32_t>(i % 5);
        const std::vector<AutomatonState> states = build(values);
        const Automaton automaton{states};
        for (const auto& [key, value] : values)
            EXPECT_EQ(automaton.find(key), value) << key;
        for (int i = 0; i < 3000; ++i) {
            const std::string word = random_word(random, letters);
            EXPECT_EQ(automaton.find(word).has_value(), values.contains(word)) << word;
        }
    }
}

TEST(Automaton, FindsThePrefixesOfATextTheShortestFirst) {
    const auto states = build({{"haf", 1}, {"hafen", 2}, {"hafenamt", 3}, {"hafenk", 4}});
    std::vector<std::pair<std::size_t, std::uint32_t>> prefixes;
    Automaton{states}.for_each_prefix("hafenamtes", [&](std::size_t bytes, std::uint32_t value) {
        prefixes.emplace_back(bytes, value);
    });
    EXPECT_THAT(prefixes, ElementsAre(Pair(3, 1), Pair(5, 2), Pair(8, 3)));
}

TEST(Automaton, HasNoKeyOfZeroBytesOrWithAZeroByteUnlessItWasAdded) {
    const std::string with_zero("a\0b", 3);
    const auto states = build({{"a", 1}, {"ab", 2}});
    EXPECT_FALSE(Automaton{states}.find(""));
    EXPECT_FALSE(Automaton{states}.find(with_zero));
    const auto states_with_zero = build({{with_zero, 7}});
    EXPECT_EQ(Automaton{states_with_zero}.find(with_zero), 7U);
}

TEST(Automaton, KeepsCommonEndingsOnce) {
    constexpr std::string_view kEnding = "ungsvorsitzende";
    constexpr std::size_t kStems = 400;
    std::mt19937 random(20251122);
    std::map<std::string, std::uint32_t> values;
    while (values.size() < kStems)
        values[random_word(random, "abcdefgh").append(kEnding)] = 1;
    EXPECT_LT(build(values).size(), kStems * kEnding.size());
}

TEST(AutomatonBuilder, RefusesKeysOutOfOrderAndValuesThatAreTooLarge) {
    AutomatonBuilder builder;
    EXPECT_THROW(builder.add("", 1), std::invalid_argument);
    builder.add("hafen", 1);
    EXPECT_THROW(builder.add("hafen", 2), std::invalid_argument);
    EXPECT_THROW(builder.add("deich", 2), std::invalid_argument);
    EXPECT_THROW(builder.add("kai", AutomatonState::kNoValue), std::invalid_argument);
}

}  // namespace
}  // namespace nachlese::lexicon_compiler
