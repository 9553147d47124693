#include "query/page_finder.h"

#include <array>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "query/language/parser.h"
#include "query/request_compiler.h"
#include "schema/fields.h"
#include "schema/generation.h"
#include "tests/unit/built_index.h"

namespace nachlese {
namespace {

constexpr CivilDate kToday{2025, 8, 14};
constexpr std::size_t kArticles = 240;
// Even the cheapest search is shared.
constexpr ThreadCosts kNone{1, 0};

// Words of all frequencies, in no order, and some articles that stand twice under other ids.
std::vector<Article> random_articles() {
    constexpr std::array kWords{"Hafen", "Schiff", "Lotse",      "Zoll", "Importzoll", "Werft",
                                "Kran",  "Brücke", "Ministerin", "Bund", "Bahn",       "Flut"};
    std::mt19937 random(7);
    std::vector<Article> articles;
    for (std::size_t number = 0; number < kArticles; ++number) {
        std::string text;
        for (std::size_t word = 0; word < 30; ++word) {
            const std::size_t rank = random() % kWords.size();
            text += kWords[random() % (rank + 1)];
            text += word % 7 == 6 ? ". " : " ";
        }
        const CivilDate day{2020 + static_cast<int>(random() % 3),
                            1 + static_cast<int>(random() % 12), 5};
        articles.push_back(testing::make_article("a" + std::to_string(number),
                                                 kWords[random() % kWords.size()], {text}, day));
        articles.back().source = number % 3 == 0 ? "dpa" : "afp";
    }
    return articles;
}

class PageFinderTest : public ::testing::Test {
  protected:
    CompiledQuery compiled(const std::string& text) {
        const auto query = parse_query(text, kToday);
        EXPECT_TRUE(query.has_value()) << text;
        SearchRequest request;
        request.query = &*query;
        WordExpander expander(analyser_);
        return compile_request(request, database_, expander).value();
    }

    // Whether the pages say the same.
    static void expect_same(const MatchPage& one, const MatchPage& other, const std::string& what) {
        EXPECT_EQ(one.total, other.total) << what;
        EXPECT_EQ(one.clusters, other.clusters) << what;
        ASSERT_EQ(one.documents.size(), other.documents.size()) << what;
        for (std::size_t place = 0; place < one.documents.size(); ++place) {
            EXPECT_EQ(one.documents[place].id, other.documents[place].id) << what << place;
            EXPECT_DOUBLE_EQ(one.documents[place].score, other.documents[place].score)
                << what << place;
            EXPECT_EQ(one.documents[place].sort_key, other.documents[place].sort_key) << what;
        }
        const auto facets = one.facets.facets();
        const auto other_facets = other.facets.facets();
        ASSERT_EQ(facets.size(), other_facets.size());
        for (std::size_t facet = 0; facet < facets.size(); ++facet)
            EXPECT_EQ(facets[facet].counts, other_facets[facet].counts) << what;
    }

    Xapian::WritableDatabase writable() const {
        return Xapian::WritableDatabase(live_generation(index_.path()).value().database,
                                        Xapian::DB_OPEN);
    }

