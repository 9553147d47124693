#include "tests/bench/archive_statistics.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

namespace nachlese::bench {

namespace {

constexpr std::size_t kFrequentForms = 100;

double percent(std::uint64_t part, std::uint64_t whole) {
    return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

void ArchiveStatistics::count(const Article& article) {
    ++articles_;
    const std::string text = body_text(article);
    bytes_ += text.size();
    std::unordered_set<std::string> in_article;
    analyser_.analyse(text, [&](const Token& token) {
        if (token.is_alternative) return;
        ++words_;
        ++frequencies_[token.form->surface];
        in_article.insert(token.form->stem);
        if (words_ == next_line_) print_growth();
    });
    stems_by_article_ += in_article.size();
}

void ArchiveStatistics::print() const {
    std::vector<std::uint64_t> counts;
    counts.reserve(frequencies_.size());
    for (const auto& [form, count] : frequencies_)
        counts.push_back(count);
    std::sort(counts.begin(), counts.end(), std::greater<>());
    const auto once = std::count(counts.begin(), counts.end(), 1U);
    counts.resize(std::min(counts.size(), kFrequentForms));
    const auto per_article = [&](std::uint64_t total) {
        return static_cast<double>(total) / static_cast<double>(articles_);
    };
    fmt::print("{} articles, {} words, {} forms, {:.0f} % of them once\n", articles_, words_,
               frequencies_.size(), percent(static_cast<std::uint64_t>(once), frequencies_.size()));
    fmt::print("an article: {:.0f} bytes, {:.0f} words, {:.0f} different stems\n",
               per_article(bytes_), per_article(words_), per_article(stems_by_article_));
    fmt::print("the {} most frequent forms are {:.1f} % of the words\n", counts.size(),
               percent(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}), words_));
}

void ArchiveStatistics::print_growth() {
    fmt::print("{:>10} words: {} different forms\n", words_, frequencies_.size());
    next_line_ *= 10;
}

}  // namespace nachlese::bench
