#include "tests/quality/extraction_scores.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "tests/quality/folded_words.h"

namespace nachlese::testing {

using nlohmann::json;

namespace {

using WordCounts = std::map<std::string, int>;

WordCounts words_of(std::string_view text) {
    WordCounts counts;
    for (std::string& word : folded_words(text))
        ++counts[std::move(word)];
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

std::string joined(const json& object, const char* key) {
    std::string text;
    for (const auto& line : object.value(key, json::array()))
        text += line.get<std::string>() + " ";
    return text;
}

// "" where there is none or null.
std::string text_of(const json& object, const char* key) {
    const auto value = object.find(key);
    return value != object.end() && value->is_string() ? value->get<std::string>() : "";
}

std::string day_of(const json& object) {
    return text_of(object, "date").substr(0, std::string_view("2025-01-01").size());
}

}  // namespace

double body_f1(const json& article, const json& gold) {
    const WordCounts found = words_of(text_of(article, "body"));
    const WordCounts wanted = words_of(joined(gold, "paragraphs"));
    WordCounts allowed = words_of(joined(gold, "summary") + joined(gold, "subheads"));
    for (const auto& [word, count] : wanted)
        allowed[word] += count;
    const double right = common(found, wanted);
    const double wrong = total(found) - common(found, allowed);
    const double precision = right / std::max(1.0, right + wrong);
    const double recall = right / std::max(1, total(wanted));
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
}

ExtractionScores score_extraction(const json& articles, const json& gold) {
    const json no_tags = json::array();
    ExtractionScores scores;
    for (const json& wanted : gold) {
        const std::string day = day_of(wanted);
        ++scores.articles;
        scores.dated += day.empty() ? 0 : 1;
        const auto found = articles.find(text_of(wanted, "file"));
        if (found == articles.end()) continue;
        ++scores.extracted;
        scores.body_f1 += body_f1(*found, wanted);
        scores.headlines += text_of(*found, "headline") == text_of(wanted, "title") ? 1 : 0;
        scores.dates += !day.empty() && day_of(*found) == day ? 1 : 0;
        scores.tags += found->value("tags", no_tags) == wanted.value("tags", no_tags) ? 1 : 0;
    }
    scores.body_f1 /= std::max(1, scores.articles);
    return scores;
}

}  // namespace nachlese::testing
