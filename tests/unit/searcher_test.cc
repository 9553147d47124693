#include "query/searcher.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/shard_writer.h"
#include "query/language/parser.h"
#include "tests/unit/built_index.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Ids = std::vector<std::string>;

constexpr CivilDate kToday{2025, 8, 14};

Article make_article(const std::string& id, const std::string& headline, const std::string& body,
                     std::optional<CivilDate> day) {
    Article article;
    article.id = id;
    article.path = id + ".txt";
    article.headline = headline;
    article.body = {{ParagraphKind::Text, body}};
    article.source = "dpa";
    if (day) article.date = ArticleDate{{*day, std::nullopt, 0}, {}, false};
    return article;
}

class SearcherTest : public ::testing::Test {
  protected:
    Result<SearchResult> search(const std::string& text, SearchRequest request = {}) {
        const auto query = parse_query(text, kToday);
        EXPECT_TRUE(query.has_value()) << text;
        request.query = &*query;
        return searcher_.search(request);
    }

    Ids ids(const std::string& text, const SearchRequest& request = {}) {
        const auto result = search(text, request);
        EXPECT_TRUE(result.has_value()) << text;
        Ids ids;
        for (const Hit& hit : result->hits)
            ids.push_back(hit.article.id);
        return ids;
    }

    static SearchRequest page(std::uint64_t offset, std::uint64_t limit) {
        SearchRequest request;
        request.sort = SortOrder::OldestFirst;
        request.offset = offset;
        request.limit = limit;
        return request;
    }

    static SearchRequest sorted(SortOrder order) {
        SearchRequest request;
        request.sort = order;
        return request;
    }

    testing::BuiltIndex index_{{
        make_article("alt", "Möwe", "Die Möwen fliegen tief über dem Watt.", CivilDate{1999, 1, 2}),
        make_article("mitte", "Wetter", "Am Abend fliegen die Möwen.", CivilDate{2010, 5, 5}),
        make_article("neu", "Fähre", "Über der Fähre fliegen Möwen, Möwen.",
                     CivilDate{2024, 2, 29}),
        make_article("ohne", "Notiz", "Eine Möwe und mehr.", std::nullopt),
    }};
    Searcher searcher_ = index_.searcher();
};

TEST_F(SearcherTest, AWordInTheHeadlineRanksFirst) {
    EXPECT_EQ(ids("Möwe").front(), "alt");
    const auto result = search("Möwe").value();
    EXPECT_EQ(result.total, 4U);
    for (std::size_t i = 0; i < result.hits.size(); ++i) {
        EXPECT_EQ(result.hits[i].rank, i + 1);
        EXPECT_LE(result.hits[i].score, result.hits.front().score);
    }
}

TEST_F(SearcherTest, SortsByDateWithTheUndatedAsOldest) {
    EXPECT_THAT(ids("Möwe", sorted(SortOrder::OldestFirst)),
                ElementsAre("ohne", "alt", "mitte", "neu"));
    EXPECT_THAT(ids("Möwe", sorted(SortOrder::NewestFirst)),
                ElementsAre("neu", "mitte", "alt", "ohne"));
    EXPECT_THAT(ids("quelle:dpa").front(), "neu") << "equal scores: the newest first";
}

// The second query of each test goes through the article matcher.
constexpr std::array kQueries{"Möwe", "Möwe -=\"kein solcher Satz\""};

TEST_F(SearcherTest, PagesAreCutOutOfTheWholeResult) {
    for (const char* const query : kQueries) {
        EXPECT_THAT(ids(query, page(0, 2)), ElementsAre("ohne", "alt")) << query;
        EXPECT_THAT(ids(query, page(2, 2)), ElementsAre("mitte", "neu")) << query;
        EXPECT_THAT(ids(query, page(3, 10)), ElementsAre("neu")) << query;
        for (const auto& beyond :
             {page(4, 10), page(UINT64_MAX, 10), page(UINT64_MAX, UINT64_MAX), page(0, 0)}) {
            EXPECT_THAT(ids(query, beyond), IsEmpty()) << query;
            EXPECT_EQ(search(query, beyond)->total, 4U) << query << ": the total stays exact";
        }
        EXPECT_THAT(ids(query, page(0, UINT64_MAX)), ElementsAre("ohne", "alt", "mitte", "neu"));
        EXPECT_EQ(search(query, page(2, 1))->hits.front().rank, 3U);
    }
}

// Documents are numbered in the order in which they were added.
TEST_F(SearcherTest, KeepsToTheDocumentsItIsGivenWithTheScoresOfTheWholeIndex) {
    for (const char* const query : {kQueries[0], kQueries[1], "fliegen -Fähre", "quelle:dpa",
                                    "Möwe Watt^3 ODER Abend", "\"fliegen tief\"", "NICHT Fähre"}) {
        const auto whole = search(query).value();
        for (const DocumentSet& among :
             {DocumentSet{}, DocumentSet{2}, DocumentSet{1, 3}, DocumentSet{1, 2, 3, 4, 99}}) {
            SearchRequest request;
            request.among = std::make_shared<DocumentSet>(among);
            request.facets = {find_facet_kind("source")};
            request.threads = 4;
            std::vector<std::pair<std::string, double>> expected;
            const Ids added{"alt", "mitte", "neu", "ohne"};
            for (const Hit& hit : whole.hits) {
                const auto place = std::find(added.begin(), added.end(), hit.article.id);
                if (std::binary_search(among.begin(), among.end(), place - added.begin() + 1)) {
                    expected.emplace_back(hit.article.id, hit.score);
                }
            }
            const auto result = search(query, request).value();
            std::vector<std::pair<std::string, double>> found;
            for (const Hit& hit : result.hits)
                found.emplace_back(hit.article.id, hit.score);
            EXPECT_EQ(found, expected) << query;
            EXPECT_EQ(result.total, expected.size()) << query;
            if (!expected.empty()) {
                EXPECT_EQ(result.facets[0].counts[0].second, expected.size()) << query;
            }
        }
    }
}

