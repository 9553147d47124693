// Searcher::stream.
#include "query/result_stream.h"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/shard_writer.h"
#include "query/language/parser.h"
#include "tests/unit/built_index.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using Ids = std::vector<std::string>;

constexpr CivilDate kToday{2025, 8, 14};
// More than a stream takes in one piece and in one step.
constexpr int kMany = 23'000;

Article make_article(const std::string& id, std::optional<CivilDate> day) {
    Article article;
    article.id = article.path = id;
    article.headline = "Möwe";
    if (day) article.date = ArticleDate{{*day, std::nullopt, 0}, {}, false};
    return article;
}

// Three articles each day from 2019 on, every tenth one without a date.
std::vector<Article> many_articles() {
    std::vector<Article> articles;
    for (int i = 0; i < kMany; ++i) {
        const CivilDate day = add_days({2019, 1, 1}, (i * 7919 % kMany) / 30);
        articles.push_back(make_article(fmt::format("a{:06}", i),
                                        i % 10 == 0 ? std::nullopt : std::optional(day)));
    }
    return articles;
}

Ids sorted_ids(std::vector<Article> articles) {
    std::sort(articles.begin(), articles.end(), [](const Article& a, const Article& b) {
        return sort_key(position_of(a), "") < sort_key(position_of(b), "");
    });
    Ids ids;
    for (const Article& article : articles)
        ids.push_back(article.id);
    return ids;
}

// Until `limit` hits have come.
Result<StreamSummary> stream(Searcher& searcher, SearchRequest request, Ids& ids) {
    const auto query = parse_query("Möwe", kToday);
    request.query = &*query;
    request.snippet_length = 0;
    return searcher.stream(request, [&ids](const Hit& hit) {
        ids.push_back(hit.article.id);
        return true;
    });
}

SearchRequest everything() {
    SearchRequest request;
    request.limit = UINT64_MAX;
    return request;
}

TEST(ResultStream, GivesALargeResultInOrderWithoutLossOrRepetition) {
    const std::vector<Article> articles = many_articles();
    const testing::BuiltIndex index(articles);
    Searcher searcher = index.searcher();
    const Ids expected = sorted_ids(articles);

    Ids whole;
    EXPECT_EQ(stream(searcher, everything(), whole)->count, articles.size());
    EXPECT_EQ(whole, expected);

    Ids paged;
    SearchRequest page;
    page.limit = 1'900;
    for (std::size_t before = SIZE_MAX; paged.size() != before;) {
        before = paged.size();
        ASSERT_TRUE(stream(searcher, page, paged).has_value());
        const auto last =
            std::find_if(articles.begin(), articles.end(),
                         [&paged](const Article& article) { return article.id == paged.back(); });
        page.after = position_of(*last);
    }
    EXPECT_EQ(paged, expected);
}

class SmallStream : public ::testing::Test {
  protected:
    testing::BuiltIndex index_{{
        make_article("b", CivilDate{1999, 1, 2}),
        make_article("c", CivilDate{1999, 1, 2}),
        make_article("a", CivilDate{2010, 5, 5}),
        make_article("ohne", std::nullopt),
    }};
    Searcher searcher_ = index_.searcher();
};

TEST_F(SmallStream, BeginsWithTheUndatedAndEndsAtTheLimit) {
    Ids ids;
    SearchRequest request;
    request.limit = 3;
    request.sort = SortOrder::Relevance;
    ASSERT_TRUE(stream(searcher_, request, ids).has_value());
    EXPECT_THAT(ids, ElementsAre("ohne", "b", "c"));
}

TEST_F(SmallStream, GoesOnAfterAnArticleThatIsGone) {
    Ids ids;
    SearchRequest request = everything();
    request.after = SortPosition{DateTime{{1999, 1, 2}, std::nullopt, 0}, "bb"};
    ASSERT_TRUE(stream(searcher_, request, ids).has_value());
    EXPECT_THAT(ids, ElementsAre("c", "a"));
}

TEST_F(SmallStream, EndsWhereNoMoreIsWanted) {
    const auto query = parse_query("Möwe", kToday);
    SearchRequest request = everything();
    request.query = &*query;
    const auto summary = searcher_.stream(request, [](const Hit&) { return false; });
    EXPECT_EQ(summary->count, 1U);
}

TEST_F(SmallStream, KeepsArticlesOfTwoFoldersWithOneIdTogether) {
    ShardWriter writer =
        std::move(ShardWriter::open(live_generation(index_.path())->database).value());
    EXPECT_TRUE(writer.add(make_article("b", CivilDate{1999, 1, 2}), make_root("/zweites"), "b"));
    writer.commit();
    Searcher searcher = index_.searcher();
    Ids ids;
    SearchRequest request;
    request.limit = 2;
    ASSERT_TRUE(stream(searcher, request, ids).has_value());
    EXPECT_THAT(ids, ElementsAre("ohne", "b", "b"));
    request.after = SortPosition{DateTime{{1999, 1, 2}, std::nullopt, 0}, "b"};
    ASSERT_TRUE(stream(searcher, request, ids).has_value());
    EXPECT_THAT(ids, ElementsAre("ohne", "b", "b", "c", "a"));
}

// Commits while the stream is under way: articles on both sides of where it is.
TEST(ResultStream, GoesOnInTheNewestRevisionAndSaysWhere) {
    const std::vector<Article> articles = many_articles();
    const testing::BuiltIndex index(articles);
    Searcher searcher = index.searcher();
    ShardWriter writer =
        std::move(ShardWriter::open(live_generation(index.path())->database).value());

    const auto query = parse_query("Möwe", kToday);
    SearchRequest request = everything();
    request.query = &*query;
    request.snippet_length = 0;
    Ids ids;
    const auto summary = searcher.stream(request, [&](const Hit& hit) {
        ids.push_back(hit.article.id);
        if (ids.size() % 4'000 == 0) {
            for (int i = 0; i < 300; ++i) {
                const std::string id = fmt::format("neu-{}-{}", ids.size(), i);
                const auto day =
                    i % 2 == 0 ? CivilDate{1990, 1, 1} : CivilDate{2030, 1, 1 + i % 28};
                EXPECT_TRUE(writer.add(make_article(id, day), make_root("/archiv"), id));
            }
            writer.commit();
        }
        return true;
    });
    ASSERT_TRUE(summary.has_value()) << summary.error().message;
    EXPECT_NE(summary->changed_after, "");

    Ids old_ones;
    for (const std::string& id : ids) {
        if (!id.starts_with("neu")) old_ones.push_back(id);
    }
    EXPECT_EQ(old_ones, sorted_ids(articles)) << "none is lost or repeated";
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
    EXPECT_GT(ids.size(), articles.size()) << "what came later and stands later is there";
}

}  // namespace
}  // namespace nachlese