    testing::BuiltIndex index_{random_articles()};
    Xapian::Database database_{index_.path()};
    Analyser analyser_;
};

constexpr std::array kQueries{
    "Hafen",
    "Hafen Schiff",
    "Hafen ODER Flut",
    "\"Hafen Schiff\"",
    "Zoll -Kran",
    "Hafen NAH/3 Lotse",
    "Importzoll ODER Bahn",
    "titel:Werft ODER Brücke",
    "quelle:dpa",
    "Schiff SATZ Zoll",
    "Hafen datum:2021",
    "(Bund ODER Bahn) \"Zoll Hafen\"",
    "Bund -quelle:afp",
    "Flut Lotse datum:2020-03..2021-02",
    "datum:2021",
    "(Hafen ODER Kran)^2",
    "nirgendwo",
};

TEST_F(PageFinderTest, ThreadsFindWhatOneFinds) {
    PageFinder finder(index_.path(), kNone);
    const std::vector<const FacetKind*> facets{find_facet_kind("source"), find_facet_kind("month")};
    for (const char* const text : kQueries) {
        const Xapian::Query query = compiled(text).query;
        for (const SortOrder sort :
             {SortOrder::Relevance, SortOrder::NewestFirst, SortOrder::OldestFirst}) {
            for (const auto& [offset, limit] :
                 {std::pair{0U, 10U}, {7U, 20U}, {0U, 1000U}, {500U, 10U}, {0U, 0U}}) {
                const PageWanted wanted{sort, 0.0, false, facets, offset, limit};
                const MatchPage alone = find_page(database_, query, wanted);
                for (const std::size_t threads : {2U, 3U, 7U}) {
                    expect_same(finder.find(database_, query, wanted, threads), alone,
                                std::string(text) + ", " + std::to_string(threads) + " threads, ");
                }
            }
        }
    }
}

// Many of each article, whose scores are the same: pages end among them and between them.
TEST_F(PageFinderTest, EqualScoresGoByTheSortKeyWhereverThePageEnds) {
    constexpr Xapian::docid kDifferent = kArticles / 24;
    Xapian::WritableDatabase database = writable();
    for (Xapian::docid id = 1; id <= kArticles; ++id) {
        Xapian::Document document = database.get_document(1 + id % kDifferent);
        document.add_value(slot_number(ValueSlot::SortKey), "key " + std::to_string(id * 7 % 100));
        database.replace_document(id, document);
    }
    database.commit();
    database_.reopen();
    for (const char* const text : kQueries) {
        const Xapian::Query query = compiled(text).query;
        for (const auto& [offset, limit] : {std::pair{0U, 1U},
                                            {0U, 5U},
                                            {3U, 9U},
                                            {0U, 12U},
                                            {12U, 12U},
                                            {20U, 30U},
                                            {90U, 10U},
                                            {0U, 0U}}) {
            PageWanted wanted{SortOrder::Relevance, 0.0, false, {}, offset, limit};
            const MatchPage page = find_page(database_, query, wanted);
            wanted.is_local = false;  // then Xapian reads all sort keys
            expect_same(page, find_page(database_, query, wanted),
                        fmt::format("{}, {} from {}", text, limit, offset));
        }
    }
}

TEST_F(PageFinderTest, ClustersThatThreadsShareAreFoldedOnce) {
    // Of every cluster, members in all parts of the index.
    Xapian::WritableDatabase database = writable();
    for (Xapian::docid id = 1; id <= database.get_lastdocid(); ++id) {
        Xapian::Document document = database.get_document(id);
        const std::string cluster = id % 4 == 0 ? "" : "c" + std::to_string(id % 11);
        document.add_value(slot_number(ValueSlot::Cluster), cluster);
        database.replace_document(id, document);
    }
    database.commit();
    database_.reopen();
    PageFinder finder(index_.path(), kNone);
    for (const char* const text : kQueries) {
        const Xapian::Query query = compiled(text).query;
        for (const SortOrder sort : {SortOrder::Relevance, SortOrder::OldestFirst}) {
            const PageWanted wanted{sort, 0.0, true, {}, 3, 15};
            const MatchPage alone = find_page(database_, query, wanted);
            const MatchPage shared = finder.find(database_, query, wanted, 4);
            expect_same(shared, alone, text);
            EXPECT_EQ(folded_count(shared), folded_count(alone)) << text;
        }
    }
}

TEST_F(PageFinderTest, AnotherRevisionIsNotMixedIn) {
    PageFinder finder(index_.path(), kNone);
    const Xapian::Query query = compiled("Hafen").query;
    const PageWanted wanted{.limit = 1000};
    const MatchPage before = finder.find(database_, query, wanted, 4);
    Xapian::WritableDatabase database = writable();
    for (Xapian::docid id = 1; id <= kArticles; id += 2)
        database.delete_document(id);
    database.commit();
    expect_same(finder.find(database_, query, wanted, 4), before, "the revision that is open");
    database_.reopen();
    expect_same(finder.find(database_, query, wanted, 4), find_page(database_, query, wanted),
                "the new one");
}

TEST_F(PageFinderTest, ASearchCostsWhatItLooksAt) {
    const auto cost = [this](const std::string& text) {
        return search_cost(compiled(text).query, database_);
    };
    EXPECT_EQ(cost("nirgendwo"), 0U);
    EXPECT_GT(cost("Hafen"), cost("Flut"));
    EXPECT_LT(cost("Hafen nirgendwo"), cost("Hafen"));
    EXPECT_GT(cost("Hafen ODER Flut"), cost("Hafen"));
    EXPECT_GT(cost("\"Hafen Schiff\""), cost("Hafen Schiff"));
}

}  // namespace
}  // namespace nachlese
