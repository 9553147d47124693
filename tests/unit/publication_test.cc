#include "query/publication.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/language/parser.h"
#include "schema/article_state.h"
#include "tests/unit/built_index.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using Ids = std::vector<std::string>;

constexpr CivilDate kToday{2025, 8, 14};

std::vector<Article> some_articles() {
    std::vector<Article> articles;
    for (const char* const id : {"frei", "gezogen", "zurückgehalten", "gesperrt", "berichtigt"})
        articles.push_back(
            testing::make_article(id, "Hafen", {"Der Hafen von Nordersand ist zu."}));
    articles[1].pub_status = PubStatus::Canceled;
    articles[2].pub_status = PubStatus::Withheld;
    articles[3].embargoed = DateTime{kToday, 600, 120};
    articles[4].is_correction = true;
    articles[4].version = "2";
    articles[4].version_created = DateTime{{2024, 3, 6}, 600, 60};
    articles[4].ednote = "Achtung Redaktionen: Pegelstand geändert";
    return articles;
}

class Publication : public ::testing::Test {
  protected:
    Ids ids(const std::string& text, bool any_status = false, int minute = 540) {
        const auto query = parse_query(text, kToday);
        EXPECT_TRUE(query.has_value()) << text;
        SearchRequest request;
        request.query = &*query;
        request.any_status = any_status;
        request.now = DateTime{kToday, minute, 120};
        const auto result = searcher_.search(request);
        Ids found;
        for (const Hit& hit : result->hits)
            found.push_back(hit.article.id);
        EXPECT_EQ(result->total, found.size()) << text;
        return found;
    }

    testing::BuiltIndex index_{some_articles()};
    Searcher searcher_ = index_.searcher();
};

TEST_F(Publication, LeavesOutWhatIsNotToBeShown) {
    EXPECT_THAT(ids("Hafen"), UnorderedElementsAre("frei", "berichtigt"));
    EXPECT_THAT(ids("-Werft"), UnorderedElementsAre("frei", "berichtigt"));
    EXPECT_THAT(ids("=\"ist zu\""), UnorderedElementsAre("frei", "berichtigt"));
}

TEST_F(Publication, ShowsAnArticleWhenItsEmbargoEnds) {
    EXPECT_THAT(ids("Hafen -status:berichtigt", false, 599), UnorderedElementsAre("frei"));
    EXPECT_THAT(ids("Hafen -status:berichtigt", false, 600),
                UnorderedElementsAre("frei", "gesperrt"));
}

TEST_F(Publication, IsOverriddenByASwitchOrByAskingForAStatus) {
    EXPECT_EQ(ids("Hafen", true).size(), 5U);
    for (const char* const name : {"zurückgezogen", "ZURÜCKGEZOGEN", "canceled", "killed"})
        EXPECT_THAT(ids("Hafen status:" + std::string(name)), ElementsAre("gezogen")) << name;
    EXPECT_THAT(ids("status:(zurückgehalten ODER gesperrt)"),
                UnorderedElementsAre("zurückgehalten", "gesperrt"));
    EXPECT_THAT(ids("Hafen -status:zurückgezogen"), UnorderedElementsAre("frei", "berichtigt"));
}

TEST_F(Publication, WhatIsSaidOfAnArticleCanBeSearchedFor) {
    for (const char* const query : {"status:berichtigung", "fassung:2", "geändert:2024-03",
                                    "modified:2024..2024-03-06", "redaktionshinweis:Pegelstand"}) {
        EXPECT_THAT(ids(query), ElementsAre("berichtigt")) << query;
    }
    EXPECT_THAT(ids("geändert:2023"), IsEmpty());
    EXPECT_THAT(ids("sperrfrist:2025", true), ElementsAre("gesperrt"));
    EXPECT_THAT(ids("Pegelstand"), IsEmpty());
}

TEST_F(Publication, TellsWhyAWithdrawnArticleIsNotFound) {
    const auto query = parse_query("Hafen", kToday);
    SearchRequest request;
    request.query = &*query;
    const auto verdict = searcher_.explain_article(request, "Hafen", "gezogen");
    ASSERT_TRUE(verdict.has_value());
    EXPECT_FALSE(verdict->is_found);
    EXPECT_THAT(verdict->notices, ElementsAre(::testing::HasSubstr("--any-status")));
}

TEST_F(Publication, CostsNothingWhereEveryArticleMayBeShown) {
    const testing::BuiltIndex index({testing::make_article("frei", "Hafen", {"Text."})});
    EXPECT_FALSE(unpublished(open_index(index.path()).value(), DateTime{kToday, 0, 120}));
}

TEST(ArticleStates, HaveNamesThatMeanOneThing) {
    for (const ArticleStateRow& row : article_states()) {
        EXPECT_EQ(find_article_state(row.name), &row);
        for (const std::string_view alias : row.aliases) {
            if (alias.empty()) continue;
            EXPECT_EQ(find_article_state(alias), &row) << alias;
        }
    }
    EXPECT_EQ(find_article_state(""), nullptr);
    EXPECT_EQ(find_article_state("frei"), nullptr);
    const auto wrong = parse_query("status:verboten", kToday);
    ASSERT_FALSE(wrong.has_value());
    EXPECT_THAT(wrong.error().hint, ::testing::HasSubstr("zurückgezogen"));
}

}  // namespace
}  // namespace nachlese
