#include "schema/sort_key.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace nachlese {
namespace {

const std::vector<SortPosition>& ascending() {
    static const std::vector<SortPosition> positions{
        {std::nullopt, "b"},
        {std::nullopt, "ba"},
        {DateTime{{812, 1, 2}, std::nullopt, 0}, "z"},
        {DateTime{{2019, 3, 14}, std::nullopt, 0}, "b"},
        {DateTime{{2019, 3, 14}, 0, 60}, "a"},
        {DateTime{{2019, 3, 14}, 0, 60}, "a b"},
        {DateTime{{2019, 3, 14}, 0, 60}, "a.txt"},
        {DateTime{{2019, 3, 14}, 1, 60}, "a"},
        {DateTime{{2019, 3, 15}, std::nullopt, 0}, std::string(5000, 'a')},
    };
    return positions;
}

TEST(SortKey, AscendsByDateThenId) {
    for (std::size_t i = 0; i < ascending().size(); ++i) {
        const std::string bound = sort_bound_after(ascending()[i]);
        EXPECT_LT(sort_key(ascending()[i], "f"), sort_key(ascending()[i], "g"));
        EXPECT_LT(sort_key(ascending()[i], "ffffffffffffffff"), bound) << i;
        for (std::size_t later = i + 1; later < ascending().size(); ++later)
            EXPECT_LE(bound, sort_key(ascending()[later], "0")) << i << ' ' << later;
    }
}

TEST(SortKey, TellsTheUndatedApart) {
    for (const SortPosition& position : ascending())
        EXPECT_EQ(sort_key(position, "f") < least_dated_sort_key(), !position.date.has_value());
}

TEST(SortKey, KnowsWhichKeysShareAPosition) {
    const SortPosition& position = ascending()[4];
    EXPECT_TRUE(have_same_position(sort_key(position, "f"), sort_key(position, "g")));
    EXPECT_FALSE(have_same_position(sort_key(position, "f"), sort_key(ascending()[5], "f")));
}

TEST(SortKey, KnowsItsRoot) {
    EXPECT_EQ(root_key_in(sort_key(ascending()[4], "0f1e")), "0f1e");
    EXPECT_EQ(root_key_in("of another kind"), "");
}

TEST(SortKey, KnowsItsArticleWhateverItsDate) {
    const DateTime day{{2025, 8, 14}, std::nullopt, 0};
    const std::string key = sort_key({day, "a"}, "root");
    EXPECT_EQ(identity_in(key), identity_in(sort_key({std::nullopt, "a"}, "root")));
    EXPECT_NE(identity_in(key), identity_in(sort_key({day, "b"}, "root")));
    EXPECT_NE(identity_in(key), identity_in(sort_key({day, "a"}, "other")));
    EXPECT_EQ(identity_in("short"), "");
}

TEST(SortKey, IsOfBoundedLength) {
    EXPECT_LT(sort_key(ascending().back(), "0123456789abcdef").size(), 250U);
}

TEST(SortKey, HoldsTheIdUnlessItIsTooLong) {
    const std::string ids[] = {"a", "2013/06/hafen.txt", "archiv.tar#märz/1.txt", "a b",
                               std::string(200, 'x')};
    for (const std::string& id : ids) {
        EXPECT_EQ(id_in(sort_key({std::nullopt, id}, "root")), id);
        EXPECT_EQ(id_in(sort_key({DateTime{{2019, 3, 14}, 61, 60}, id}, "root")), id);
    }
    EXPECT_EQ(id_in(sort_key({std::nullopt, std::string(201, 'x')}, "root")), std::nullopt);
    // May be taken for a hash.
    EXPECT_EQ(id_in(sort_key({std::nullopt, "#12"}, "root")), std::nullopt);
    EXPECT_EQ(id_in(""), std::nullopt);
}

}  // namespace
}  // namespace nachlese
