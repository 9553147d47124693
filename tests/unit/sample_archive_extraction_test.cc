// How well the articles of data/sample-archive are cut out of their dumps. The floors are what was
// measured when they were set; raise them when extraction improves.
#include <cstdio>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "indexer/encoding.h"
#include "indexer/input.h"
#include "indexer/readers/dump/segmentation.h"
#include "schema/article_json.h"
#include "tests/quality/extraction_scores.h"

namespace nachlese::testing {
namespace {

using nlohmann::json;

const std::string kSource = NACHLESE_SOURCE_DIR;

Article extract(const std::string& file) {
    auto input = InputStream::open(kSource + "/data/sample-archive/" + file);
    if (!input) return {};
    const auto bytes = input->read_all(std::size_t{1} << 20U);
    const TimeZone zone = *TimeZone::open("Europe/Berlin");
    const ReadContext context{file, zone.local({2026, 1, 1}, 0), zone, nullptr};
    const std::string text = bytes ? decode_text(*bytes).text : std::string{};
    return dump::assemble(dump::segment_dump(text, context), context);
}

ExtractionScores score_archive() {
    json gold = json::array();
    json articles = json::object();
    std::ifstream lines(kSource + "/tests/data/sample-archive.gold.jsonl");
    for (std::string line; std::getline(lines, line);) {
        gold.push_back(json::parse(line));
        const std::string file = gold.back()["file"];
        articles[file] = to_json(extract(file));
    }
    return score_extraction(articles, gold);
}

TEST(SampleArchive, IsExtractedAtLeastAsWellAsBefore) {
    const ExtractionScores score = score_archive();
    ASSERT_GE(score.articles, 60);
    EXPECT_GE(score.body_f1, 0.97);
    EXPECT_GE(score.headlines, score.articles - 14);
    EXPECT_GE(score.dates, score.articles - 13);
    EXPECT_GE(score.tags, score.articles - 8);
    RecordProperty("body_f1", std::to_string(score.body_f1));
    std::printf("articles %d  body F1 %.3f  headlines %d  dates %d  tags %d\n", score.articles,
                score.body_f1, score.headlines, score.dates, score.tags);
}

}  // namespace
}  // namespace nachlese::testing
