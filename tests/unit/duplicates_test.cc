#include "query/duplicates.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/language/parser.h"
#include "tests/unit/agency_copy.h"
#include "tests/unit/built_index.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Ids = std::vector<std::string>;
using Cluster = std::set<std::string>;

constexpr CivilDate kToday{2025, 8, 14};

Article make_article(const std::string& id, const CivilDate& day,
                     const std::vector<std::string>& paragraphs) {
    Article article;
    article.id = id;
    article.path = id + ".txt";
    article.headline = "Aus " + id;
    for (const std::string& paragraph : paragraphs)
        article.body.push_back({ParagraphKind::Text, paragraph});
    article.source = "Zeitung " + id;
    article.date = ArticleDate{{day, std::nullopt, 0}, {}, false};
    return article;
}

std::vector<std::string> without_last(std::vector<std::string> paragraphs) {
    paragraphs.pop_back();
    return paragraphs;
}

// One report in four papers, a report of the same event by a reporter, and the agency's once more
// weeks later.
std::vector<Article> harbour_articles() {
    return {
        make_article("agentur", {2024, 3, 5}, testing::kAgencyReport),
        make_article("abendblatt", {2024, 3, 6}, testing::reprint()),
        make_article("bote", {2024, 3, 6}, without_last(testing::kAgencyReport)),
        make_article("courier", {2024, 3, 8}, testing::kAgencyReport),
        make_article("reporterin", {2024, 3, 6}, testing::kOwnReport),
        make_article("rückblick", {2024, 12, 30}, testing::kAgencyReport),
    };
}

SearchRequest folding() {
    SearchRequest request;
    request.duplicates = DuplicateMode::Fold;
    return request;
}

SearchResult search(Searcher& searcher, const std::string& text, SearchRequest request) {
    const auto query = parse_query(text, kToday);
    EXPECT_TRUE(query.has_value()) << text;
    request.query = &*query;
    return searcher.search(request).value();
}

Ids ids_of(const std::vector<Article>& articles) {
    Ids ids;
    for (const Article& article : articles)
        ids.push_back(article.id);
    return ids;
}

Ids ids_of(const std::vector<Hit>& hits) {
    Ids ids;
    for (const Hit& hit : hits)
        ids.push_back(hit.article.id);
    return ids;
}

std::set<Cluster> clusters_of(const SearchResult& result) {
    std::set<Cluster> clusters;
    for (const Hit& hit : result.hits) {
        const Ids others = ids_of(hit.duplicates);
        Cluster cluster(others.begin(), others.end());
        cluster.insert(hit.article.id);
        clusters.insert(cluster);
    }
    return clusters;
}

const std::set<Cluster> kHarbourClusters{
    {"abendblatt", "agentur", "bote", "courier"}, {"reporterin"}, {"rückblick"}};

TEST(Duplicates, AreFoldedIntoTheBestRanked) {
    const testing::BuiltIndex index(harbour_articles());
    Searcher searcher = index.searcher();
    const SearchResult all = search(searcher, "Schleuse Hafen", {});
    const SearchResult folded = search(searcher, "Schleuse Hafen", folding());
    EXPECT_EQ(all.total, 6U);
    EXPECT_EQ(all.folded, 0U);
    EXPECT_EQ(folded.total, 6U);
    EXPECT_EQ(folded.folded, 3U);
    EXPECT_EQ(clusters_of(folded), kHarbourClusters);
    EXPECT_EQ(folded.hits.front().article.id, all.hits.front().article.id);
    for (std::size_t place = 0; place < folded.hits.size(); ++place) {
        EXPECT_EQ(folded.hits[place].rank, place + 1);
        const auto unfolded = std::find_if(all.hits.begin(), all.hits.end(), [&](const Hit& hit) {
            return hit.article.id == folded.hits[place].article.id;
        });
        EXPECT_DOUBLE_EQ(folded.hits[place].score, unfolded->score);
    }
}

TEST(Duplicates, AreListedByDateAndId) {
    const testing::BuiltIndex index(harbour_articles());
    Searcher searcher = index.searcher();
    for (const char* const query : {"headline:agentur ODER Sandlinie datum:2024-03",
                                    "Sandlinie (titel:agentur^20 ODER Reederei)"}) {
        const SearchResult result = search(searcher, query, folding());
        ASSERT_FALSE(result.hits.empty()) << query;
        const auto leader = std::find_if(result.hits.begin(), result.hits.end(),
                                         [](const Hit& hit) { return !hit.duplicates.empty(); });
        ASSERT_NE(leader, result.hits.end()) << query;
        Ids expected{"agentur", "abendblatt", "bote", "courier"};
        expected.erase(std::find(expected.begin(), expected.end(), leader->article.id));
        EXPECT_EQ(ids_of(leader->duplicates), expected) << query;
    }
}

