#include "query/pager.h"

#include <gtest/gtest.h>

namespace nachlese {
namespace {

TEST(PagerCommand, IsTheFirstOneThatIsNamed) {
    const struct {
        const char* nachlese_pager;
        const char* pager;
        const char* expected;
    } cases[] = {

        {nullptr, "sh -x", "sh -x"},
        {"sh", "env", "sh"},
        {"", "sh", ""},
        {"cat", "sh", ""},
        {nullptr, "cat", ""},
        {"no-such-program", "sh", ""},
        {"/opt/pager --raw", nullptr, "/opt/pager --raw"},
        {"LESS=R less", nullptr, "LESS=R less"},
    };
    for (const auto& row : cases) {
        EXPECT_EQ(pager_command(row.nachlese_pager, row.pager, "/nowhere:/bin"), row.expected)
            << ::testing::PrintToString(row.nachlese_pager);
    }
    EXPECT_EQ(pager_command("sh", nullptr, nullptr), "");
}

}  // namespace
}  // namespace nachlese