TEST_F(SearcherTest, FacetsCountAllHitsWhateverThePage) {
    for (const char* const query : kQueries) {
        SearchRequest request = page(1, 1);
        request.facets = {find_facet_kind("source"), find_facet_kind("year")};
        const auto result = search(query, request).value();
        EXPECT_THAT(result.facets[0].counts, ElementsAre(::testing::Pair("dpa", 4))) << query;
        EXPECT_EQ(result.facets[1].counts.size(), 3U) << query;
    }
}

TEST_F(SearcherTest, ATimelineCountsAllHitsWhateverThePage) {
    for (const char* const query : kQueries) {
        SearchRequest request = page(1, 1);
        request.timeline = true;
        request.facets = {find_facet_kind("source")};
        const auto result = search(query, request).value();
        ASSERT_TRUE(result.timeline.has_value()) << query;
        EXPECT_EQ(result.timeline->unit, TimelineUnit::Year);
        EXPECT_EQ(result.timeline->periods.size(), 2024U - 1999U + 1U);
        EXPECT_EQ(result.timeline->undated, 1U);
        EXPECT_EQ(result.facets.size(), 1U) << "the counts by month are no facet";
    }
    EXPECT_FALSE(search("Möwe")->timeline.has_value());
}

TEST_F(SearcherTest, ExactPhrasesAreConfirmedByTheText) {
    EXPECT_THAT(ids("\"die Möwe\"", sorted(SortOrder::OldestFirst)), ElementsAre("alt", "mitte"));
    EXPECT_THAT(ids("=\"die Möwen\"", sorted(SortOrder::OldestFirst)), ElementsAre("alt", "mitte"));
    EXPECT_THAT(ids("=\"die Möwe\""), IsEmpty());
    EXPECT_EQ(search("=\"die Möwe\"")->total, 0U);
}

TEST_F(SearcherTest, ShowsWhereTheWordsStand) {
    const auto hit = search("Möwe").value().hits.front();
    ASSERT_EQ(hit.headline_highlights.size(), 1U);
    EXPECT_EQ(hit.headline_highlights.front(), (TextRange{0, std::string("Möwe").size()}));
    EXPECT_THAT(hit.snippet.text, HasSubstr("Die Möwen"));
    SearchRequest request;
    request.snippet_length = 0;
    const auto bare = search("Möwe", request).value().hits.front();
    EXPECT_TRUE(bare.headline_highlights.empty());
    EXPECT_EQ(bare.snippet.text, "");
    EXPECT_EQ(bare.article.headline, "Möwe");
}

TEST(Searcher, MarksDatesThatAreLaterThanTheSearch) {
    Article day = make_article("tag", "Watt", "Text", kToday);
    Article hour = make_article("stunde", "Watt", "Text", kToday);
    hour.date->when = {kToday, 720, 120};  // 10:00 UTC
    day.date->in_future = hour.date->in_future = true;
    const testing::BuiltIndex index({day, hour});
    Searcher searcher = index.searcher();
    const auto query = parse_query("Watt", kToday);
    const auto marked = [&](std::optional<DateTime> now) {
        SearchRequest request;
        request.query = &*query;
        request.now = now;
        Ids ids;
        const auto result = searcher.search(request);
        EXPECT_TRUE(result.has_value());
        for (const Hit& hit : result->hits) {
            if (hit.article.date->in_future) ids.push_back(hit.article.id);
        }
        return ids;
    };
    EXPECT_EQ(marked(DateTime{add_days(kToday, -1), 720, 120}).size(), 2U);
    EXPECT_THAT(marked(DateTime{kToday, 599, 0}), ElementsAre("stunde"));
    EXPECT_THAT(marked(DateTime{kToday, 600, 0}), IsEmpty());
    EXPECT_EQ(marked(std::nullopt).size(), 2U) << "as stored";
}

TEST_F(SearcherTest, AQueryWithoutWordsIsAnErrorAndNoEmptyResult) {
    const auto result = search("\"&\"");
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, ErrorCode::BadQuery);
}

TEST_F(SearcherTest, DescribesTheXapianQuery) {
    const auto query = parse_query("=\"die Möwen\"", kToday);
    SearchRequest request;
    request.query = &*query;
    const std::string description = searcher_.describe_query(request)->xapian_query;
    EXPECT_THAT(description, HasSubstr("PHRASE"));
    EXPECT_THAT(description, HasSubstr("checked by its text"));
}

TEST_F(SearcherTest, FollowsAWriterThatTakesItsRevisionAway) {
    ASSERT_EQ(search("Möwe")->total, 4U);
    ShardWriter writer =
        std::move(ShardWriter::open(live_generation(index_.path())->database).value());
    for (int round = 0; round < 4; ++round) {
        for (int i = 0; i < 20; ++i) {
            const std::string id = std::to_string(round) + '-' + std::to_string(i);
            writer.add(make_article(id, "Möwe", "Text", std::nullopt), make_root("/archiv"), id);
        }
        writer.commit();
    }
    const auto result = search("Möwe");
    ASSERT_TRUE(result.has_value()) << result.error().message;
    EXPECT_EQ(result->total, result->total > 4 ? 84U : 4U);
}

TEST(Searcher, SaysThatThereIsNoIndex) {
    const testing::TemporaryFolder folder;
    const auto searcher = Searcher::open(folder.path("fehlt"));
    ASSERT_FALSE(searcher.has_value());
    EXPECT_EQ(searcher.error().code, ErrorCode::IndexMissing);
}

}  // namespace
}  // namespace nachlese
