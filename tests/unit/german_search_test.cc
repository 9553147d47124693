// What a word of a query finds in a real index: document form and query form, both directions.
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "query/language/parser.h"
#include "tests/unit/built_index.h"

namespace nachlese {
namespace {

using Ids = std::set<std::string>;

constexpr CivilDate kToday{2025, 8, 14};

Article article_of(const std::string& id, const std::string& text) {
    Article article;
    article.id = id;
    article.path = id + ".txt";
    article.body = {{ParagraphKind::Text, text}};
    return article;
}

const testing::BuiltIndex& index() {
    static const testing::BuiltIndex built({
        article_of("Zoll", "Der Zoll steigt wieder."),
        article_of("Importzoll", "Der Importzoll steigt, und die Importzölle bleiben."),
        article_of("apart", "Die Zölle auf den Import steigen."),
        article_of("loose",
                   "Der Import wächst. Viele haben seit langem darauf gehofft, sagte "
                   "Ahlke, und auch ein Zoll ändert das nicht."),
        article_of("suspended", "Es geht um Import- und Exportzölle."),
        article_of("Vertrag", "Der Vertrag über das Verbot von Atomwaffen gilt."),
        article_of("Atomwaffenvertrag", "Der Atomwaffenvertrag gilt."),
        article_of("schon", "Er ist schon da."),
        article_of("schön", "Es ist schön hier."),
        article_of("Mueller", "Frau Mueller kam."),
        article_of("Müller", "Herr Müller kam nach München."),
        article_of("Muller", "Herr Muller ging."),
        article_of("Buch", "Ein Buch und viele Bücher."),
        article_of("Büch", "Herr Büch lacht."),
        article_of("Burg", "Die Burg."),
        article_of("Bürger", "Der Bürger."),
        article_of("fordern", "Sie fordern mehr."),
        article_of("fördern", "Sie fördern mehr."),
        article_of("Kyjiw", "Selenskyjs Gäste in Kyjiw."),
    });
    return built;
}

// The best hit first.
std::vector<std::string> found(const std::string& text) {
    static Synonyms synonyms = load_synonyms(index().path(), {}).value();
    Searcher searcher = index().searcher();
    const auto query = parse_query(text, kToday);
    EXPECT_TRUE(query.has_value()) << text;
    SearchRequest request;
    request.query = &*query;
    request.synonyms = &synonyms;
    request.limit = 100;
    const auto result = searcher.search(request);
    EXPECT_TRUE(result.has_value()) << text;
    std::vector<std::string> ids;
    for (const Hit& hit : result->hits)
        ids.push_back(hit.article.id);
    return ids;
}

struct GermanCase {
    const char* query;
    const char* best;
    Ids others;
};

TEST(GermanSearch, FindsWhatAWordMeansAndItselfFirst) {
    for (const auto& [query, best, others] : {
             GermanCase{"Zoll", "Zoll", {"Importzoll", "apart", "loose", "suspended"}},
             GermanCase{"Importzoll", "Importzoll", {"apart", "suspended"}},
             GermanCase{"Exportzoll", "suspended", {}},
             GermanCase{"Atomwaffenvertrag", "Atomwaffenvertrag", {"Vertrag"}},
             GermanCase{"Waffen", "Atomwaffenvertrag", {"Vertrag"}},
             GermanCase{"Atomwaffen", "Vertrag", {"Atomwaffenvertrag"}},
             GermanCase{"schon", "schon", {}},
             GermanCase{"schön", "schön", {}},
             GermanCase{"Müller", "Müller", {"Mueller", "Muller"}},
             GermanCase{"Mueller", "Mueller", {"Müller", "Muller"}},
             GermanCase{"Muller", "Muller", {"Müller", "Mueller"}},
             GermanCase{"Muenchen", "Müller", {}},
             GermanCase{"Buch", "Buch", {"Büch"}},
             GermanCase{"Büch", "Büch", {"Buch"}},
             GermanCase{"Burg", "Burg", {}},
             GermanCase{"Bürger", "Bürger", {}},
             GermanCase{"fordern", "fordern", {}},
             GermanCase{"fördern", "fördern", {}},
             GermanCase{"Kiew", "Kyjiw", {}},
             GermanCase{"Zelenskys", "Kyjiw", {}},
             // Phrases and =words mean what they say.
             GermanCase{"=Zölle", "apart", {}},
             GermanCase{"\"Importzoll\"", "Importzoll", {"suspended"}},
         }) {
        const std::vector<std::string> ids = found(query);
        ASSERT_FALSE(ids.empty()) << query;
        EXPECT_EQ(ids.front(), best) << query;
        EXPECT_EQ(Ids(ids.begin() + 1, ids.end()), others) << query;
    }
}

}  // namespace
}  // namespace nachlese
