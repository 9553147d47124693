#include "tests/quality/duplicate_scores.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "schema/date.h"
#include "schema/hash.h"
#include "tests/quality/folded_words.h"

namespace nachlese::testing {

using nlohmann::json;

namespace {

constexpr int kWindowDays = 5;
constexpr std::size_t kRunLength = 3;

struct Text {
    std::string id;
    std::optional<CivilDate> day;
    std::vector<std::uint64_t> shingles;  // hashes, ascending, each once
};

std::vector<std::uint64_t> shingles_of(const std::string& body) {
    const std::vector<std::string> words = folded_words(body);
    std::vector<std::uint64_t> shingles;
    for (std::size_t end = kRunLength; end <= words.size(); ++end) {
        std::string run;
        for (std::size_t word = end - kRunLength; word < end; ++word)
            run += words[word] + ' ';
        shingles.push_back(hash64(run));
    }
    std::sort(shingles.begin(), shingles.end());
    shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
    return shingles;
}

std::optional<CivilDate> day_of(const json& article) {
    static const TimeZone utc = TimeZone::open("UTC").value();
    const std::string day =
        article.value("date", "").substr(0, std::string_view("2025-01-01").size());
    const auto when = parse_iso(day, utc);
    return when ? std::optional(when->date) : std::nullopt;
}

double jaccard(const Text& a, const Text& b) {
    std::vector<std::uint64_t> common;
    std::set_intersection(a.shingles.begin(), a.shingles.end(), b.shingles.begin(),
                          b.shingles.end(), std::back_inserter(common));
    const std::size_t all = a.shingles.size() + b.shingles.size() - common.size();
    return all == 0 ? 0 : static_cast<double>(common.size()) / static_cast<double>(all);
}

using Pair = std::pair<std::size_t, std::size_t>;  // indices of texts by date, ascending

// Every two texts of one window that share a shingle.
std::set<Pair> similar_pairs(const std::vector<Text>& texts) {
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> holders;
    std::set<Pair> similar;
    for (std::size_t later = 0; later < texts.size(); ++later) {
        const Text& text = texts[later];
        std::unordered_map<std::size_t, std::size_t> common;
        for (const std::uint64_t shingle : text.shingles) {
            auto& earlier = holders[shingle];
            for (std::size_t latest = earlier.size(); latest-- > 0;) {
                const std::size_t holder = earlier[latest];
                const auto& day = texts[holder].day;
                if (day.has_value() != text.day.has_value()) break;
                if (day && *day < add_days(*text.day, -kWindowDays)) break;
                ++common[holder];
            }
            earlier.push_back(later);
        }
        for (const auto& [earlier, count] : common) {
            const std::size_t all = text.shingles.size() + texts[earlier].shingles.size() - count;
            if (static_cast<double>(count) >= kLeastSimilarity * static_cast<double>(all))
                similar.emplace(earlier, later);
        }
    }
    return similar;
}

std::vector<Text> texts_by_date(const std::vector<json>& articles) {
    std::vector<Text> texts;
    for (const json& article : articles) {
        texts.push_back(
            {article.value("id", ""), day_of(article), shingles_of(article.value("body", ""))});
    }
    std::sort(texts.begin(), texts.end(), [](const Text& a, const Text& b) {
        return std::tie(a.day, a.id) < std::tie(b.day, b.id);
    });
    return texts;
}

}  // namespace

DuplicateScores score_duplicates(const std::vector<json>& articles, const std::vector<json>& hits) {
    const std::vector<Text> texts = texts_by_date(articles);
    std::map<std::string, std::size_t> by_id;
    for (std::size_t index = 0; index < texts.size(); ++index)
        by_id.emplace(texts[index].id, index);

    DuplicateScores scores;
    scores.articles = texts.size();
    std::set<Pair> found;
    for (const json& hit : hits) {
        std::vector<std::size_t> cluster{by_id.at(hit.at("id"))};
        for (const json& duplicate : hit.value("duplicates", json::array()))
            cluster.push_back(by_id.at(duplicate.at("id")));
        scores.clusters += cluster.size() > 1 ? 1 : 0;
        std::sort(cluster.begin(), cluster.end());
        for (std::size_t later = 1; later < cluster.size(); ++later) {
            for (std::size_t earlier = 0; earlier < later; ++earlier)
                found.emplace(cluster[earlier], cluster[later]);
        }
    }
    const auto judged = [&texts](const Pair& pair) {
        const Text& earlier = texts[pair.first];
        const Text& later = texts[pair.second];
        return DuplicatePair{earlier.id, later.id, jaccard(earlier, later)};
    };
    for (const Pair& pair : found)
        scores.found.push_back(judged(pair));
    for (const Pair& pair : similar_pairs(texts)) {
        if (found.count(pair) == 0) scores.missed.push_back(judged(pair));
    }
    return scores;
}

double recall_at(const DuplicateScores& scores, double similarity) {
    const auto alike = [similarity](const std::vector<DuplicatePair>& pairs) {
        return static_cast<double>(std::count_if(
            pairs.begin(), pairs.end(),
            [similarity](const DuplicatePair& pair) { return pair.similarity >= similarity; }));
    };
    const double found = alike(scores.found);
    const double all = found + alike(scores.missed);
    return all == 0 ? 1 : found / all;
}

std::vector<DuplicatePair> sample(std::vector<DuplicatePair> pairs, std::size_t count) {
    const auto order = [](const DuplicatePair& pair) {
        return hash64(pair.id + '\n' + pair.other_id);
    };
    std::sort(pairs.begin(), pairs.end(),
              [&order](const auto& a, const auto& b) { return order(a) < order(b); });
    pairs.resize(std::min(count, pairs.size()));
    return pairs;
}

}  // namespace nachlese::testing
