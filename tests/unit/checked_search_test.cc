#include "query/checked_search.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/language/parser.h"
#include "tests/unit/built_index.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr CivilDate kToday{2025, 8, 14};
constexpr int kArticles = 30;

Article make_article(int number) {
    Article article;
    article.id = fmt::format("a{:02}", number);
    article.path = article.id + ".txt";
    article.headline = "Wetter";
    // Every third one has the written words one after the other; all are of one length and have the
    // same stems, so that the newest is the best.
    article.body = {{ParagraphKind::Text,
                     number % 3 == 0 ? "Die Möwe sieht das Watt. Möwen sehen gern auch Ebbe."
                                     : "Die Möwen sehen das Watt. Sie sieht gern die Möwe."}};
    article.date = ArticleDate{{add_days({2024, 1, 1}, number), std::nullopt, 0}, {}, false};
    article.source = "dpa";
    return article;
}

std::vector<Article> some_articles() {
    std::vector<Article> articles;
    for (int number = 0; number < kArticles; ++number)
        articles.push_back(make_article(number));
    return articles;
}

class CheckedSearchTest : public ::testing::Test {
  protected:
    SearchResult search(SearchRequest request) {
        const auto query = parse_query("=\"Möwe sieht\"", kToday);
        request.query = &*query;
        return searcher_.search(request).value();
    }

    static SearchRequest page(std::uint64_t limit, std::uint64_t max_checked) {
        SearchRequest request;
        request.limit = limit;
        request.max_checked = max_checked;
        return request;
    }

    testing::BuiltIndex index_{some_articles()};
    Searcher searcher_ = index_.searcher();
};

TEST_F(CheckedSearchTest, IsExactWithinTheBound) {
    for (const std::uint64_t limit : {0U, 2U, 100U}) {
        const SearchResult result = search(page(limit, kArticles));
        EXPECT_EQ(result.total, 10U) << limit;
        EXPECT_EQ(result.unchecked, 0U) << limit;
        EXPECT_THAT(result.notices, IsEmpty());
        EXPECT_EQ(result.hits.size(), std::min<std::uint64_t>(limit, 10));
    }
}

TEST_F(CheckedSearchTest, APageBeyondTheBoundIsTrueAndSaysWhatIsMissing) {
    const SearchResult all = search(page(100, kArticles));
    const SearchResult some = search(page(100, 12));
    EXPECT_EQ(some.total, 4U);
    EXPECT_EQ(some.unchecked, kArticles - 12U);
    EXPECT_THAT(some.notices, SizeIs(1));
    ASSERT_THAT(some.hits, SizeIs(4));
    for (std::size_t rank = 0; rank < some.hits.size(); ++rank)
        EXPECT_EQ(some.hits[rank].article.id, all.hits[rank].article.id);
}

TEST_F(CheckedSearchTest, CountsBeyondTheBoundAreNotBegun) {
    SearchRequest with_facet = page(5, 12);
    with_facet.facets = {find_facet_kind("source")};
    SearchRequest with_timeline = page(5, 12);
    with_timeline.timeline = true;
    for (const SearchRequest& request : {page(0, 12), with_facet, with_timeline}) {
        const SearchResult result = search(request);
        EXPECT_EQ(result.unchecked, static_cast<std::uint64_t>(kArticles));
        EXPECT_THAT(result.hits, IsEmpty());
    }
}

TEST_F(CheckedSearchTest, CountsAreThoseOfTheHits) {
    for (const std::uint64_t limit : {0U, 100U}) {
        SearchRequest request = page(limit, kArticles);
        request.facets = {find_facet_kind("source")};
        const SearchResult result = search(request);
        ASSERT_THAT(result.facets, SizeIs(1));
        EXPECT_THAT(result.facets.front().counts, ElementsAre(std::pair("dpa", 10U))) << limit;
    }
}

}  // namespace
}  // namespace nachlese
