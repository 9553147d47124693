#include "tests/quality/ranking_scores.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace nachlese::testing {

namespace {

constexpr std::size_t kPrecisionDepth = 10;
constexpr std::size_t kRecallDepth = 100;

// Ranks count from 0 here.
double discount(std::size_t rank) {
    return 1 / std::log2(static_cast<double>(rank) + 2);
}

double ideal_gain(std::size_t relevant) {
    double gain = 0;
    for (std::size_t rank = 0; rank < std::min(relevant, kPrecisionDepth); ++rank)
        gain += discount(rank);
    return gain;
}

void add_topic(RankingScores& sums, const std::set<std::string>& relevant,
               const std::vector<std::string>& found) {
    double reciprocal_rank = 0;
    double gain = 0;
    std::size_t recalled = 0;
    for (std::size_t rank = 0; rank < std::min(found.size(), kRecallDepth); ++rank) {
        if (relevant.count(found[rank]) == 0) continue;
        ++recalled;
        if (rank >= kPrecisionDepth) continue;
        gain += discount(rank);
        if (reciprocal_rank == 0) reciprocal_rank = 1 / static_cast<double>(rank + 1);
    }
    sums.mrr_at_10 += reciprocal_rank;
    sums.ndcg_at_10 += gain / ideal_gain(relevant.size());
    sums.recall_at_100 += static_cast<double>(recalled) / static_cast<double>(relevant.size());
}

}  // namespace

Judgements read_judgements(std::istream& lines) {
    Judgements judgements;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        std::string topic;
        std::string iteration;
        std::string id;
        int relevance = 0;
        if (fields >> topic >> iteration >> id >> relevance && relevance > 0) {
            judgements[topic].insert(id);
        }
    }
    return judgements;
}

Run read_run(std::istream& lines) {
    Run run;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        std::string topic;
        std::string iteration;
        std::string id;
        if (fields >> topic >> iteration >> id) run[topic].push_back(id);
    }
    return run;
}

RankingScores score_ranking(const Judgements& judgements, const Run& run) {
    RankingScores scores;
    for (const auto& [topic, relevant] : judgements) {
        const auto found = run.find(topic);
        add_topic(scores, relevant,
                  found == run.end() ? std::vector<std::string>{} : found->second);
    }
    scores.topics = judgements.size();
    const auto count = static_cast<double>(std::max<std::size_t>(1, scores.topics));
    scores.mrr_at_10 /= count;
    scores.ndcg_at_10 /= count;
    scores.recall_at_100 /= count;
    return scores;
}

}  // namespace nachlese::testing
