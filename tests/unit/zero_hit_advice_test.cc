#include "query/zero_hit_advice.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/language/parser.h"
#include "tests/unit/built_index.h"

namespace nachlese {
namespace {

using Notices = std::vector<std::string>;

constexpr CivilDate kToday{2025, 8, 14};

std::vector<Article> harbour_articles() {
    std::vector<Article> articles;
    for (const auto& [headline, body] : std::initializer_list<std::pair<const char*, const char*>>{
             {"Hochwasser an der Zschone", "Das Hochwasser der Zschone steigt in Müllenbach."},
             {"Selenskyj im Hafen", "Präsident Selenskyj besucht Müllenbach."},
             {"Brief an Selenskyj", "Die Häfen schreiben einen Brief. Auch Selenskyj las ihn."},
             {"Hafer ist teuer", "Günstig ist er lange nicht mehr gewesen, sagt Trischlmeier."},
             {"Hafen", "Im Hafen liegt ein Schlepper, günstig gelegen."},
         }) {
        Article article;
        article.id = std::to_string(articles.size());
        article.path = article.id + ".txt";
        article.headline = headline;
        article.body = {{ParagraphKind::Text, body}};
        article.source = "Bote";
        const int day = static_cast<int>(articles.size()) + 1;
        article.date = ArticleDate{{{2024, 3, day}, std::nullopt, 0}, {}, false};
        articles.push_back(std::move(article));
    }
    return articles;
}

class ZeroHits : public ::testing::Test {
  protected:
    Notices advice(const std::string& text, MatchMode match = MatchMode::All) {
        const auto query = parse_query(text, kToday);
        EXPECT_TRUE(query.has_value()) << text;
        SearchRequest request;
        request.query = &*query;
        request.match = match;
        EXPECT_EQ(searcher_.search(request).value().total, 0U) << text;
        return notices_of(searcher_.advise(request).value(), text);
    }

