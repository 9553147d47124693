#include "tests/quality/duplicate_scores.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace nachlese::testing {
namespace {

using nlohmann::json;

json article(const std::string& id, const std::string& date, int first_word) {
    std::string body;
    for (int word = first_word; word < first_word + 100; ++word)
        body += "Wort" + std::to_string(word) + ", ";
    return {{"id", id}, {"date", date}, {"body", body}};
}

// 98 shingles each; b shares 88 with a, c none, d is a too late.
const std::vector<json> kArticles{
    article("b", "2019-01-06T10:00:00+01:00", 10),
    article("a", "2019-01-05", 0),
    article("c", "2019-01-05", 1000),
    article("d", "2019-01-12", 0),
    {{"id", "leer"}},
};

json hit(const std::string& id, const std::vector<std::string>& others) {
    json line{{"id", id}};
    for (const std::string& other : others)
        line["duplicates"].push_back({{"id", other}});
    return line;
}

TEST(DuplicateScores, CompareFoundPairsWithTheTexts) {
    const auto scores =
        score_duplicates(kArticles, {hit("b", {"a"}), hit("c", {}), hit("d", {}), hit("leer", {})});
    EXPECT_EQ(scores.articles, 5U);
    EXPECT_EQ(scores.clusters, 1U);
    ASSERT_EQ(scores.found.size(), 1U);
    EXPECT_EQ(scores.found.front().id, "a");
    EXPECT_DOUBLE_EQ(scores.found.front().similarity, 88.0 / 108);
    EXPECT_TRUE(scores.missed.empty());
    EXPECT_DOUBLE_EQ(recall_at(scores, 0.5), 1);
    EXPECT_DOUBLE_EQ(recall_at(scores, 0.9), 1);
}

TEST(DuplicateScores, NameWhatWasMissedAndWhatIsWrong) {
    const auto scores = score_duplicates(kArticles, {hit("c", {"a", "d"}), hit("b", {})});
    EXPECT_EQ(scores.found.size(), 3U);
    EXPECT_EQ(std::count_if(scores.found.begin(), scores.found.end(),
                            [](const DuplicatePair& pair) { return pair.similarity == 0; }),
              2);
    ASSERT_EQ(scores.missed.size(), 1U);
    EXPECT_EQ(scores.missed.front().other_id, "b");
    EXPECT_DOUBLE_EQ(recall_at(scores, 0.5), 0.5);
}

TEST(DuplicateScores, TheSampleDoesNotDependOnTheOrder) {
    std::vector<DuplicatePair> pairs;
    for (int number = 0; number < 50; ++number)
        pairs.push_back({std::to_string(number), "x", 1});
    const auto some = sample(pairs, 10);
    std::reverse(pairs.begin(), pairs.end());
    const auto same = sample(pairs, 10);
    ASSERT_EQ(some.size(), 10U);
    for (std::size_t index = 0; index < some.size(); ++index)
        EXPECT_EQ(some[index].id, same[index].id);
    EXPECT_EQ(sample(pairs, 100).size(), 50U);
}

}  // namespace
}  // namespace nachlese::testing
