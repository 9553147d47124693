#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "query/language/parser.h"
#include "tests/unit/query_tree.h"

namespace nachlese {
namespace {

constexpr CivilDate kToday{2025, 3, 1};

struct DateCase {
    const char* query;
    const char* tree;
};

std::ostream& operator<<(std::ostream& out, const DateCase& date_case) {
    return out << date_case.query;
}

class DateQuery : public testing::TestWithParam<DateCase> {};

TEST_P(DateQuery, MeansTheseDays) {
    const auto query = parse_query(GetParam().query, kToday);
    ASSERT_TRUE(query.has_value()) << query.error().message;
    EXPECT_EQ(tree_of(*query), GetParam().tree);
    const auto again = parse_query(to_string(*query), kToday);
    ASSERT_TRUE(again.has_value()) << to_string(*query);
    EXPECT_EQ(*again, *query) << to_string(*query);
}

INSTANTIATE_TEST_SUITE_P(
    Periods, DateQuery,
    testing::Values(DateCase{"datum:2025", "(days 2025-01-01 2025-12-31)"},
                    DateCase{"date:2025-08", "(days 2025-08-01 2025-08-31)"},
                    DateCase{"datum:2024-02", "(days 2024-02-01 2024-02-29)"},
                    DateCase{"datum:2.2025", "(days 2025-02-01 2025-02-28)"},
                    DateCase{"datum:2025-08-14", "(days 2025-08-14 2025-08-14)"},
                    DateCase{"datum:2025-8-4", "(days 2025-08-04 2025-08-04)"},
                    DateCase{"datum:14.8.2025", "(days 2025-08-14 2025-08-14)"},
                    DateCase{"datum:04.08.2025", "(days 2025-08-04 2025-08-04)"},
                    DateCase{"datum:3.10.90", "(days 1990-10-03 1990-10-03)"},
                    DateCase{"datum:3.10.25", "(days 2025-10-03 2025-10-03)"},
                    DateCase{"datum:29.2.2024", "(days 2024-02-29 2024-02-29)"},
                    DateCase{"datum:heute", "(days 2025-03-01 2025-03-01)"},
                    DateCase{"datum:Gestern", "(days 2025-02-28 2025-02-28)"},
                    DateCase{"date:yesterday..today", "(days 2025-02-28 2025-03-01)"}));

INSTANTIATE_TEST_SUITE_P(
    Ranges, DateQuery,
    testing::Values(DateCase{"datum:2020..2025", "(days 2020-01-01 2025-12-31)"},
                    DateCase{"datum:2025-08-01..2025-08-14", "(days 2025-08-01 2025-08-14)"},
                    DateCase{"datum:1.8.2025..9.2025", "(days 2025-08-01 2025-09-30)"},
                    DateCase{"datum:2025..2025", "(days 2025-01-01 2025-12-31)"},
                    DateCase{"datum:14.8.2025..14.8.2025", "(days 2025-08-14 2025-08-14)"},
                    DateCase{"datum:2020..", "(days 2020-01-01 open)"},
                    DateCase{"datum:..2020", "(days open 2020-12-31)"},
                    DateCase{"seit:2020", "(days 2020-01-01 open)"},
                    DateCase{"since:8.2020", "(days 2020-08-01 open)"},
                    DateCase{"bis:14.8.2025", "(days open 2025-08-14)"},
                    DateCase{"until:heute", "(days open 2025-03-01)"},
                    DateCase{"datum:0001..9999", "(days 0001-01-01 9999-12-31)"}));

INSTANTIATE_TEST_SUITE_P(
    WithinQueries, DateQuery,
    testing::Values(
        DateCase{"Deich datum:2020.. Sturm", "(words Deich (days 2020-01-01 open) Sturm)"},
        DateCase{"datum:2020..(2025)", "(words (days 2020-01-01 open) 2025)"},
        DateCase{"datum:2020 =..", "(words (days 2020-01-01 2020-12-31) =..)"},
        DateCase{"-datum:2020", "(not (days 2020-01-01 2020-12-31))"},
        DateCase{"datum:(2020 ODER 2022)",
                 "(or (days 2020-01-01 2020-12-31) (days 2022-01-01 2022-12-31))"},
        DateCase{"a datum:(2020 ODER -..2022)",
                 "(words a (or (days 2020-01-01 2020-12-31) (not (days open 2022-12-31))))"},
        DateCase{"datum:(2020 titel:a)", "(words (days 2020-01-01 2020-12-31) (headline a))"}));

}  // namespace
}  // namespace nachlese
