#include "query/words_near.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A word at its position; words are two bytes apart in the text.
MatchSpan at(std::uint32_t position) {
    return {position, position, {{position * 2UL, position * 2UL + 1}}};
}

MatchSpan phrase_at(std::uint32_t first, std::uint32_t last) {
    return {first, last, {at(first).ranges.front(), at(last).ranges.front()}};
}

// "operand@position" of each match.
std::vector<std::string> near(const std::vector<std::vector<MatchSpan>>& operands,
                              std::size_t distance,
                              const std::vector<std::size_t>& unit_starts = {}) {
    std::vector<std::string> matches;
    for (const auto& [range, operand] : standing_near(operands, distance, unit_starts))
        matches.push_back(std::to_string(operand) + '@' + std::to_string(range.begin / 2));
    return matches;
}

TEST(StandingNear, CountsWordsInAnyOrder) {
    EXPECT_THAT(near({{at(0)}, {at(5)}}, 5), ElementsAre("0@0", "1@5"));
    EXPECT_THAT(near({{at(5)}, {at(0)}}, 5), ElementsAre("1@0", "0@5"));
    EXPECT_THAT(near({{at(0)}, {at(6)}}, 5), IsEmpty());
    EXPECT_THAT(near({{at(0)}, {at(3)}, {at(6)}}, 5), IsEmpty()) << "from the first to the last";
    EXPECT_THAT(near({{at(0), at(2)}, {at(3)}, {at(6)}}, 5), ElementsAre("0@2", "1@3", "2@6"));
}

TEST(StandingNear, CountsFromTheEndOfAPhrase) {
    EXPECT_THAT(near({{phrase_at(0, 3)}, {at(5)}}, 2), ElementsAre("0@0", "0@3", "1@5"));
    EXPECT_THAT(near({{phrase_at(0, 3)}, {at(6)}}, 2), IsEmpty());
}

TEST(StandingNear, TakesNoWordTwice) {
    EXPECT_THAT(near({{at(0)}, {at(0)}}, 5), IsEmpty());
    EXPECT_THAT(near({{at(0), at(1)}, {at(0), at(1)}}, 5), ElementsAre("0@0", "1@0", "0@1", "1@1"));
    EXPECT_THAT(near({{phrase_at(0, 2)}, {at(1)}}, 5), IsEmpty());
    EXPECT_THAT(near({{phrase_at(0, 2)}, {at(1), at(3)}}, 5),
                ElementsAre("0@0", "0@2", "1@1", "1@3"));
}

TEST(StandingNear, StaysWithinAUnit) {
    EXPECT_THAT(near({{at(0)}, {at(2)}}, 5, {0, 4}), IsEmpty());
    EXPECT_THAT(near({{at(0)}, {at(2)}}, 5, {0, 6}), ElementsAre("0@0", "1@2"));
    EXPECT_THAT(near({{phrase_at(0, 2)}, {at(1)}}, 5, {4}), IsEmpty());
}

TEST(StandingNear, OneOperandStandsNearItself) {
    EXPECT_THAT(near({{at(0), at(50)}}, 1), ElementsAre("0@0", "0@50"));
}

TEST(ParagraphStarts, AreBehindEmptyLines) {
    EXPECT_THAT(paragraph_starts("a\nb\n\nc\n\nd"), ElementsAre(5, 8));
    EXPECT_THAT(paragraph_starts(""), IsEmpty());
}

}  // namespace
}  // namespace nachlese
