#include "query/language/edit_distance.h"

#include <gtest/gtest.h>

namespace nachlese {
namespace {

TEST(EditDistance, CountsLetters) {
    struct Row {
        const char32_t* one;
        const char32_t* other;
        std::size_t distance;
    };
    for (const auto& [one, other, distance] : {
             Row{U"", U"", 0},
             Row{U"", U"ab", 2},
             Row{U"hafen", U"hafen", 0},
             Row{U"hafen", U"häfen", 1},
             Row{U"hafen", U"afen", 1},
             Row{U"hafen", U"hafens", 1},
             Row{U"hafen", U"hfaen", 1},
             Row{U"hafen", U"hfaens", 2},
             Row{U"hafen", U"graben", 3},
             Row{U"abcd", U"badc", 2},
         }) {
        EditDistance from_one{one};
        EXPECT_EQ(from_one.to(other, 9), distance);
        EXPECT_EQ(EditDistance{other}.to(one, 9), distance) << "the same either way";
        EXPECT_EQ(from_one.to(other, distance), distance);
        if (distance == 0) continue;
        EXPECT_GT(from_one.to(other, distance - 1), distance - 1) << "beyond the bound";
    }
}

}  // namespace
}  // namespace nachlese
