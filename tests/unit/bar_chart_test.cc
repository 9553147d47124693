#include "query/writers/bar_chart.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/text_columns.h"

namespace nachlese {
namespace {

using ::testing::HasSubstr;

std::string drawn(const std::vector<Bar>& bars, std::size_t width) {
    std::ostringstream out;
    print_bars(out, bars, width);
    return out.str();
}

TEST(BarChart, BarsAreInProportionToTheGreatest) {
    EXPECT_EQ(drawn({{"dpa", 160}, {"Küste", 80}, {"afp", 15}, {"kna", 0}}, 30),
              "  dpa    160  ████████████████\n"
              "  Küste   80  ████████\n"
              "  afp     15  █▌\n"
              "  kna      0\n");
}

TEST(BarChart, TheSmallestCountIsSeen) {
    EXPECT_THAT(drawn({{"a", 1}, {"b", 1'000'000}}, 40), HasSubstr("a        1  ▏\n"));
}

TEST(BarChart, NoLineIsWiderThanTheTerminal) {
    const std::vector<Bar> bars{{std::string(200, 'x'), 123456}, {"日本語日本語日本語日本語", 7}};
    for (const std::size_t width : {20U, 33U, 80U}) {
        std::istringstream lines(drawn(bars, width));
        for (std::string line; std::getline(lines, line);)
            EXPECT_LE(display_width(line), width) << line;
    }
}

TEST(BarChart, WithoutATerminalThereAreCountsAlone) {
    EXPECT_EQ(drawn({{"dpa", 160}, {"a\x1b[2J", 3}}, 0),
              "       160  dpa\n"
              "         3  a\uFFFD[2J\n");
    EXPECT_EQ(drawn({}, 0), "");
    EXPECT_EQ(drawn({}, 80), "");
}

}  // namespace
}  // namespace nachlese
