#include "query/cursor.h"

#include <gtest/gtest.h>

namespace nachlese {
namespace {

TEST(Cursor, IsReadAsItIsPrinted) {
    const SortPosition positions[] = {
        {DateTime{{2025, 8, 14}, 969, 120}, "2025/08/hafen.txt"},
        {DateTime{{2025, 8, 14}, std::nullopt, 0}, "agt-2025, Teil 2"},
        {std::nullopt, "ohne.txt"},
        {std::nullopt, ""},
    };
    for (const SortPosition& position : positions) {
        const auto read = parse_cursor(to_cursor(position));
        ASSERT_TRUE(read.has_value()) << to_cursor(position);
        EXPECT_EQ(sort_key(*read, "r"), sort_key(position, "r")) << to_cursor(position);
    }
}

TEST(Cursor, TakesLocalTimeWhateverTheOffset) {
    const auto with_offset = parse_cursor("2025-08-14T16:09:00-05:00,a");
    ASSERT_TRUE(with_offset.has_value());
    EXPECT_EQ(with_offset->date->minute_of_day, 969);
    EXPECT_EQ(*parse_cursor("2025-08-14T16:09,a"), *with_offset);
}

TEST(Cursor, WhatIsNoneIsAUsageError) {
    for (const char* const text :
         {"", "2025-08-14", "gestern,a", "2025-13-01,a", "2025-08-14T,a"}) {
        const auto read = parse_cursor(text);
        ASSERT_FALSE(read.has_value()) << text;
        EXPECT_EQ(read.error().code, ErrorCode::Usage);
    }
}

}  // namespace
}  // namespace nachlese
