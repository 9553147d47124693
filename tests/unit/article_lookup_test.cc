#include "query/article_lookup.h"

#include <string>

#include <gtest/gtest.h>

#include "indexer/index_folder.h"
#include "indexer/shard_writer.h"
#include "schema/index_format.h"
#include "schema/stored_article.h"
#include "tests/temporary_folder.h"

namespace nachlese {
namespace {

Article make_article(const std::string& id, const std::string& headline,
                     std::optional<CivilDate> day) {
    Article article;
    article.id = id;
    article.path = "datei.jsonl";
    article.headline = headline;
    if (day) article.date = ArticleDate{{*day, std::nullopt, 0}, {}, false};
    return article;
}

// The headline of the article that is found; empty where none is.
std::string headline_of(const Xapian::Database& database, const std::string& id) {
    const Xapian::docid found = find_article(database, id);
    return found == 0 ? "" : article_of(database, database.get_document(found)).headline;
}

TEST(ArticleLookup, TakesTheEarliestOfSeveral) {
    const testing::TemporaryFolder folder;
    const auto index = IndexFolder::open_for_writing(folder.path("index"));
    const auto generation = index.value().make_generation();
    ShardWriter writer = ShardWriter::create(generation.value().database);
    for (const auto& [root, article] : std::initializer_list<std::pair<const char*, Article>>{
             {"/spät", make_article("watt-1", "später", CivilDate{2024, 5, 2})},
             {"/früh", make_article("watt-1", "früher", CivilDate{2024, 5, 1})},
             {"/groß", make_article("Watt-1", "groß", CivilDate{2020, 1, 1})},
             {"/früh", make_article("2024/Mai/ebbe.txt", "Pfad", std::nullopt)},
         }) {
        ASSERT_TRUE(writer.add(article, make_root(root), article.path)) << article.headline;
    }
    writer.finish();
    ASSERT_TRUE(index->publish(*generation).has_value());
    const Xapian::Database database = open_index(folder.path("index")).value();

    for (const auto& [id, headline] : std::initializer_list<std::pair<std::string, std::string>>{
             {"watt-1", "früher"},
             {"Watt-1", "groß"},
             {"WATT-1", ""},
             {"2024/Mai/ebbe.txt", "Pfad"},
             {"watt", ""},
             {"", ""},
             {std::string(10'000, 'x'), ""},
         }) {
        EXPECT_EQ(headline_of(database, id), headline) << id.substr(0, 30);
    }
}

}  // namespace
}  // namespace nachlese
