#include "query/facet_counter.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/index_format.h"
#include "tests/unit/built_index.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

Article make_article(const std::string& id, const std::vector<std::string>& tags,
                     const std::string& source, std::optional<CivilDate> day) {
    Article article;
    article.id = article.path = article.headline = id;
    article.tags = tags;
    article.source = source;
    if (day) article.date = ArticleDate{{*day, std::nullopt, 0}, {}, false};
    return article;
}

std::vector<const FacetKind*> kinds(const std::vector<std::string>& names) {
    std::vector<const FacetKind*> kinds;
    for (const std::string& name : names)
        kinds.push_back(find_facet_kind(name));
    return kinds;
}

class FacetCounterTest : public ::testing::Test {
  protected:
    // The two ways of counting, which must agree.
    std::vector<Facet> by_spies(const std::vector<std::string>& names) const {
        FacetCounter counter(kinds(names));
        Xapian::Enquire enquire(database_);
        enquire.set_query(Xapian::Query::MatchAll);
        counter.attach_to(enquire);
        enquire.get_mset(0, 0, database_.get_doccount());
        return counter.facets();
    }
    std::vector<Facet> by_documents(const std::vector<std::string>& names) const {
        FacetCounter counter(kinds(names));
        for (auto id = database_.postlist_begin({}); id != database_.postlist_end({}); ++id)
            counter.count(database_.get_document(*id));
        return counter.facets();
    }

    testing::BuiltIndex index_{{
        make_article("a", {"Hafen", "Streik"}, "dpa", CivilDate{2019, 3, 14}),
        make_article("b", {"Streik", "Bahn, Bus", "Streik"}, "afp", CivilDate{2019, 11, 2}),
        make_article("c", {}, "dpa", std::nullopt),
        make_article("d", {"hafen"}, "", CivilDate{2024, 3, 1}),
    }};
    Xapian::Database database_ = open_index(index_.path()).value();
};

TEST_F(FacetCounterTest, CountsTheArticlesOfEachValue) {
    const std::vector<std::string> names{"tags", "quelle", "year", "monat", "place"};
    for (const auto& facets : {by_spies(names), by_documents(names)}) {
        ASSERT_EQ(facets.size(), 5U);
        EXPECT_EQ(facets[0].name, "tags");
        EXPECT_THAT(facets[0].counts, ElementsAre(Pair("Streik", 2), Pair("Bahn, Bus", 1),
                                                  Pair("Hafen", 1), Pair("hafen", 1)))
            << "a tag that an article has twice is one article";
        EXPECT_EQ(facets[1].field, FieldId::Source);
        EXPECT_THAT(facets[1].counts, ElementsAre(Pair("dpa", 2), Pair("afp", 1)));
        EXPECT_EQ(facets[2].name, "year");
        EXPECT_THAT(facets[2].counts, ElementsAre(Pair("2019", 2), Pair("2024", 1)));
        EXPECT_THAT(facets[3].counts,
                    ElementsAre(Pair("2019-03", 1), Pair("2019-11", 1), Pair("2024-03", 1)));
        EXPECT_THAT(facets[4].counts, IsEmpty());
    }
}

TEST_F(FacetCounterTest, WithoutKindsThereAreNoFacets) {
    EXPECT_THAT(by_spies({}), IsEmpty());
    EXPECT_THAT(by_documents({}), IsEmpty());
}

}  // namespace
}  // namespace nachlese
