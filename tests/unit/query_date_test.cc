#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "query/language/date_words.h"
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
    Months, DateQuery,
    testing::Values(DateCase{"datum:\"August 2023\"", "(days 2023-08-01 2023-08-31)"},
                    DateCase{"datum:August", "(days 2024-08-01 2024-08-31)"},
                    DateCase{"datum:März", "(days 2025-03-01 2025-03-31)"},
                    DateCase{"datum:FEB.", "(days 2025-02-01 2025-02-28)"},
                    DateCase{"datum:\"14. August\"", "(days 2024-08-14 2024-08-14)"},
                    DateCase{"datum:„1. März“", "(days 2025-03-01 2025-03-01)"},
                    DateCase{"datum:\"2. March\"", "(days 2024-03-02 2024-03-02)"},
                    DateCase{"datum:\"29 Februar 2024\"", "(days 2024-02-29 2024-02-29)"},
                    DateCase{"datum:August..Oktober", "(days 2024-08-01 2024-10-31)"},
                    DateCase{"datum:\"Mai 2020 .. 3. Juni 2021\"", "(days 2020-05-01 2021-06-03)"},
                    DateCase{"seit:\"Mai 2020\"", "(days 2020-05-01 open)"}));

INSTANTIATE_TEST_SUITE_P(
    RelativePeriods, DateQuery,
    testing::Values(DateCase{"datum:\"letzte 7 Tage\"", "(days 2025-02-23 2025-03-01)"},
                    DateCase{"datum:\"Letzte  1  Tag\"", "(days 2025-03-01 2025-03-01)"},
                    DateCase{"datum:\"letzten 2 Wochen\"", "(days 2025-02-16 2025-03-01)"},
                    DateCase{"datum:\"last 3 months\"", "(days 2024-12-02 2025-03-01)"},
                    DateCase{"datum:\"vergangene 2 Jahre\"", "(days 2023-03-02 2025-03-01)"},
                    DateCase{"datum:\"letzten Monat\"", "(days 2025-02-01 2025-02-28)"},
                    DateCase{"datum:\"letzte Woche\"", "(days 2025-02-17 2025-02-23)"},
                    DateCase{"datum:\"this week\"", "(days 2025-02-24 2025-03-02)"},
                    DateCase{"datum:\"vorigen Tag\"", "(days 2025-02-28 2025-02-28)"},
                    DateCase{"datum:\"dieses Jahr\"", "(days 2025-01-01 2025-12-31)"},
                    DateCase{"datum:\"last year\"", "(days 2024-01-01 2024-12-31)"},
                    DateCase{"bis:\"letzten Monat\"", "(days open 2025-02-28)"},
                    DateCase{"datum:(\"heute\" ODER \"2020\")",
                             "(or (days 2025-03-01 2025-03-01) (days 2020-01-01 2020-12-31))"}));

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

TEST(DateWords, EveryWordOfTheCheatSheetIsUnderstood) {
    for (const DateWordGroup& group : date_word_groups()) {
        EXPECT_FALSE(group.words.empty()) << group.name;
        for (const std::string_view word : group.words) {
            const std::string text(word);
            const bool is_known = read_date_words(text, kToday) ||
                                  read_date_words(text + " Jahr", kToday) ||
                                  read_date_words("letzte 2 " + text, kToday);
            EXPECT_TRUE(is_known) << text;
        }
    }
}

TEST(DateWords, StayWithinTheCalendarInItsFirstYear) {
    const auto days = read_date_words("letzte 999 Jahre", {5, 3, 1});
    ASSERT_TRUE(days.has_value());
    EXPECT_EQ(days->first, (CivilDate{1, 1, 2}));
}

}  // namespace
}  // namespace nachlese
