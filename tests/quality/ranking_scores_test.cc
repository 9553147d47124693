#include "tests/quality/ranking_scores.h"

#include <cmath>
#include <sstream>

#include <gtest/gtest.h>

namespace nachlese::testing {
namespace {

RankingScores score(const std::string& judged, const std::string& found) {
    std::istringstream judgements(judged);
    std::istringstream run(found);
    return score_ranking(read_judgements(judgements), read_run(run));
}

std::string run_of(const std::string& topic, int first, int last) {
    std::string lines;
    for (int id = first; id <= last; ++id)
        lines += topic + " Q0 a" + std::to_string(id) + " 1 1.0 tag\n";
    return lines;
}

TEST(RankingScores, AllRelevantOnTopIsPerfect) {
    const auto scores = score("t 0 a1 1\nt 0 a2 1\nt 0 a3 0\n", run_of("t", 1, 5));
    EXPECT_EQ(scores.topics, 1U);
    EXPECT_DOUBLE_EQ(scores.mrr_at_10, 1);
    EXPECT_DOUBLE_EQ(scores.ndcg_at_10, 1);
    EXPECT_DOUBLE_EQ(scores.recall_at_100, 1);
}

TEST(RankingScores, TheFormulasAreThoseOfTheBooks) {
    const auto scores = score("t 0 a3 1\nt 0 a4 1\nt 0 missing 1\n", run_of("t", 1, 5));
    const double gain = 1 / std::log2(4.0) + 1 / std::log2(5.0);
    const double ideal = 1 + 1 / std::log2(3.0) + 1 / std::log2(4.0);
    EXPECT_DOUBLE_EQ(scores.mrr_at_10, 1.0 / 3);
    EXPECT_DOUBLE_EQ(scores.ndcg_at_10, gain / ideal);
    EXPECT_DOUBLE_EQ(scores.recall_at_100, 2.0 / 3);
}

TEST(RankingScores, DepthsAreKept) {
    const auto eleventh = score("t 0 a11 1\n", run_of("t", 1, 200));
    EXPECT_DOUBLE_EQ(eleventh.mrr_at_10, 0);
    EXPECT_DOUBLE_EQ(eleventh.ndcg_at_10, 0);
    EXPECT_DOUBLE_EQ(eleventh.recall_at_100, 1);
    EXPECT_DOUBLE_EQ(score("t 0 a101 1\n", run_of("t", 1, 200)).recall_at_100, 0);
}

TEST(RankingScores, ATopicWithoutResultsCounts) {
    const auto scores = score("t 0 a1 1\nu 0 a1 1\n", run_of("t", 1, 1));
    EXPECT_EQ(scores.topics, 2U);
    EXPECT_DOUBLE_EQ(scores.mrr_at_10, 0.5);
}

TEST(RankingScores, NothingJudgedIsNoDivisionByZero) {
    EXPECT_DOUBLE_EQ(score("", run_of("t", 1, 3)).mrr_at_10, 0);
}

}  // namespace
}  // namespace nachlese::testing
