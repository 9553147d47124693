#include "tests/bench/query_sample.h"

#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "schema/analysis/analyser.h"
#include "schema/date.h"

namespace nachlese::bench {

namespace {

constexpr std::array<std::string_view, 5> kKinds{"single", "and", "or", "phrase", "date"};
constexpr int kMaxAttempts = 1000;

// Shares of the articles that a word stands in.
struct Band {
    double from;
    double to;
};
constexpr std::array<Band, 3> kBands{Band{0.05, 0.4}, Band{0.005, 0.05}, Band{0.0, 0.005}};

// One article's words, as they follow each other in a paragraph.
using Paragraphs = std::vector<std::vector<std::string>>;

class QuerySampler {
  public:
    explicit QuerySampler(const std::vector<Article>& articles) : articles_(articles) {
        for (const Article& article : articles) {
            Paragraphs paragraphs;
            std::set<std::string> forms;
            for (const Paragraph& paragraph : article.body) {
                std::vector<std::string>& words = paragraphs.emplace_back();
                analyser_.analyse(paragraph.text, [&](const Token& token) {
                    if (token.is_alternative) return;
                    words.push_back(token.form->surface);
                    forms.insert(token.form->surface);
                });
            }
            words_.push_back(std::move(paragraphs));
            for (const std::string& form : forms)
                ++articles_by_form_[form];
        }
    }

    // None where the articles do not have the words.
    std::optional<KindedQuery> draw(std::size_t number) {
        if (articles_.empty()) return std::nullopt;
        const std::string_view kind = kKinds[number % kKinds.size()];
        const std::size_t round = number / kKinds.size();
        for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
            const std::size_t article = below(articles_.size());
            const std::string text = write(kind, round, article);
            if (!text.empty()) return KindedQuery{std::string(kind), text};
        }
        return std::nullopt;
    }

  private:
    std::string write(std::string_view kind, std::size_t round, std::size_t article) {
        if (kind == "single") return word_of(article, round);
        if (kind == "phrase") return phrase_of(article);
        const std::string first = word_of(article, round);
        const std::string second = word_of(article, round + 1);
        if (first.empty() || second.empty() || first == second) return {};
        if (kind == "or") return fmt::format("{} ODER {}", first, second);
        if (kind == "and") return fmt::format("{} {}", first, second);
        const std::optional<ArticleDate>& date = articles_[article].date;
        if (!date) return {};
        return fmt::format("{} {} datum:{:04}-{:02}", first, second, date->when.date.year,
                           date->when.date.month);
    }

    // Empty where the article has no word that is as frequent.
    std::string word_of(std::size_t article, std::size_t round) {
        const Band& band = kBands[round % kBands.size()];
        std::vector<std::string> fitting;
        for (const std::vector<std::string>& paragraph : words_[article]) {
            for (const std::string& word : paragraph) {
                const double share = static_cast<double>(articles_by_form_.at(word)) /
                                     static_cast<double>(articles_.size());
                const bool letters =
                    word.size() >= 4 && word.find_first_of("0123456789-*?.:/") == std::string::npos;
                if (letters && share >= band.from && share < band.to) fitting.push_back(word);
            }
        }
        return fitting.empty() ? std::string{} : fitting[below(fitting.size())];
    }

    std::string phrase_of(std::size_t article) {
        if (words_[article].empty()) return {};
        const std::vector<std::string>& words = words_[article][below(words_[article].size())];
        const std::size_t length = 2 + below(2);
        if (words.size() <= length) return {};
        const std::size_t first = below(words.size() - length);
        std::string phrase = words[first];
        for (std::size_t i = 1; i < length; ++i)
            phrase += ' ' + words[first + i];
        return fmt::format("\"{}\"", phrase);
    }

    std::size_t below(std::size_t limit) { return engine_() % limit; }

    const std::vector<Article>& articles_;
    Analyser analyser_;
    std::vector<Paragraphs> words_;
    std::unordered_map<std::string, std::uint64_t> articles_by_form_;
    std::mt19937_64 engine_{7};
};

}  // namespace

std::vector<KindedQuery> sample_queries(const std::vector<Article>& articles, std::size_t count) {
    QuerySampler sampler(articles);
    std::vector<KindedQuery> queries;
    queries.reserve(count);
    for (std::size_t number = 0; number < count; ++number) {
        if (auto query = sampler.draw(number)) queries.push_back(std::move(*query));
    }
    return queries;
}

}  // namespace nachlese::bench
