#include "query/recency.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/language/parser.h"
#include "tests/unit/built_index.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;

constexpr CivilDate kNewest{2024, 3, 1};
constexpr int kOldest = 700;  // days

Article make_article(const std::string& id, const std::string& body,
                     const std::optional<CivilDate>& day) {
    Article article;
    article.id = id;
    article.path = id + ".txt";
    article.body = {{ParagraphKind::Text, body}};
    if (day) article.date = ArticleDate{{*day, std::nullopt, 0}, {}, false};
    return article;
}

// One article for each age, all of one text, and one without a date.
std::vector<Article> articles_of_all_ages() {
    std::vector<Article> articles;
    for (int age = 0; age <= kOldest; ++age)
        articles.push_back(
            make_article(fmt::format("{}", age), "Die Möwe fliegt.", add_days(kNewest, -age)));
    articles.push_back(make_article("ohne", "Die Möwe fliegt.", std::nullopt));
    return articles;
}

std::map<std::string, double> scores(Searcher& searcher, const std::string& text,
                                     SearchRequest request) {
    const auto query = parse_query(text, kNewest);
    request.query = &*query;
    request.limit = 10'000;
    request.snippet_length = 0;
    const SearchResult result = searcher.search(request).value();
    std::map<std::string, double> scores;
    for (const Hit& hit : result.hits)
        scores[hit.article.id] = hit.score;
    return scores;
}

SearchRequest with_half_life(std::optional<int> days) {
    SearchRequest request;
    request.half_life = days;
    return request;
}

TEST(Recency, HalvesTheScoreForEachHalfLife) {
    const testing::BuiltIndex index(articles_of_all_ages());
    Searcher searcher = index.searcher();
    const double whole = scores(searcher, "Möwe", {}).at("0");
    for (const int half_life : {1, 3, 4, 7, 30, 365, 36'500}) {
        const auto found = scores(searcher, "Möwe", with_half_life(half_life));
        const double tolerance = half_life < 8 ? 1e-6 : 0.1;
        double younger = whole * (1 + tolerance);
        for (int age = 0; age <= kOldest; ++age) {
            const double score = found.at(fmt::format("{}", age));
            const double factor =
                std::max(std::exp2(-age / static_cast<double>(half_life)), 1.0 / 32);
            EXPECT_NEAR(score / whole / factor, 1.0, tolerance) << half_life << " " << age;
            EXPECT_LE(score, younger) << half_life << " " << age;
            younger = score;
        }
        EXPECT_NEAR(found.at("ohne") / whole, 1.0 / 32, 1e-6);
    }
}

TEST(Recency, FindsTheSame) {
    const testing::BuiltIndex index(articles_of_all_ages());
    Searcher searcher = index.searcher();
    for (const char* const text : {"Möwe", "Möwe ODER fliegt", "Möwe -fliegt", "Möwe datum:2024-01",
                                   "=\"die Möwe\"", "-Möwe", "datum:2023", "Möwe SATZ fliegt"}) {
        const auto ageless = scores(searcher, text, {});
        const auto found = scores(searcher, text, with_half_life(30));
        EXPECT_EQ(found.size(), ageless.size()) << text;
    }
}

TEST(Recency, DecidesBetweenNewAndBetter) {
    const testing::BuiltIndex index({
        make_article("gut", "Möwe, Möwe, Möwe.", CivilDate{2020, 1, 1}),
        make_article("neu", "Die Möwe fliegt über das Watt.", kNewest),
        make_article("anders", "Das Watt.", kNewest),
        make_article("fern", "Das Meer.", kNewest),
        make_article("weit", "Der Deich.", kNewest),
    });
    Searcher searcher = index.searcher();
    const auto ids = [&](std::optional<int> half_life) {
        const auto query = parse_query("Möwe", kNewest);
        SearchRequest request = with_half_life(half_life);
        request.query = &*query;
        const SearchResult result = searcher.search(request).value();
        std::vector<std::string> in_order;
        for (const Hit& hit : result.hits)
            in_order.push_back(hit.article.id);
        return in_order;
    };
    EXPECT_THAT(ids(std::nullopt), ElementsAre("gut", "neu"));
    EXPECT_THAT(ids(365), ElementsAre("neu", "gut"));
    EXPECT_THAT(ids(36'500), ElementsAre("gut", "neu"));
}

TEST(Recency, CountsFromTheNewestArticleThatIsNotOfTheFuture) {
    const testing::BuiltIndex index({
        make_article("alt", "Möwe", CivilDate{1999, 12, 31}),
        make_article("neu", "Möwe", kNewest),
        make_article("verlesen", "Möwe", CivilDate{9999, 1, 1}),
    });
    const Xapian::Database database = open_index(index.path()).value();
    EXPECT_EQ(newest_day(database, CivilDate{2024, 3, 1}), kNewest);
    EXPECT_EQ(newest_day(database, CivilDate{2025, 1, 1}), kNewest);
    EXPECT_EQ(newest_day(database, CivilDate{2024, 2, 29}), (CivilDate{1999, 12, 31}));
    EXPECT_EQ(newest_day(database, CivilDate{1990, 1, 1}), std::nullopt);
    EXPECT_EQ(newest_day(database, std::nullopt), (CivilDate{9999, 1, 1}));
}

TEST(Recency, WithoutAnyDateChangesNothing) {
    const testing::BuiltIndex index({make_article("ohne", "Möwe", std::nullopt)});
    Searcher searcher = index.searcher();
    EXPECT_EQ(scores(searcher, "Möwe", with_half_life(1)), scores(searcher, "Möwe", {}));
}

}  // namespace
}  // namespace nachlese
