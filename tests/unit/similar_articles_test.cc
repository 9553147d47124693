#include "query/similar_articles.h"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/language/parser.h"
#include "tests/unit/agency_copy.h"
#include "tests/unit/built_index.h"

namespace nachlese {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using Ids = std::vector<std::string>;

constexpr CivilDate kToday{2025, 8, 14};

// One event in an agency's report, its reprint and a paper's own words; a later report that shares
// the harbour alone; two of something else.
std::vector<Article> some_articles() {
    std::vector<Article> articles{
        testing::make_article("agentur", "Schleuse gebrochen", testing::kAgencyReport),
        testing::make_article("abdruck", "Hafen gesperrt", testing::reprint()),
        testing::make_article("reporterin", "Die Kapitänin", testing::kOwnReport),
        testing::make_article(
            "später", "Fähren fahren wieder",
            {"Der Hafen von Nordersand ist wieder offen. Fähren und Frachter fahren seit "
             "dem Abend, die Schleuse ist repariert."},
            {2024, 4, 2}),
        testing::make_article("imker", "Honig",
                              {"Der Imker schleudert im Garten zum ersten Mal Honig."}),
        testing::make_article("chor", "Konzert",
                              {"Der Chor singt am Abend in der Kirche von Ostersiel."}),
    };
    // The weight of a word needs articles that lack it.
    for (int i = 0; i < 20; ++i) {
        articles.push_back(testing::make_article(
            fmt::format("spiel-{}", i), "Handball",
            {"In der Halle gewann die Mannschaft, und am Abend feierten alle."}));
    }
    return articles;
}

class SimilarArticlesTest : public ::testing::Test {
  protected:
    SearchResult search(const SearchRequest& request) { return searcher_.search(request).value(); }

    Ids ids(const SearchRequest& request) {
        Ids ids;
        for (const Hit& hit : search(request).hits)
            ids.push_back(hit.article.id);
        return ids;
    }

    static SearchRequest like(const std::string& id) {
        SearchRequest request;
        request.similar_to = id;
        return request;
    }

    testing::BuiltIndex index_{some_articles()};
    Searcher searcher_ = index_.searcher();
};

TEST_F(SimilarArticlesTest, AreRankedByTheWordsTheyShare) {
    EXPECT_THAT(ids(like("reporterin")).front(), ::testing::AnyOf("agentur", "abdruck"));
    EXPECT_THAT(ids(like("später")), Contains("reporterin"));
    EXPECT_THAT(ids(like("später")), Not(Contains("imker")));
}

TEST_F(SimilarArticlesTest, AreNeitherTheArticleNorItsReprints) {
    EXPECT_THAT(ids(like("agentur")), Not(Contains("agentur")));
    EXPECT_THAT(ids(like("reporterin")), Not(Contains("reporterin")));
}

TEST_F(SimilarArticlesTest, AQueryOnlyFilters) {
    const auto query = parse_query("Fähren seit:2024-04", kToday);
    SearchRequest request = like("reporterin");
    const std::vector<Hit> unfiltered = search(request).hits;
    request.query = &*query;
    const std::vector<Hit> hits = search(request).hits;
    ASSERT_THAT(hits, SizeIs(1));
    EXPECT_EQ(hits.front().article.id, "später");
    EXPECT_THAT(unfiltered, Contains(::testing::Field(&Hit::score, hits.front().score)));
}

TEST_F(SimilarArticlesTest, AQueryIsCheckedByTheTextAsEver) {
    const auto query = parse_query("=\"von Nordersand ist\"", kToday);
    SearchRequest request = like("reporterin");
    request.query = &*query;
    EXPECT_THAT(ids(request), ElementsAre("später"));
}

TEST_F(SimilarArticlesTest, MarkTheSharedWords) {
    const SearchResult result = search(like("später"));
    ASSERT_FALSE(result.hits.empty());
    Ids marked;
    const Snippet& snippet = result.hits.front().snippet;
    for (const TextRange& range : snippet.highlights)
        marked.push_back(snippet.text.substr(range.begin, range.end - range.begin));
    EXPECT_THAT(marked, Contains("Nordersand"));
}

TEST_F(SimilarArticlesTest, ExplainNamesTheTellingWords) {
    const auto description = searcher_.describe_query(like("später"));
    ASSERT_TRUE(description) << description.error().message;
    Ids words;
    for (const Expansion& expansion : description->expansions)
        words.push_back(expansion.text);
    EXPECT_THAT(words, Contains("nordersand"));
    // Nobody else has it, so that it can find nothing.
    EXPECT_THAT(words, Not(Contains("reparieren")));
}

TEST_F(SimilarArticlesTest, CountsAndPagesAndStreamsAgree) {
    SearchRequest request = like("reporterin");
    const SearchResult all = search(request);
    ASSERT_GT(all.total, 1U);
    EXPECT_EQ(all.total, all.hits.size());
    request.limit = 1;
    EXPECT_EQ(search(request).total, all.total);
    request.limit = UINT64_MAX;
    std::uint64_t streamed = 0;
    const auto summary = searcher_.stream(request, [&streamed](const Hit& /*hit*/) {
        ++streamed;
        return true;
    });
    ASSERT_TRUE(summary) << summary.error().message;
    EXPECT_EQ(streamed, all.total);
}

TEST_F(SimilarArticlesTest, AnUnknownIdIsAnError) {
    const auto result = searcher_.search(like("niemand"));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::BadInput);
    EXPECT_THAT(result.error().message, HasSubstr("\"niemand\""));
}

TEST(SimilarArticles, OfAnArticleThatSharesNothingAreNone) {
    const testing::BuiltIndex index({testing::make_article("allein", "Möwe", {"Möwen fliegen."})});
    Searcher searcher = index.searcher();
    SearchRequest request;
    request.similar_to = "allein";
    const auto result = searcher.search(request);
    ASSERT_TRUE(result) << result.error().message;
    EXPECT_THAT(result->hits, IsEmpty());
}

}  // namespace
}  // namespace nachlese
