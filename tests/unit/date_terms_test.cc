#include "query/date_terms.h"

#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "schema/index_format.h"
#include "schema/terms.h"
#include "tests/unit/built_index.h"

namespace nachlese {
namespace {

constexpr YearSpan kYears{1999, 2004};

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
    for (CivilDate day{kYears.first, 1, 1}; day.year <= kYears.last; day = add_days(day, 1)) {
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
        return add_days({1998, 6, 1}, static_cast<int>(random() % (8 * 365)));
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
    EXPECT_EQ(Terms(date_query({{{2000, 1, 1}}, {{2003, 12, 31}}}, kYears)).all.size(), 4U);
    EXPECT_EQ(Terms(date_query({{{2000, 1, 1}}, {{2000, 2, 29}}}, kYears)).all.size(), 2U);
    EXPECT_LE(Terms(date_query({{{1999, 1, 2}}, {{2004, 12, 30}}}, kYears)).all.size(), 86U);
    EXPECT_TRUE(date_query({{{2010, 1, 1}}, {}}, kYears).empty());
    EXPECT_TRUE(date_query({{{2000, 1, 1}}, {}}, {}).empty()) << "an index without dates";
}

TEST(YearSpan, IsThatOfTheArticles) {
    const auto dated = [](const std::string& id, int year) {
        Article article;
        article.id = article.path = article.headline = id;
        if (year > 0) article.date = ArticleDate{{{year, 7, 1}, 720, 60}, {}, false};
        return article;
    };
    const testing::BuiltIndex index({dated("a", 2003), dated("b", 0), dated("c", 1848)});
    const YearSpan span = year_span(open_index(index.path()).value());
    EXPECT_EQ(span.first, 1848);
    EXPECT_EQ(span.last, 2003);
    const testing::BuiltIndex undated({dated("a", 0)});
    const YearSpan none = year_span(open_index(undated.path()).value());
    EXPECT_GT(none.first, none.last);
}

}  // namespace
}  // namespace nachlese
