#include "indexer/earlier_versions.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/shard_writer.h"
#include "query/article_lookup.h"
#include "schema/stored_article.h"
#include "tests/temporary_folder.h"
#include "tests/unit/built_index.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Article version(int number, const std::string& path) {
    Article article = testing::make_article("urn:fähre", "Fähre fährt, Fassung", {"Am Kai."});
    article.headline += ' ' + std::to_string(number);
    article.path = path;
    article.version = std::to_string(number);
    return article;
}

// What the file a.jsonl#2 holds belongs to a.jsonl.
std::string file_of(const Article& article) {
    return article.path.substr(0, article.path.find('#'));
}

class Versions : public ::testing::Test {
  protected:
    void add(const Article& article) { ASSERT_TRUE(writer_.add(article, root_, file_of(article))); }

    // The only article in the index.
    Article live() {
        writer_.commit();
        EXPECT_EQ(writer_.article_count(), 1U);
        return article_of(writer_.database(), writer_.database().get_document(
                                                  find_article(writer_.database(), "urn:fähre")));
    }

    std::vector<std::string> earlier_paths() {
        std::vector<std::string> paths;
        for (const EarlierVersion& earlier : live().earlier_versions)
            paths.push_back(earlier.path);
        return paths;
    }

    testing::TemporaryFolder folder_;
    Root root_ = make_root("/archiv");
    ShardWriter writer_ = ShardWriter::create(folder_.path("index"));
};

TEST_F(Versions, TheNewestStandsInTheIndexWhateverTheOrder) {
    std::vector<Article> articles{version(1, "a.json"), version(2, "b.json"), version(3, "c.json"),
                                  version(3, "d.json")};
    std::sort(articles.begin(), articles.end(),
              [](const Article& one, const Article& other) { return one.path < other.path; });
    do {
        for (const Article& article : articles)
            add(article);
        EXPECT_EQ(live().path, "c.json");
        EXPECT_THAT(earlier_paths(), ElementsAre("d.json", "b.json", "a.json"));
        for (const Article& article : articles)
            writer_.remove_file(root_, article.path);
        EXPECT_EQ(writer_.article_count(), 0U);
        EXPECT_EQ(EarlierVersions::count(writer_.database()), 0U);
    } while (std::next_permutation(
        articles.begin(), articles.end(),
        [](const Article& one, const Article& other) { return one.path < other.path; }));
}

TEST_F(Versions, AnEarlierOneComesBackWhenTheNewerLeaves) {
    add(version(1, "alt.jsonl#1"));
    add(version(2, "alt.jsonl#2"));
    add(version(3, "neu.json"));
    const auto removal = writer_.remove_file(root_, "neu.json");
    EXPECT_EQ(removal.removed, 1U);
    EXPECT_EQ(removal.restored, 1U);
    EXPECT_EQ(live().headline, "Fähre fährt, Fassung 2");
    EXPECT_THAT(earlier_paths(), ElementsAre("alt.jsonl#1"));
    writer_.remove_file(root_, "alt.jsonl");
    EXPECT_EQ(writer_.article_count(), 0U);
}

TEST_F(Versions, HistoryForgetsWhatLeaves) {
    add(version(2, "neu.json"));
    add(version(1, "alt.json"));
    EXPECT_THAT(earlier_paths(), SizeIs(1));
    EXPECT_EQ(writer_.remove_file(root_, "alt.json").removed, 0U);
    EXPECT_EQ(live().headline, "Fähre fährt, Fassung 2");
    EXPECT_THAT(earlier_paths(), IsEmpty());
}

TEST_F(Versions, AKillWithdrawsWhateverItFinds) {
    Article kill = version(1, "kill.json");
    kill.version.clear();
    kill.pub_status = PubStatus::Canceled;
    add(kill);
    add(version(9, "neun.json"));
    EXPECT_EQ(live().pub_status, PubStatus::Canceled);
    EXPECT_THAT(earlier_paths(), ElementsAre("neun.json"));
}

TEST_F(Versions, WhatSaysNothingOfItsVersionCollides) {
    Article one = version(1, "eins.json");
    one.version.clear();
    Article other = one;
    other.path = "zwei.json";
    add(one);
    const auto collision = writer_.add(other, root_, "zwei.json");
    ASSERT_FALSE(collision.has_value());
    EXPECT_EQ(collision.error().path, "eins.json");
    EXPECT_FALSE(collision.error().same_file);
    EXPECT_TRUE(writer_.add(version(1, "drei.json"), root_, "drei.json").has_value());
    EXPECT_EQ(live().path, "drei.json");
}

TEST_F(Versions, KeepNoMoreThanABoundOfThem) {
    const int count = static_cast<int>(EarlierVersions::kMostOfArticle) + 5;
    for (int number = 1; number <= count; ++number)
        add(version(number, "ticker.jsonl#" + std::to_string(number)));
    EXPECT_THAT(earlier_paths(), SizeIs(EarlierVersions::kMostOfArticle));
    EXPECT_EQ(earlier_paths().front(), "ticker.jsonl#" + std::to_string(count - 1));
    EXPECT_EQ(EarlierVersions::count(writer_.database()), static_cast<std::uint64_t>(count - 1));
    writer_.remove_file(root_, "ticker.jsonl");
    EXPECT_EQ(EarlierVersions::count(writer_.database()), 0U);
}

}  // namespace
}  // namespace nachlese
