// How well the articles of data/sample-archive are cut out of their dumps. The floors are what was
// measured when they were set; raise them when extraction improves.
#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "indexer/encoding.h"
#include "indexer/input.h"
#include "indexer/readers/dump/segmentation.h"
#include "schema/utf8.h"

namespace nachlese {
namespace {

using nlohmann::json;
using WordCounts = std::map<std::string, int>;

const std::string kSource = NACHLESE_SOURCE_DIR;

WordCounts words_of(std::string_view text) {
    WordCounts counts;
    std::string word;
    for (const char c : fold(text) + " ") {
        if (c == ' ' || (static_cast<unsigned char>(c) < 0x80 && std::ispunct(c) != 0)) {
            if (!word.empty()) ++counts[std::exchange(word, {})];
        } else {
            word += c;
        }
    }
    return counts;
}

int total(const WordCounts& counts) {
    int sum = 0;
    for (const auto& [word, count] : counts)
        sum += count;
    return sum;
}

int common(const WordCounts& a, const WordCounts& b) {
    int sum = 0;
    for (const auto& [word, count] : a) {
        const auto found = b.find(word);
        if (found != b.end()) sum += std::min(count, found->second);
    }
    return sum;
}

std::string joined(const json& lines) {
    std::string text;
    for (const auto& line : lines)
        text += line.get<std::string>() + " ";
    return text;
}

Article extract(const std::string& file) {
    auto input = InputStream::open(kSource + "/data/sample-archive/" + file);
    if (!input) return {};
    const auto bytes = input->read_all(std::size_t{1} << 20U);
    const TimeZone zone = *TimeZone::open("Europe/Berlin");
    const ReadContext context{file, zone.local({2026, 1, 1}, 0), zone, nullptr};
    const std::string text = bytes ? decode_text(*bytes).text : std::string{};
    return dump::assemble(dump::segment_dump(text, context), context);
}

struct Score {
    int articles = 0;
    int headlines = 0;
    int dates = 0;
    int tags = 0;
    double body_f1 = 0;
};

// Teaser and subheadings may stand in the body or not, so their words count neither way.
double body_f1(const Article& article, const json& gold) {
    const WordCounts found = words_of(body_text(article));
    const WordCounts wanted = words_of(joined(gold["paragraphs"]));
    WordCounts free = words_of(joined(gold["summary"]) + joined(gold["subheads"]));
    for (const auto& [word, count] : wanted)
        free[word] += count;
    const double right = common(found, wanted);
    const double wrong = total(found) - common(found, free);
    const double precision = right / std::max(1.0, right + wrong);
    const double recall = right / std::max(1, total(wanted));
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
}

Score score_archive() {
    Score score;
    std::ifstream lines(kSource + "/tests/data/sample-archive.gold.jsonl");
    for (std::string line; std::getline(lines, line);) {
        const json gold = json::parse(line);
        const Article article = extract(gold["file"]);
        ++score.articles;
        score.headlines += article.headline == gold["title"].get<std::string>() ? 1 : 0;
        const std::string day = article.date ? to_iso(article.date->when).substr(0, 10) : "";
        const json& date = gold["date"];
        score.dates += date.is_string() && date.get<std::string>().substr(0, 10) == day ? 1 : 0;
        score.tags += json(article.tags) == gold["tags"] ? 1 : 0;
        score.body_f1 += body_f1(article, gold);
    }
    score.body_f1 /= std::max(1, score.articles);
    return score;
}

TEST(SampleArchive, IsExtractedAtLeastAsWellAsBefore) {
    const Score score = score_archive();
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
}  // namespace nachlese
