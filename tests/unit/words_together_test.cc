#include "query/words_together.h"

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace nachlese {
namespace {

// In `text` a digit is a word sought, several joined by "|" are readings of one position, all else
// is another word. Returns the positions of what stands together.
std::string together(const std::string& text, Arrangement arrangement, std::size_t count) {
    static const std::map<char, std::vector<std::size_t>> sought{
        {'0', {0}}, {'1', {1}}, {'2', {2}}, {'b', {0, 1}}};
    std::vector<Place> places;
    std::istringstream words(text);
    std::string word;
    for (std::uint32_t position = 0; words >> word; ++position) {
        for (const char reading : word) {
            const auto found = sought.find(reading);
            if (found == sought.end()) continue;
            places.push_back({position, &found->second, {position, position + 1}});
        }
    }
    std::string positions;
    for (const TextRange& range : standing_together(places, arrangement, count))
        positions += std::to_string(range.begin) + ' ';
    return positions;
}

struct TogetherCase {
    const char* text;
    std::size_t count;
    const char* positions;
};

TEST(WordsTogether, APhraseIsOneWordDirectlyAfterAnother) {
    for (const auto& [text, count, positions] : {
             TogetherCase{"x 0 1 x", 2, "1 2 "},
             TogetherCase{"1 0", 2, ""},
             TogetherCase{"0 x 1", 2, ""},
             TogetherCase{"0 0 1 1 2", 3, ""},
             TogetherCase{"0 0 1 2 0", 3, "1 2 3 "},
             // The same word twice.
             TogetherCase{"b x b b", 2, "2 3 "},
             // Two readings of one position.
             TogetherCase{"x|0 1|x 0|1", 2, "0 1 "},
             TogetherCase{"0|1 x", 2, ""},
         }) {
        EXPECT_EQ(together(text, Arrangement::Phrase, count), positions) << text;
    }
}

TEST(WordsTogether, NearIsWithinTheWindowInAnyOrder) {
    for (const auto& [text, count, positions] : {
             TogetherCase{"0 x x x x 1", 2, "0 5 "},
             TogetherCase{"0 x x x x x 1", 2, ""},
             TogetherCase{"1 x 0", 2, "0 2 "},
             TogetherCase{"1 0 2 x x x x x x x 1", 3, "0 1 2 "},
             TogetherCase{"1 0 1", 3, ""},
             // Each word has a position of its own.
             TogetherCase{"0|1 x", 2, ""},
             TogetherCase{"0|1 x 1", 2, "0 0 2 "},
         }) {
        EXPECT_EQ(together(text, Arrangement::Near, count), positions) << text;
    }
}

}  // namespace
}  // namespace nachlese
