#include "query/article_explainer.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/language/parser.h"
#include "query/writers/verdict_writer.h"
#include "tests/unit/agency_copy.h"
#include "tests/unit/built_index.h"
#include "tests/unit/query_tree.h"
#include "tests/unit/random_queries.h"

namespace nachlese {
namespace {

constexpr CivilDate kToday{2025, 8, 14};

Article harbour_article() {
    Article article;
    article.id = "hafen-7";
    article.path = "2019/hafen.txt";
    article.headline = "Lotsen streiken im Hafen";
    article.body = {{ParagraphKind::Text,
                     "Die Schlepper des Hafens liegen fest. Der Seehafen "
                     "schließt, der Hafens Lotsen wegen."}};
    article.tags = {"Hafen Quirnau"};
    article.source = "Bote";
    article.date = ArticleDate{{{2019, 3, 14}, std::nullopt, 0}, DateOrigin::DateLine, false};
    return article;
}

Article other_article() {
    Article article;
    article.id = "watt";
    article.path = "watt.txt";
    article.headline = "Ebbe im Watt";
    return article;
}

// The lines of clauses alone.
std::string explained(Searcher& searcher, const std::string& text, const std::string& id) {
    const auto query = parse_query(text, kToday);
    EXPECT_TRUE(query.has_value()) << text;
    SearchRequest request;
    request.query = &*query;
    const auto verdict = searcher.explain_article(request, text, id);
    if (!verdict) return verdict.error().message;
    EXPECT_EQ(verdict->is_found, verdict->rank.has_value()) << text;
    std::ostringstream out;
    write_verdict_text(*verdict, out, {});
    const std::string lines = out.str();
    return lines.substr(lines.find("\n\n") + 2);
}

struct ExplainedCase {
    const char* query;
    const char* lines;
};

TEST(ArticleExplainer, SaysWhatEachClauseFinds) {
    const testing::BuiltIndex index({harbour_article(), other_article()});
    Searcher searcher = index.searcher();
    for (const auto& [query, lines] : {
             ExplainedCase{"Lotse", "yes  Lotse · headline: Lotsen; body: Lotsen\n"},
             ExplainedCase{"Hafen -Schlepper",
                           "yes  Hafen · headline: Hafen; body: Hafens (2), Seehafen (as a part of "
                           "a compound); tags: Hafen\n"
                           "no   -Schlepper · body: Schlepper\n"},
             ExplainedCase{"-Ebbe", "yes  -Ebbe · not in it\n"},
             ExplainedCase{"\"Schlepper des Hafens\" =\"des Hafen\"",
                           "yes  \"Schlepper des Hafens\" · body: Schlepper des Hafens\n"
                           "no   =\"des Hafen\" · not in it, but all its words are\n"},
             ExplainedCase{"Schlepper NAH/4 fest titel:Schlepper",
                           "yes  Schlepper NAH/4 fest · body: Schlepper, fest\n"
                           "no   titel:Schlepper · not in its headline\n"},
             ExplainedCase{"\"Lotsen liegen fest\"",
                           "no   \"Lotsen liegen fest\" · not in it, but all its words are\n"},
             ExplainedCase{"titel:(Lotsen NAH/2 Schlepper)",
                           "no   titel:(Lotsen NAH/2 Schlepper) · not in its headline, which lacks "
                           "Schlepper\n"},
             ExplainedCase{"Schlepqer", "no   Schlepqer · not in it, which has Schlepper\n"},
             ExplainedCase{"datum:2019 datum:2020",
                           "yes  datum:2019 · date: 14.03.2019\n"
                           "no   datum:2020 · its date is 14.03.2019\n"},
             ExplainedCase{"quelle:bote quelle:Blatt ort:Kiel kennung:hafen-7",
                           "yes  quelle:bote · source: Bote\n"
                           "no   quelle:Blatt · its source is Bote\n"
                           "no   ort:Kiel · it has no place\n"
                           "yes  kennung:hafen-7 · id: hafen-7\n"},
             ExplainedCase{"schlagwort:=\"hafen quirnau\" & strei*",
                           "yes  schlagwort:=\"hafen quirnau\" · tags: Hafen Quirnau\n"
                           "-    & · holds no word and is left out\n"
                           "yes  strei* · headline: streiken (fits the pattern)\n"},
             ExplainedCase{"(Ebbe ODER titel:(Lotse Kai)^2) -(Ebbe Hafen)",
                           "no   (Ebbe ODER titel:(Lotse Kai)^2)\n"
                           "no     Ebbe · not in it\n"
                           "no     titel:(Lotse Kai)^2\n"
                           "yes      Lotse · headline: Lotsen\n"
                           "no       Kai · not in its headline\n"
                           "yes  -(Ebbe Hafen)\n"
                           "no     Ebbe · not in it\n"
                           "yes    Hafen · headline: Hafen; body: Hafens (2); tags: Hafen\n"},
         }) {
        EXPECT_EQ(explained(searcher, query, "hafen-7"), lines) << query;
    }
    EXPECT_EQ(explained(searcher, "datum:2020", "watt"), "no   datum:2020 · it has no date\n");
    EXPECT_EQ(explained(searcher, "Hafen", "nirgends"),
              "there is no article with the id "
              "\"nirgends\"");
}

TEST(ArticleExplainer, SaysIntoWhatANearDuplicateIsFolded) {
    std::vector<Article> articles;
    for (const char* const id : {"erste", "zweite"}) {
        Article article;
        article.id = id;
        article.path = article.id + ".txt";
        article.date = ArticleDate{{{2024, 3, 5}, std::nullopt, 0}, {}, false};
        for (const std::string& paragraph : testing::kAgencyReport)
            article.body.push_back({ParagraphKind::Text, paragraph});
        articles.push_back(std::move(article));
    }
    const testing::BuiltIndex index(articles);
    Searcher searcher = index.searcher();
    const auto query = parse_query("Schleuse", kToday);
    SearchRequest request;
    request.query = &*query;
    request.duplicates = DuplicateMode::Fold;
    std::vector<std::string> leaders;
    for (const Article& article : articles) {
        const auto verdict = searcher.explain_article(request, "Schleuse", article.id).value();
        EXPECT_EQ(verdict.rank, 1U);
        leaders.push_back(verdict.folded_into);
    }
    const std::string leader = searcher.search(request)->hits.front().article.id;
    EXPECT_THAT(leaders, leader == "erste" ? ::testing::ElementsAre("", "erste")
                                           : ::testing::ElementsAre("zweite", ""));
}

std::vector<std::string> ids_of(const std::vector<Hit>& hits) {
    std::vector<std::string> ids;
    ids.reserve(hits.size());
    for (const Hit& hit : hits)
        ids.push_back(hit.article.id);
    return ids;
}

TEST(ArticleExplainer, AgreesWithTheSearch) {
    constexpr std::size_t kArticles = 12;
    constexpr int kQueries = 60;
    testing::RandomQueries random(7);
    std::vector<Article> articles;
    for (std::size_t number = 0; number < kArticles; ++number)
        articles.push_back(random.article(number));
    const testing::BuiltIndex index(articles);
    Searcher searcher = index.searcher();
    for (int i = 0; i < kQueries; ++i) {
        const QueryNode query = random.query(3);
        SearchRequest request;
        request.query = &query;
        request.limit = kArticles;
        request.match = i % 2 == 0 ? MatchMode::All : MatchMode::Any;
        const auto result = searcher.search(request);
        if (!result) continue;  // it holds no word
        const std::vector<std::string> ids = ids_of(result->hits);
        for (const Article& article : articles) {
            const auto verdict = searcher.explain_article(request, {}, article.id).value();
            const auto place = std::find(ids.begin(), ids.end(), article.id);
            EXPECT_EQ(verdict.is_found, place != ids.end()) << tree_of(query);
            if (!verdict.is_found) continue;
            EXPECT_EQ(verdict.rank, place - ids.begin() + 1) << tree_of(query);
        }
    }
}

}  // namespace
}  // namespace nachlese
