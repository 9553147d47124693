#include "query/article_matcher.h"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "query/index_vocabulary.h"
#include "query/language/parser.h"
#include "schema/index_format.h"
#include "tests/unit/built_index.h"
#include "tests/unit/query_tree.h"
#include "tests/unit/random_queries.h"

namespace nachlese {
namespace {

constexpr CivilDate kToday{2025, 8, 14};

Article harbour_article() {
    Article article;
    article.id = "dpa-7";
    article.path = "2019/hafen.txt";
    article.headline = "Lotsen streiken im Hafen";
    article.kicker = "Tarifstreit";
    article.body = {{ParagraphKind::Text, "Die Schlepper des Hafens liegen fest."},
                    {ParagraphKind::Text, "Morgen wird verhandelt."}};
    article.tags = {"Hafen Quirnau", "Streik"};
    article.authors = {"Ebba Thormählen"};
    article.source = "dpa";
    article.date = ArticleDate{{{2019, 3, 14}, std::nullopt, 0}, DateOrigin::DateLine, false};
    return article;
}

struct MatchCase {
    const char* query;
    bool with_all;
    bool with_any;
};

TEST(ArticleMatcher, DecidesByTheArticlesText) {
    Analyser analyser;
    WordExpander expander(analyser);
    const Article article = harbour_article();
    for (const auto& [text, with_all, with_any] : {
             MatchCase{"Schlepper", true, true},
             MatchCase{"Hafen Flughafen", false, true},
             MatchCase{"Hafen UND Flughafen", false, false},
             MatchCase{"Hafen -Schlepper", false, false},
             MatchCase{"Hafen -Flughafen", true, true},
             MatchCase{"-Flughafen", true, true},
             MatchCase{"NICHT NICHT Schlepper", true, true},
             MatchCase{"Flughafen ODER -Schlepper", false, false},
             MatchCase{"\"Schlepper des Hafens\"", true, true},
             MatchCase{"\"Schlepper der Hafen\"", false, false},
             MatchCase{"\"fest morgen\"", false, false},
             MatchCase{"=\"des Hafens\"", true, true},
             MatchCase{"=\"des Hafen\"", false, false},
             MatchCase{"body:Lotse", false, false},
             MatchCase{"titel:Lotse", true, true},
             MatchCase{"schlagwort:=\"hafen quirnau\"", true, true},
             MatchCase{"schlagwort:=Hafen", false, false},
             MatchCase{"Ebba", false, false},
             MatchCase{"autor:Ebba", true, true},
             MatchCase{"Hafen quelle:afp", false, false},
             MatchCase{"Flughafen quelle:dpa", false, false},
             MatchCase{"kennung:dpa-7", true, true},
             MatchCase{"kennung:dpa", false, false},
             MatchCase{"datum:2019-03-14", true, true},
             MatchCase{"bis:2019-03-13", false, false},
             MatchCase{"Hafen \"&\"", true, true},
             MatchCase{"\"&\"", false, false},
         }) {
        const auto query = parse_query(text, kToday);
        ASSERT_TRUE(query.has_value()) << text;
        EXPECT_EQ(ArticleMatcher(*query, expander, MatchMode::All).matches(article), with_all)
            << text;
        EXPECT_EQ(ArticleMatcher(*query, expander, MatchMode::Any).matches(article), with_any)
            << text << " (any)";
    }
}

TEST(ArticleMatcher, AnArticleWithoutDateIsInNoRange) {
    Analyser analyser;
    WordExpander expander(analyser);
    Article article = harbour_article();
    article.date.reset();
    for (const char* const text : {"seit:1900", "bis:2100", "datum:2019"}) {
        const auto query = parse_query(text, kToday);
        EXPECT_FALSE(ArticleMatcher(*query, expander, MatchMode::All).matches(article)) << text;
    }
}

constexpr std::size_t kArticles = 60;
constexpr int kQueries = 150;
constexpr int kDepth = 3;

// Which articles a query finds must not depend on whether terms or the text are looked at. The
// searcher asks a matcher only where terms cannot tell, so both ways are compared.
class Agreement {
  public:
    explicit Agreement(unsigned seed) : random_(seed) {
        for (std::size_t number = 0; number < kArticles; ++number)
            articles_.push_back(random_.article(number));
    }

    void check() {
        const testing::BuiltIndex index(articles_);
        Searcher searcher = index.searcher();
        ExpansionSettings settings;
        settings.vocabulary = std::make_shared<IndexVocabulary>(open_index(index.path()).value());
        WordExpander expander(analyser_, settings);
        for (int i = 0; i < kQueries; ++i) {
            const QueryNode query = random_.query(kDepth);
            for (const MatchMode match : {MatchMode::All, MatchMode::Any}) {
                EXPECT_EQ(found_by_index(searcher, query, match),
                          found_by_text(query, expander, match))
                    << tree_of(query) << (match == MatchMode::Any ? " (any)" : "");
            }
        }
    }

  private:
    using Ids = std::set<std::string>;

    Ids found_by_index(Searcher& searcher, const QueryNode& query, MatchMode match) {
        SearchRequest request;
        request.query = &query;
        request.match = match;
        request.limit = kArticles;
        request.snippet_length = 0;
        const auto result = searcher.search(request);
        Ids ids;
        if (!result) {
            EXPECT_EQ(result.error().code, ErrorCode::BadQuery) << result.error().message;
            return ids;
        }
        for (const Hit& hit : result->hits)
            ids.insert(hit.article.id);
        EXPECT_EQ(result->total, ids.size());
        return ids;
    }

    Ids found_by_text(const QueryNode& query, WordExpander& expander, MatchMode match) {
        ArticleMatcher matcher(query, expander, match);
        Ids ids;
        for (const Article& article : articles_) {
            if (matcher.matches(article)) ids.insert(article.id);
        }
        return ids;
    }

    testing::RandomQueries random_;
    std::vector<Article> articles_;
    Analyser analyser_;
};

TEST(ArticleMatcher, AgreesWithTheIndexOnRandomQueries) {
    for (const unsigned seed : {1U, 2U, 3U, 4U, 5U}) {
        SCOPED_TRACE(seed);
        Agreement(seed).check();
    }
}

}  // namespace
}  // namespace nachlese
