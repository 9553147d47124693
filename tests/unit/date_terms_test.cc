#include "query/date_terms.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "schema/index_format.h"
#include "schema/terms.h"
#include "tests/unit/built_index.h"

namespace nachlese {
namespace {

const Years kYears{1999, 2000, 2001, 2003, 2004};

struct Terms {
    std::set<std::string> all;
    explicit Terms(const Xapian::Query& query)
        : all(query.get_terms_begin(), query.get_terms_end()) {}

    // As the index has them: an article has the term of its day, its month and its year.
    [[nodiscard]] bool find(const CivilDate& day) const {
        return all.contains(day_term(day)) || all.contains(month_term(day.year, day.month)) ||
               all.contains(year_term(day.year));
    }
};

bool is_within(const CivilDate& day, const DateRange& range) {
    return (!range.first || *range.first <= day) && (!range.last || day <= *range.last);
}

void expect_exact_cover(const DateRange& range) {
    const Terms terms(date_query(range, kYears));
    for (CivilDate day{kYears.front(), 1, 1}; day.year <= kYears.back(); day = add_days(day, 1)) {
        if (std::find(kYears.begin(), kYears.end(), day.year) == kYears.end()) continue;
        ASSERT_EQ(terms.find(day), is_within(day, range))
            << to_iso({day, {}, 0}) << " in " << (range.first ? to_iso({*range.first, {}, 0}) : "")
            << ".." << (range.last ? to_iso({*range.last, {}, 0}) : "");
    }
}

TEST(DateQuery, CoversExactlyTheDaysOfTheRange) {
    for (const DateRange& range : {
             DateRange{{{2000, 2, 28}}, {{2000, 3, 1}}},
             DateRange{{{2000, 2, 29}}, {{2000, 2, 29}}},
             DateRange{{{2000, 2, 1}}, {{2000, 2, 29}}},
             DateRange{{{2001, 2, 1}}, {{2001, 2, 28}}},
             DateRange{{{2004, 2, 1}}, {{2004, 2, 28}}},
             DateRange{{{1999, 12, 31}}, {{2001, 1, 1}}},
             DateRange{{{2000, 1, 1}}, {{2000, 12, 31}}},
             DateRange{{{2001, 3, 15}}, {}},
             DateRange{{}, {{2001, 3, 15}}},
             DateRange{{{1, 1, 1}}, {{9999, 12, 31}}},
             DateRange{{{1970, 5, 5}}, {{1999, 1, 1}}},
             DateRange{{{2004, 12, 31}}, {{2030, 1, 1}}},
             DateRange{{{2010, 1, 1}}, {}},
             DateRange{{}, {{1998, 12, 31}}},
         }) {
        expect_exact_cover(range);
    }
}

TEST(DateQuery, CoversExactlyTheDaysOfRandomRanges) {
    std::minstd_rand random(1);
    const auto day = [&random] {
        return add_days({1998, 6, 1}, static_cast<int>(random() % (8UL * 365)));
    };
    for (int i = 0; i < 300; ++i) {
        DateRange range{day(), day()};
        if (*range.last < *range.first) std::swap(range.first, range.last);
        if (random() % 4 == 0) range.first.reset();
        if (range.first && random() % 4 == 0) range.last.reset();
        expect_exact_cover(range);
    }
}

TEST(DateQuery, IsMadeOfFewTerms) {
    EXPECT_EQ(Terms(date_query({{{2000, 1, 1}}, {{2003, 12, 31}}}, kYears)).all.size(), 3U);
    EXPECT_EQ(Terms(date_query({{{2000, 1, 1}}, {{2000, 2, 29}}}, kYears)).all.size(), 2U);
    EXPECT_LE(Terms(date_query({{{1999, 1, 2}}, {{2004, 12, 30}}}, kYears)).all.size(), 86U);
    EXPECT_TRUE(date_query({{{2010, 1, 1}}, {}}, kYears).empty());
    EXPECT_TRUE(date_query({{{2000, 1, 1}}, {}}, {}).empty()) << "an index without dates";
}

TEST(DateQuery, IsNotMadeLongerByAStrayYear) {
    const Years years{1999, 2000, 9999};
    EXPECT_EQ(Terms(date_query({{{2000, 1, 1}}, {}}, years)).all,
              (std::set<std::string>{"Y2000", "Y9999"}));
    EXPECT_EQ(Terms(date_query({{}, {{9999, 12, 31}}}, years)).all.size(), 3U);
    EXPECT_TRUE(date_query({{{2001, 1, 1}}, {{9998, 1, 1}}}, years).empty());
}

TEST(Years, AreThoseOfTheArticles) {
    const auto dated = [](const std::string& id, int year) {
        Article article;
        article.id = article.path = article.headline = id;
        if (year > 0) article.date = ArticleDate{{{year, 7, 1}, 720, 60}, {}, false};
        return article;
    };
    const testing::BuiltIndex index(
        {dated("a", 2003), dated("b", 0), dated("c", 1848), dated("d", 9999)});
    EXPECT_EQ(years_of(open_index(index.path()).value()), (Years{1848, 2003, 9999}));
    const testing::BuiltIndex undated({dated("a", 0)});
    EXPECT_EQ(years_of(open_index(undated.path()).value()), Years{});
}

}  // namespace
}  // namespace nachlese