TEST(Duplicates, ThatDoNotMatchAreLeftOut) {
    const testing::BuiltIndex index(harbour_articles());
    Searcher searcher = index.searcher();
    // Only in the last paragraph, which one paper cut.
    for (const char* const query : {"Frühjahr Millionen", "=\"im kommenden Frühjahr\""}) {
        const SearchResult result = search(searcher, query, folding());
        EXPECT_EQ(result.total, 4U) << query;
        EXPECT_EQ(clusters_of(result),
                  (std::set<Cluster>{{"abendblatt", "agentur", "courier"}, {"rückblick"}}))
            << query;
    }
    EXPECT_EQ(
        clusters_of(search(searcher, "Schleuse seit:2024-03-06", folding())),
        (std::set<Cluster>{{"abendblatt", "bote", "courier"}, {"reporterin"}, {"rückblick"}}));
}

TEST(Duplicates, PagesHoldEveryHitOnce) {
    const testing::BuiltIndex index(harbour_articles());
    Searcher searcher = index.searcher();
    for (const char* const query : {"Schleuse Hafen", "=Nordersand"}) {
        SearchRequest request = folding();
        const Ids whole = ids_of(search(searcher, query, request).hits);
        Ids paged;
        std::set<Cluster> clusters;
        request.limit = 1;
        for (request.offset = 0; request.offset < 4; ++request.offset) {
            const SearchResult page = search(searcher, query, request);
            EXPECT_EQ(page.total, 6U);
            EXPECT_EQ(page.folded, 3U);
            for (const Hit& hit : page.hits)
                paged.push_back(hit.article.id);
            clusters.merge(clusters_of(page));
        }
        EXPECT_EQ(paged, whole) << query;
        EXPECT_EQ(clusters, kHarbourClusters) << query;
    }
}

TEST(Duplicates, FacetsCountEveryArticle) {
    const testing::BuiltIndex index(harbour_articles());
    Searcher searcher = index.searcher();
    SearchRequest request = folding();
    request.facets = {find_facet_kind("month")};
    for (const char* const query : {"Schleuse", "=\"der Hafen\" ODER =Schleuse"}) {
        const SearchResult result = search(searcher, query, request);
        EXPECT_THAT(result.facets.front().counts,
                    ElementsAre(std::pair{"2024-03", 5U}, std::pair{"2024-12", 1U}))
            << query;
    }
}

TEST(Duplicates, DoNotDependOnTheOrderOfIndexing) {
    std::vector<Article> articles = harbour_articles();
    std::mt19937 random(7);
    for (int run = 0; run < 8; ++run) {
        std::shuffle(articles.begin(), articles.end(), random);
        const testing::BuiltIndex index(articles);
        Searcher searcher = index.searcher();
        EXPECT_EQ(clusters_of(search(searcher, "Schleuse Hafen", folding())), kHarbourClusters);
    }
}

std::set<std::string> marks_of(const Xapian::Database& database) {
    std::set<std::string> marks;
    for (auto term = database.allterms_begin("XDUP"); term != database.allterms_end("XDUP"); ++term)
        marks.insert(*term + " " + std::to_string(term.get_termfreq()));
    return marks;
}

TEST(Duplicates, AreMarkedAnewWhenArticlesComeAndGo) {
    const auto marks_after = [](const std::vector<Article>& first, const std::vector<Article>& then,
                                const std::vector<std::string>& gone) {
        const testing::TemporaryFolder folder;
        const Root root = make_root("/archiv");
        ShardWriter writer = ShardWriter::create(folder.path("shard"));
        for (const auto* const articles : {&first, &then}) {
            for (const Article& article : *articles)
                EXPECT_TRUE(writer.add(article, root, article.path));
            writer.finish();
        }
        for (const std::string& file : gone)
            EXPECT_EQ(writer.remove_file(root, file).removed, 1U);
        writer.finish();
        return marks_of(writer.database());
    };
    const std::vector<Article> all = harbour_articles();
    const std::vector<Article> earliest(all.begin(), all.begin() + 1);
    const std::vector<Article> others(all.begin() + 1, all.end());
    const std::vector<Article> alone(all.begin() + 4, all.end());
    EXPECT_EQ(marks_after(all, {}, {}).size(), 1U);
    EXPECT_EQ(marks_after(others, earliest, {}), marks_after(all, {}, {}));
    EXPECT_EQ(marks_after(all, {}, {"agentur.txt"}), marks_after(others, {}, {}));
    EXPECT_NE(marks_after(all, {}, {}), marks_after(others, {}, {}));
    EXPECT_THAT(marks_after(alone, earliest, {}), IsEmpty());
    EXPECT_THAT(marks_after(alone, {all[0], all[1]}, {"abendblatt.txt"}), IsEmpty());
}

}  // namespace
}  // namespace nachlese
