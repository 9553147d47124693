// Prints quality figures; scripts/quality calls it.
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tests/quality/duplicate_scores.h"
#include "tests/quality/extraction_scores.h"
#include "tests/quality/ranking_scores.h"

namespace nachlese::testing {
namespace {

using nlohmann::json;

constexpr int kUsageError = 2;
constexpr int kUnreadable = 7;

// As many as a person judges in an hour.
constexpr std::size_t kPairsToJudge = 100;

int print_ranking(std::istream& judgements, std::istream& run) {
    const RankingScores scores = score_ranking(read_judgements(judgements), read_run(run));
    fmt::print("topics {}  MRR@10 {:.4f}  nDCG@10 {:.4f}  recall@100 {:.4f}\n", scores.topics,
               scores.mrr_at_10, scores.ndcg_at_10, scores.recall_at_100);
    return 0;
}

int print_extraction(std::istream& gold_lines, std::istream& article_lines) {
    json gold = json::array();
    json articles = json::object();
    std::string line;
    while (std::getline(gold_lines, line))
        gold.push_back(json::parse(line));
    while (std::getline(article_lines, line)) {
        json article = json::parse(line);
        if (article.value("article", true)) articles[article.value("path", "")] = article;
    }
    const ExtractionScores scores = score_extraction(articles, gold);
    fmt::print(
        "articles {}  extracted {}  body F1 {:.4f}  headline {}/{}  date {}/{}  tags {}/{}\n",
        scores.articles, scores.extracted, scores.body_f1, scores.headlines, scores.articles,
        scores.dates, scores.dated, scores.tags, scores.articles);
    return 0;
}

std::vector<json> read_objects(std::istream& lines) {
    std::vector<json> objects;
    for (std::string line; std::getline(lines, line);)
        objects.push_back(json::parse(line));
    return objects;
}

int print_duplicates(std::istream& articles, std::istream& hits) {
    const DuplicateScores scores = score_duplicates(read_objects(articles), read_objects(hits));
    fmt::print("articles {}  clusters {}  pairs {}", scores.articles, scores.clusters,
               scores.found.size());
    for (const double similarity : {0.5, 0.6, 0.7, 0.8, 0.9})
        fmt::print("  recall@{} {:.4f}", similarity, recall_at(scores, similarity));
    fmt::print("\n");
    for (const auto& [name, pairs] : {std::pair{"found", sample(scores.found, kPairsToJudge)},
                                      std::pair{"missed", sample(scores.missed, kPairsToJudge)}}) {
        for (const DuplicatePair& pair : pairs)
            fmt::print("{}\t{:.3f}\t{}\t{}\n", name, pair.similarity, pair.id, pair.other_id);
    }
    return 0;
}

struct Measure {
    std::string_view name;
    int (*print)(std::istream& wanted, std::istream& found);
};
constexpr Measure kMeasures[] = {
    {"ranking", print_ranking},
    {"extraction", print_extraction},
    {"duplicates", print_duplicates},
};

int run_measure(const Measure& measure, const char* wanted_path, const char* found_path) {
    std::ifstream wanted(wanted_path);
    std::ifstream found(found_path);
    if (!wanted || !found) {
        fmt::print(stderr, "quality: {} cannot be read\n", wanted ? found_path : wanted_path);
        return kUnreadable;
    }
    try {
        return measure.print(wanted, found);
    } catch (const json::exception& error) {
        fmt::print(stderr, "quality: {} or {}: {}\n", wanted_path, found_path, error.what());
        return kUnreadable;
    }
}

}  // namespace
}  // namespace nachlese::testing

int main(int argc, char** argv) {
    using namespace nachlese::testing;
    if (argc == 4) {
        for (const Measure& measure : kMeasures) {
            if (measure.name == argv[1]) return run_measure(measure, argv[2], argv[3]);
        }
    }
    fmt::print(stderr,
               "Usage: nachlese-quality ranking QRELS RUN\n"
               "       nachlese-quality extraction GOLD.jsonl EXTRACTED.jsonl\n"
               "       nachlese-quality duplicates EXTRACTED.jsonl HITS.jsonl\n");
    return kUsageError;
}
