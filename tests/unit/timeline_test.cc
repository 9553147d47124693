#include "query/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

Facet months(std::vector<std::pair<std::string, std::uint64_t>> counts) {
    return {FieldId::Date, std::move(counts), "month"};
}

TEST(Timeline, ShowsMonthsInOrderAndGapsAsZero) {
    const Timeline timeline = make_timeline(months({{"2025-02", 7}, {"2024-11", 3}}), 12);
    EXPECT_EQ(timeline.unit, TimelineUnit::Month);
    EXPECT_THAT(timeline.periods, ElementsAre(Pair("2024-11", 3), Pair("2024-12", 0),
                                              Pair("2025-01", 0), Pair("2025-02", 7)));
    EXPECT_EQ(timeline.undated, 2U);
}

TEST(Timeline, CountsALongSpanByYear) {
    const Timeline within = make_timeline(months({{"2020-01", 1}, {"2024-12", 1}}), 2);
    EXPECT_EQ(within.unit, TimelineUnit::Month);
    EXPECT_EQ(within.periods.size(), kMaxTimelineMonths);

    const Timeline beyond =
        make_timeline(months({{"2020-01", 1}, {"2020-07", 4}, {"2022-03", 2}, {"2025-01", 1}}), 8);
    EXPECT_EQ(beyond.unit, TimelineUnit::Year);
    EXPECT_THAT(beyond.periods, ElementsAre(Pair("2020", 5), Pair("2021", 0), Pair("2022", 2),
                                            Pair("2023", 0), Pair("2024", 0), Pair("2025", 1)));
}

TEST(Timeline, WithoutDatesThereAreNoPeriods) {
    EXPECT_THAT(make_timeline(months({}), 3).periods, IsEmpty());
    EXPECT_EQ(make_timeline(months({}), 3).undated, 3U);
    for (const char* const broken : {"2025", "2025-13", "2025-", "-", "20x5-01", "2025-01x"})
        EXPECT_THAT(make_timeline(months({{broken, 1}}), 1).periods, IsEmpty()) << broken;
}

}  // namespace
}  // namespace nachlese