    testing::BuiltIndex index_{harbour_articles()};
    Searcher searcher_ = index_.searcher();
};

struct AdviceCase {
    const char* query;
    Notices notices;
};

TEST_F(ZeroHits, SaysWhichClauseToDrop) {
    for (const auto& [query, notices] : {
             AdviceCase{"Hafen Zschone",
                        {"Without Zschone: 3 articles.", "Without Hafen: 1 article."}},
             AdviceCase{"Hafen datum:1850", {"Without datum:1850: 3 articles."}},
             AdviceCase{"Hafen -Schlepper -Selenskyj datum:2024",
                        {"Without Hafen: 2 articles.", "Without -Selenskyj: 2 articles.",
                         "Without -Schlepper: 1 article."}},
             AdviceCase{"(Zschone ODER Schlepper) titel:(Hafen Brief)",
                        {"Without Brief: 1 article."}},
             AdviceCase{"Hafen UND quelle:bote UND quelle:anzeiger",
                        {"\"anzeiger\" stands in no article (field source).",
                         "Without quelle:anzeiger: 3 articles."}},
             AdviceCase{"Hafen datum:1850 datum:1851 Zschone",
                        {"Without datum:1850, datum:1851 and Zschone: 3 articles.",
                         "Without Hafen, datum:1850 and datum:1851: 1 article."}},
             AdviceCase{"Hafen =\"Müllenbach besucht\"",
                        {"With the words of =\"Müllenbach besucht\" anywhere in the text: 1 "
                         "article.",
                         "Without =\"Müllenbach besucht\": 3 articles."}},
         }) {
        EXPECT_EQ(advice(query), notices) << query;
    }
}

TEST_F(ZeroHits, SaysWhenTheWordsStandElsewhere) {
    for (const auto& [query, notices] : {
             AdviceCase{"\"Zschone steigt Hochwasser\"",
                        {"With the words of \"Zschone steigt Hochwasser\" anywhere in the text: 1 "
                         "article."}},
             AdviceCase{"Präsident NAH/2 Müllenbach",
                        {"With the words of Präsident NAH/2 Müllenbach anywhere in the text: 1 "
                         "article."}},
             AdviceCase{
                 "titel:\"Hafen Selenskyj\"",
                 {"With the words of titel:\"Hafen Selenskyj\" anywhere in the text: 1 article."}},
             AdviceCase{
                 "\"Selenskyj Müllenbach\" datum:1850",
                 {"Without datum:1850 and with the words of \"Selenskyj Müllenbach\" anywhere "
                  "in the text: 1 article."}},
             AdviceCase{"\"Schlepper Zschone\"", {}},
         }) {
        EXPECT_EQ(advice(query), notices) << query;
    }
}

TEST_F(ZeroHits, SuggestsSpellingsAsArticlesWriteThem) {
    for (const auto& [query, notices] : {
             AdviceCase{
                 "Selensky",
                 {"\"Selensky\" stands in no article. Did you mean Selenskyj (2 articles)?"}},
             AdviceCase{"Zelenskiy",
                        {"\"Zelenskiy\" stands in no article. Did you mean Selenskyj (2 "
                         "articles)?"}},
             AdviceCase{"MUELLENBAHC",
                        {"\"MUELLENBAHC\" stands in no article. Did you mean Müllenbach (2 "
                         "articles)?"}},
             AdviceCase{"günstik",
                        {"\"günstik\" stands in no article. Did you mean günstig (2 articles)?"}},
             AdviceCase{"\"Hochwaser der Zschone\"",
                        {"\"Hochwaser\" stands in no article. Did you mean Hochwasser (1 "
                         "article)?"}},
             AdviceCase{"quelle:Bohte",
                        {"\"Bohte\" stands in no article (field source). Did you mean Bote (5 "
                         "articles)?"}},
             AdviceCase{"Hafeh",
                        {"\"Hafeh\" stands in no article. Did you mean Hafen (3 articles) or Hafer "
                         "(1 article)?"}},
             AdviceCase{"=Selensky -Hochwaser",
                        {"\"Selensky\" stands in no article. Did you mean Selenskyj (2 articles)?",
                         "Without =Selensky: 5 articles."}},
             AdviceCase{"Quetzalcoatl", {"\"Quetzalcoatl\" stands in no article."}},
             AdviceCase{"xq", {"\"xq\" stands in no article."}},
             AdviceCase{"kennung:77", {}},
         }) {
        EXPECT_EQ(advice(query), notices) << query;
    }
}

TEST_F(ZeroHits, ManyWordsAreCounted) {
    std::string query = "Hafen";
    for (int i = 0; i < 20; ++i)
        query += " xqz" + std::to_string(1000 + i) + "xqz";
    const Notices notices = advice(query);
    ASSERT_EQ(notices.size(), kMaxWordsNamed + 2);
    EXPECT_EQ(notices[kMaxWordsNamed], "12 more words stand in no article.");
    EXPECT_THAT(notices.back(), ::testing::StartsWith("Without xqz1000xqz, xqz1001xqz"));
    EXPECT_THAT(notices.back(), ::testing::EndsWith(" and xqz1019xqz: 3 articles."));
}

TEST_F(ZeroHits, OfAnyWordEachIsTriedAlone) {
    EXPECT_EQ(advice("Quetzalcoatl datum:2024-03-02..2024-03-03", MatchMode::Any),
              (Notices{"\"Quetzalcoatl\" stands in no article.",
                       "Without Quetzalcoatl: 2 "
                       "articles."}));
}

// A rare word may be misspelt in the article too.
TEST(ZeroHitsOfRareWords, SuggestsWhatIsMuchMoreFrequent) {
    std::vector<Article> articles;
    for (int number = 0; number < 12; ++number) {
        Article article;
        article.id = std::to_string(number);
        article.path = article.id + ".txt";
        article.headline = number == 0 ? "Selensky" : "Selenskyj";
        articles.push_back(std::move(article));
    }
    const testing::BuiltIndex index(articles);
    Searcher searcher = index.searcher();
    const std::string text = "Selensky Selenskyj";
    const auto query = parse_query(text, kToday);
    SearchRequest request;
    request.query = &*query;
    EXPECT_EQ(notices_of(searcher.advise(request).value(), text),
              (Notices{"\"Selensky\" stands in 1 article. Did you mean Selenskyj (11 articles)?",
                       "Without Selensky: 11 articles.", "Without Selenskyj: 1 article."}));
}

}  // namespace
}  // namespace nachlese
