// Scores a run against judged topics, both in the formats of TREC
// (https://trec.nist.gov/data/qrels_eng/, and the run format that trec_eval reads).
#pragma once

#include <cstddef>
#include <istream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace nachlese::testing {

// Topic -> ids of the articles judged relevant.
using Judgements = std::map<std::string, std::set<std::string>>;
// Topic -> ids of the articles found, best first.
using Run = std::map<std::string, std::vector<std::string>>;

// Lines "topic 0 id relevance"; what is judged 0 counts like what was not judged. A line of
// another shape is left out.
[[nodiscard]] Judgements read_judgements(std::istream& lines);

// Lines "topic Q0 id rank score tag", in the order in which they are to be ranked.
[[nodiscard]] Run read_run(std::istream& lines);

// Means over all judged topics; a topic that the run lacks has 0 everywhere.
struct RankingScores {
    std::size_t topics = 0;
    double mrr_at_10 = 0;      // 1 / rank of the first relevant article among the first 10
    double ndcg_at_10 = 0;     // binary gains, discount 1 / log2(rank + 1)
    double recall_at_100 = 0;  // share of the relevant articles among the first 100
};
[[nodiscard]] RankingScores score_ranking(const Judgements& judgements, const Run& run);

}  // namespace nachlese::testing
