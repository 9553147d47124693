// Random small articles and queries out of one tiny vocabulary, so that everything collides: the
// forms of one stem, parts of hyphenated words, the same words in every field.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/language/ast.h"
#include "schema/article.h"
#include "schema/fields.h"

namespace nachlese::testing {

class RandomQueries {
  public:
    explicit RandomQueries(unsigned seed) : random_(seed) {}

    Article article(std::size_t number) {
        Article article;
        article.id = std::to_string(number);
        article.path = "seite-" + article.id + ".txt";
        article.url = "https://example.org/" + word();
        article.headline = text(3);
        article.kicker = text(1);
        article.teaser = text(3);
        for (std::size_t count = below(3); count > 0; --count) {
            article.body.push_back({ParagraphKind::Text, prose(1 + below(16))});
        }
        article.tags = texts(2);
        article.captions = texts(1);
        article.authors = texts(1);
        article.source = text(2);
        article.place = text(1);
        article.section = text(1);
        if (chance(3, 4)) article.date = ArticleDate{{day(), std::nullopt, 0}, {}, false};
        return article;
    }

    // Of every kind of node, none deeper than `depth`.
    QueryNode query(int depth) {
        if (depth == 0 || chance(1, 4)) return leaf();
        switch (below(7)) {
            case 0:
                return scope(depth);
            case 1:
                return {Not{operand(depth)}, {}};
            case 2:
                if (in_exact_field_) return leaf();
                return {Boost{operand(depth), static_cast<double>(below(8)) / 4}, {}};
            case 3:
                return in_exact_field_ ? leaf() : near();
            case 4:
                return list<And>(depth);
            case 5:
                return list<Or>(depth);
            default:
                return list<Juxtaposition>(depth);
        }
    }

  private:
    static constexpr std::array<std::string_view, 6> kWords{"Hafen",  "Hafens",      "rot",
                                                            "Segeln", "Rot-Segelns", "&"};
    static constexpr std::size_t kSimpleWords = 4;  // of these, the first

    std::size_t below(std::size_t bound) { return random_() % bound; }
    bool chance(std::size_t times, std::size_t of) { return below(of) < times; }

    std::string word() { return std::string(kWords.at(below(kWords.size()))); }

    std::string words(std::size_t count) {
        std::string words = word();
        while (--count > 0)
            words += ' ' + word();
        return words;
    }

    // In sentences.
    std::string prose(std::size_t count) {
        static constexpr std::array<std::string_view, 6> kBetween{" ", " ", " ", " ", ". ", "! "};
        std::string prose = word();
        while (--count > 0)
            prose += std::string(kBetween.at(below(kBetween.size()))) + word();
        return prose;
    }

    // May be empty.
    std::string text(std::size_t most) {
        const std::size_t count = below(most + 1);
        return count == 0 ? std::string{} : words(count);
    }

    std::vector<std::string> texts(std::size_t most) {
        std::vector<std::string> texts;
        for (std::size_t count = below(most + 1); count > 0; --count)
            texts.push_back(words(1 + below(2)));
        return texts;
    }

    CivilDate day() {
        const int year = 2023 + static_cast<int>(below(3));
        const int month = 1 + static_cast<int>(below(12));
        const auto days = static_cast<std::size_t>(last_day_of_month(year, month));
        return {year, month, 1 + static_cast<int>(below(days))};
    }

    FieldId field_id() {
        while (true) {
            const Field& field = fields()[below(fields().size())];
            const bool takes_words =
                field.kind != FieldKind::Date && field.kind != FieldKind::State;
            if (takes_words) return field.id;
        }
    }

    QueryNode leaf() {
        if (chance(1, 8)) return {days(), {}};
        if (chance(1, 16)) return {Word{"https://example.org/Hafen"}, {}};
        return text_leaf();
    }

    QueryNode text_leaf() {
        const bool exact = chance(1, 4);
        if (chance(1, 3)) return {Phrase{words(1 + below(3)), exact}, {}};
        if (chance(1, 8) && !in_exact_field_) return {Wildcard{pattern()}, {}};
        if (chance(1, 8) && !in_exact_field_) {
            return {FuzzyWord{std::string(kWords.at(below(kSimpleWords))),
                              1 + static_cast<int>(below(2))},
                    {}};
        }
        return {Word{word(), exact}, {}};
    }

    QueryNode near() {
        Near near;
        for (std::size_t count = 2 + below(2); count > 0; --count) {
            if (chance(1, 3)) {
                Or alternatives;
                alternatives.operands.push_back(text_leaf());
                alternatives.operands.push_back(text_leaf());
                near.operands.push_back({std::move(alternatives), {}});
            } else {
                near.operands.push_back(text_leaf());
            }
        }
        near.unit = static_cast<NearUnit>(below(3));
        if (near.unit == NearUnit::Words) near.distance = 1 + below(12);
        return {std::move(near), {}};
    }

    std::string pattern() {
        std::string pattern(kWords.at(below(kSimpleWords)));
        const std::size_t kept = 1 + below(pattern.size());
        const std::string sign(1, chance(1, 2) ? '*' : '?');
        return chance(1, 2) ? sign + pattern.substr(pattern.size() - kept)
                            : pattern.substr(0, kept) + sign + '*';
    }

    DateRange days() {
        DateRange range{day(), day()};
        if (*range.last < *range.first) std::swap(range.first, range.last);
        if (chance(1, 3)) {
            (chance(1, 2) ? range.first : range.last).reset();
        }
        return range;
    }

    // Where whole values are compared, signs in words are text.
    QueryNode scope(int depth) {
        const FieldId id = field_id();
        const bool was_exact = std::exchange(in_exact_field_, field(id).kind == FieldKind::Exact);
        QueryNode scope{FieldScope{id, operand(depth)}, {}};
        in_exact_field_ = was_exact;
        return scope;
    }

    std::unique_ptr<QueryNode> operand(int depth) {
        return std::make_unique<QueryNode>(query(depth - 1));
    }

    template <typename List>
    QueryNode list(int depth) {
        List list;
        for (std::size_t count = 2 + below(2); count > 0; --count)
            list.operands.push_back(query(depth - 1));
        return {std::move(list), {}};
    }

    std::minstd_rand random_;
    bool in_exact_field_ = false;
};

}  // namespace nachlese::testing
