// Scores clusters of near-duplicates against the texts themselves, compared pair by pair.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace nachlese::testing {

struct DuplicatePair {
    std::string id;
    std::string other_id;
    double similarity = 0;  // Jaccard index of the word triples of both bodies, exact
};

struct DuplicateScores {
    std::size_t articles = 0;
    std::size_t clusters = 0;
    std::vector<DuplicatePair> found;   // every two articles of one cluster
    std::vector<DuplicatePair> missed;  // similar ones of at most five days between, in no cluster
};

// Pairs that are less alike are not looked for.
inline constexpr double kLeastSimilarity = 0.4;

// `articles`: objects as `nachlese-index extract` prints them; `hits`: what `nachlese-search
// --duplicates fold --format jsonl` prints of all of them. Ids are unique. Knows nothing of
// signatures: words are cut at blanks and punctuation, and every two articles that share a word
// triple are compared.
[[nodiscard]] DuplicateScores score_duplicates(const std::vector<nlohmann::json>& articles,
                                               const std::vector<nlohmann::json>& hits);

// Of the pairs at least that much alike, the share that was found; 1 where there are none.
[[nodiscard]] double recall_at(const DuplicateScores& scores, double similarity);

// `count` of the pairs found, or all: always the same ones, whatever their order.
[[nodiscard]] std::vector<DuplicatePair> sample(std::vector<DuplicatePair> pairs,
                                                std::size_t count);

}  // namespace nachlese::testing
