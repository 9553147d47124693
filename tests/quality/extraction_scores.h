// Scores extracted articles against a gold standard: JSON objects as `nachlese-index extract`
// prints them against objects as in tests/data/sample-archive.gold.jsonl (data/README.md).
#pragma once

#include <nlohmann/json.hpp>

namespace nachlese::testing {

// How many articles have each field right. An article that was not extracted has nothing right.
struct ExtractionScores {
    int articles = 0;    // of the gold standard
    int extracted = 0;   // of them
    double body_f1 = 0;  // the mean over all articles
    int headlines = 0;   // the same string
    int dated = 0;       // articles whose gold has a date; the others cannot have it right or wrong
    int dates = 0;       // the same day
    int tags = 0;        // the same strings in the same order
};

// F1 over the multisets of folded words of the extracted body and the gold's paragraphs. Teaser and
// subheadings may stand in the body or not: their words count neither way.
[[nodiscard]] double body_f1(const nlohmann::json& article, const nlohmann::json& gold);

// `articles`: path -> extracted article; `gold`: an array, whose "file" is that path.
[[nodiscard]] ExtractionScores score_extraction(const nlohmann::json& articles,
                                                const nlohmann::json& gold);

}  // namespace nachlese::testing
