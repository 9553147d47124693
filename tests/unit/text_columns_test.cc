#include "query/text_columns.h"

#include <gtest/gtest.h>

namespace nachlese {
namespace {

TEST(TextColumns, AreCountedNotBytes) {
    EXPECT_EQ(display_width("Fähre"), 5U);
    EXPECT_EQ(display_width("Fa\u0308hre"), 5U);
    EXPECT_EQ(display_width("日本"), 4U);
    EXPECT_EQ(display_width("Bundes\u00ADkanzler"), 13U);
    EXPECT_EQ(display_width("\xFF"), 1U);
}

TEST(TextColumns, CutsPartNoLetterFromItsMarks) {
    const struct {
        std::string_view text;
        std::size_t columns;
        std::string_view first, last;
    } cases[] = {
        {"Fähre", 2, "Fä", "re"},
        {"Fa\u0308hre", 2, "Fa\u0308", "re"},
        {"Fa\u0308hre", 1, "F", "e"},
        {"hra\u0308", 1, "h", "a\u0308"},
        {"日本語", 3, "日", "語"},
        {"日本語", 4, "日本", "本語"},
        {"kurz", 9, "kurz", "kurz"},
        {"kurz", 0, "", ""},
        {"", 3, "", ""},
        {"a\xFF", 1, "a", "\xFF"},
    };
    for (const auto& row : cases) {
        EXPECT_EQ(first_columns(row.text, row.columns), row.first) << row.text;
        EXPECT_EQ(last_columns(row.text, row.columns), row.last) << row.text;
    }
}

TEST(TextColumns, WhatIsShortenedSaysSo) {
    EXPECT_EQ(shortened("Fährhafen", 9), "Fährhafen");
    EXPECT_EQ(shortened("Fährhafen", 5), "Fähr…");
    EXPECT_EQ(shortened_from_left("Fährhafen", 5), "…afen");
    EXPECT_EQ(shortened("Fährhafen", 1), "…");
    EXPECT_EQ(shortened("Fährhafen", 0), "");
    EXPECT_EQ(shortened_from_left("Fährhafen", 0), "");
}

}  // namespace
}  // namespace nachlese
