#include "query/language/parser.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "query/language/code_points.h"
#include "query/language/date_value.h"
#include "query/language/lexer.h"
#include "query/language/near_operands.h"
#include "query/language/state_value.h"
#include "query/language/word_signs.h"
#include "schema/code_point.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

using Parsed = QueryResult<QueryNode>;

tl::unexpected<QueryError> error_at(SourceRange range, std::string message, std::string hint = {}) {
    return tl::unexpected(QueryError{range, std::move(message), std::move(hint)});
}

tl::unexpected<QueryError> nothing_to_search(std::string_view query) {
    return error_at({0, query.size()}, "there is nothing to search for",
                    "give at least one word, phrase or field");
}

tl::unexpected<QueryError> too_many_words(SourceRange first_too_many) {
    return error_at(first_too_many,
                    fmt::format("more than {} words, phrases and dates", kMaxQueryWords),
                    "ask for less at a time");
}

tl::unexpected<QueryError> too_many_vague_words(SourceRange first_too_many) {
    return error_at(first_too_many,
                    fmt::format("more than {} words with wildcards or ~", kMaxVagueWords),
                    "each of them may stand for hundreds: ask for less at a time");
}

std::optional<SourceRange> first_word_too_many(const std::vector<QueryToken>& tokens) {
    std::size_t words = 0;
    for (const QueryToken& token : tokens) {
        if (token.kind != QueryTokenKind::Word && token.kind != QueryTokenKind::Phrase) continue;
        if (++words > kMaxQueryWords) return token.range;
    }
    return std::nullopt;
}

std::string operator_hint(const QueryToken& token) {
    if (token.text == "-") return {};
    return fmt::format("to search for the word itself, quote it: \"{}\"", token.text);
}

template <typename List>
QueryNode join(std::vector<QueryNode> operands) {
    if (operands.size() == 1) return std::move(operands.front());
    const SourceRange range{operands.front().range.begin, operands.back().range.end};
    List list;
    list.operands = std::move(operands);
    return {std::move(list), range};
}

class Parser {
  public:
    Parser(std::string_view query, std::vector<QueryToken> tokens, const PresentDay& today)
        : query_(query), tokens_(std::move(tokens)), today_(today) {}

    Parsed run() {
        if (at(QueryTokenKind::End)) return nothing_to_search(query_);
        Parsed query = parse_alternatives();
        if (query && !at(QueryTokenKind::End)) return tl::unexpected(missing_operand());
        return query;
    }

  private:
    Parsed parse_alternatives() {
        return parse_list<Or>(&Parser::parse_sequence,
                              [this] { return accept(QueryTokenKind::Or); });
    }

    Parsed parse_sequence() {
        return parse_list<Juxtaposition>(&Parser::parse_conjunction,
                                         [this] { return at_operand(); });
    }

    Parsed parse_conjunction() {
        return parse_list<And>(&Parser::parse_unary,
                               [this] { return accept(QueryTokenKind::And); });
    }

    template <typename List, typename Condition>
    Parsed parse_list(Parsed (Parser::*parse_next)(), Condition goes_on) {
        std::vector<QueryNode> operands;
        do {
            Parsed operand = (this->*parse_next)();
            if (!operand) return operand;
            operands.push_back(std::move(*operand));
        } while (goes_on());
        return join<List>(std::move(operands));
    }

    Parsed parse_unary() {
        if (!at(QueryTokenKind::Not)) return parse_near();
        const QueryToken sign = take();
        Parsed operand = parse_nested(sign, &Parser::parse_unary);
        if (!operand) return operand;
        const SourceRange range{sign.range.begin, operand->range.end};
        return QueryNode{Not{std::make_unique<QueryNode>(std::move(*operand))}, range};
    }

    Parsed parse_near() {
        Parsed first = parse_operand();
        if (!first || !at(QueryTokenKind::Near)) return first;
        const QueryToken sign = current();
        if (is_whole_scope()) {
            return error_at(sign.range,
                            fmt::format("the field {} is compared as a whole", scope_->name),
                            "near each other stand words of a text");
        }
        std::vector<QueryNode> operands;
        operands.push_back(std::move(*first));
        while (at(QueryTokenKind::Near)) {
            const QueryToken again = take();
            if (again.unit != sign.unit || again.distance != sign.distance) {
                return error_at(again.range,
                                fmt::format("expected {} again, found {}", sign.text, again.text),
                                "join both by UND: (a NAH/5 b) UND (b SATZ c)");
            }
            Parsed operand = parse_operand();
            if (!operand) return operand;
            operands.push_back(std::move(*operand));
        }
        return make_near(std::move(operands), sign);
    }

    Parsed parse_operand() {
        switch (current().kind) {
            case QueryTokenKind::Field:
                return parse_scope();
            case QueryTokenKind::Since:
            case QueryTokenKind::Until:
                return parse_bound();
            default:
                return parse_value();
        }
    }

    Parsed parse_value() {
        switch (current().kind) {
            case QueryTokenKind::Open:
                return parse_boost_behind(parse_group());
            case QueryTokenKind::Phrase:
                return parse_boost_behind(parse_phrase());
            case QueryTokenKind::Word:
                return parse_word();
            default:
                return tl::unexpected(missing_operand());
        }
    }

    Parsed parse_scope() {
        const QueryToken name = take();
        const Field* const outer = std::exchange(scope_, &field(name.field));
        Parsed value = parse_value();
        scope_ = outer;
        if (!value) return value;
        value->range.begin = name.range.begin;
        if (field(name.field).kind == FieldKind::Date) return value;
        const SourceRange range = value->range;
        return QueryNode{FieldScope{name.field, std::make_unique<QueryNode>(std::move(*value))},
                         range};
    }

    Parsed parse_bound() {
        const QueryToken name = take();
        const QueryToken value = take();
        const bool is_text =
            value.kind == QueryTokenKind::Word || value.kind == QueryTokenKind::Phrase;
        if (!is_text || value.exact) {
            return error_at(value.range, fmt::format("expected a date behind {}:", name.text));
        }
        auto days = parse_period(date_text(value), offset_of(date_text(value)), today_());
        if (!days) return tl::unexpected(std::move(days.error()));
        (name.kind == QueryTokenKind::Since ? days->last : days->first).reset();
        return QueryNode{*days, {name.range.begin, value.range.end}};
    }

    Parsed parse_group() {
        const QueryToken open = take();
        if (at(QueryTokenKind::End)) return unclosed(open);
        if (at(QueryTokenKind::Close)) {
            return error_at({open.range.begin, current().range.end}, "the parentheses are empty");
        }
        Parsed inside = parse_nested(open, &Parser::parse_alternatives);
        if (!inside) return inside;
        if (at(QueryTokenKind::End)) return unclosed(open);
        if (!at(QueryTokenKind::Close)) return tl::unexpected(missing_operand());
        inside->range = {open.range.begin, take().range.end};
        return inside;
    }

    Parsed parse_nested(const QueryToken& opening, Parsed (Parser::*parse_inside)()) {
        if (depth_ == kMaxQueryDepth) {
            return error_at(opening.range,
                            fmt::format("more than {} parentheses and negations within each other",
                                        kMaxQueryDepth));
        }
        ++depth_;
        Parsed inside = (this->*parse_inside)();
        --depth_;
        return inside;
    }

    Parsed parse_phrase() {
        const QueryToken phrase = take();
        if (scope_is(FieldKind::Date)) return parse_date(phrase);
        if (scope_is(FieldKind::State)) return state_value(phrase);
        return QueryNode{Phrase{std::string(phrase.text), phrase.exact}, phrase.range};
    }

    // `operand` is the phrase or group that has just been read.
    Parsed parse_boost_behind(Parsed operand) {
        const bool is_next_to = operand && at(QueryTokenKind::Word) &&
                                current().range.begin == tokens_[position_ - 1].range.end;
        if (!is_next_to) return operand;
        const auto boost = read_boost_behind(current());
        if (!boost) return tl::unexpected(boost.error());
        if (!*boost) return operand;
        const QueryToken sign = take();
        if (scope_is(FieldKind::Date) || is_whole_scope()) {
            return error_at(sign.range, fmt::format("the field {} has no weight", scope_->name),
                            "it decides whether an article is found, not where it stands");
        }
        return boosted(std::move(*operand), **boost, sign.range.end);
    }

    static QueryNode boosted(QueryNode operand, double factor, std::size_t end) {
        const SourceRange range{operand.range.begin, end};
        return {Boost{std::make_unique<QueryNode>(std::move(operand)), factor}, range};
    }

    Parsed parse_word() {
        const QueryToken word = take();
        if (scope_is(FieldKind::Date)) return parse_date(word);
        if (scope_is(FieldKind::State)) return state_value(word);
        // Addresses, paths and ids may contain any sign.
        if (scope_is(FieldKind::Exact)) {
            return QueryNode{Word{std::string(word.text), word.exact}, word.range};
        }
        const auto taken_apart = read_signed_word(word);
        if (!taken_apart) return tl::unexpected(taken_apart.error());
        const bool is_vague = taken_apart->is_pattern || taken_apart->edits;
        if (is_vague && ++vague_words_ > kMaxVagueWords) return too_many_vague_words(word.range);
        QueryNode node = word_node(word, *taken_apart);
        return taken_apart->boost ? boosted(std::move(node), *taken_apart->boost, word.range.end)
                                  : std::move(node);
    }

    static QueryNode word_node(const QueryToken& word, const SignedWord& taken_apart) {
        std::string text(taken_apart.text);
        if (taken_apart.is_pattern) return {Wildcard{std::move(text)}, taken_apart.range};
        if (taken_apart.edits) {
            return {FuzzyWord{std::move(text), *taken_apart.edits}, taken_apart.range};
        }
        return {Word{std::move(text), word.exact}, taken_apart.range};
    }

    Parsed parse_date(const QueryToken& word) {
        if (word.exact) {
            return error_at(word.range, "expected a date, found an exact form",
                            "dates stand without =");
        }
        auto dates = parse_date_range(date_text(word), offset_of(date_text(word)), today_());
        if (!dates) return tl::unexpected(dates.error());
        dates->field = scope_->id;
        if (const auto rest = find_torn_range(word)) {
            return error_at(*rest, "a date range is written without blanks");
        }
        return QueryNode{*dates, word.range};
    }

    static std::string_view date_text(const QueryToken& token) {
        const std::string_view trimmed = trim(token.text);
        return trimmed.empty() ? token.text : trimmed;
    }
    [[nodiscard]] std::size_t offset_of(std::string_view part) const {
        return static_cast<std::size_t>(part.data() - query_.data());
    }

    // "2020 .. 2025", or "2020.. 2025": taken for a date and words they would mislead. Parentheses
    // in between do not count, since the canonical form may leave them out.
    [[nodiscard]] std::optional<SourceRange> find_torn_range(const QueryToken& date) const {
        std::size_t next = position_;
        while (tokens_[next].kind == QueryTokenKind::Open ||
               tokens_[next].kind == QueryTokenKind::Close)
            ++next;
        const QueryToken& word = tokens_[next];
        if (word.kind != QueryTokenKind::Word || word.exact) return std::nullopt;
        const bool goes_on =
            word.text.starts_with("..") || (next == position_ && date.text.ends_with("..") &&
                                            parse_period(word.text, 0, today_()).has_value());
        return goes_on ? std::optional(word.range) : std::nullopt;
    }

    static tl::unexpected<QueryError> unclosed(const QueryToken& open) {
        return error_at(open.range, "the parenthesis is never closed: expected )");
    }

    // Why there is no operand at the current token.
    [[nodiscard]] QueryError missing_operand() const {
        const QueryToken& here = current();
        if (position_ > 0 && is_operator(tokens_[position_ - 1])) {
            const QueryToken& sign = tokens_[position_ - 1];
            return {sign.range,
                    fmt::format("expected a word, a phrase or a group behind {}", sign.text),
                    operator_hint(sign)};
        }
        if (is_operator(here)) {
            return {here.range,
                    fmt::format("expected a word, a phrase or a group before {}", here.text),
                    operator_hint(here)};
        }
        return {here.range, "this parenthesis was never opened: expected ( before it", {}};
    }

    static bool is_operator(const QueryToken& token) {
        return token.kind == QueryTokenKind::And || token.kind == QueryTokenKind::Or ||
               token.kind == QueryTokenKind::Not || token.kind == QueryTokenKind::Near;
    }

    [[nodiscard]] bool at_operand() const {
        return !at(QueryTokenKind::And) && !at(QueryTokenKind::Or) && !at(QueryTokenKind::Near) &&
               !at(QueryTokenKind::Close) && !at(QueryTokenKind::End);
    }
    [[nodiscard]] bool scope_is(FieldKind kind) const {
        return scope_ != nullptr && scope_->kind == kind;
    }
    [[nodiscard]] bool is_whole_scope() const {
        return scope_is(FieldKind::Exact) || scope_is(FieldKind::State);
    }
    [[nodiscard]] const QueryToken& current() const { return tokens_[position_]; }
    [[nodiscard]] bool at(QueryTokenKind kind) const { return current().kind == kind; }

    // Stays on the last token, which is always End.
    QueryToken take() {
        const QueryToken& token = current();
        if (token.kind != QueryTokenKind::End) ++position_;
        return token;
    }
    bool accept(QueryTokenKind kind) {
        if (!at(kind)) return false;
        ++position_;
        return true;
    }

    std::string_view query_;
    std::vector<QueryToken> tokens_;
    const PresentDay& today_;
    std::size_t position_ = 0;
    int depth_ = 0;
    std::size_t vague_words_ = 0;   // so far
    const Field* scope_ = nullptr;  // the innermost field around the current token
};

}  // namespace

QueryResult<QueryNode> parse_query(std::string_view query, const CivilDate& today) {
    return parse_query(query, [&today] { return today; });
}

QueryResult<QueryNode> parse_query(std::string_view query, const PresentDay& today) {
    auto tokens = tokenise_query(query);
    if (!tokens) return tl::unexpected(std::move(tokens.error()));
    if (const auto excess = first_word_too_many(*tokens)) return too_many_words(*excess);
    return Parser(query, std::move(*tokens), today).run();
}

QueryResult<QueryNode> parse_plain_query(std::string_view query) {
    std::vector<QueryNode> words;
    std::size_t begin = 0;
    const auto end_word = [&](std::size_t end) {
        if (end == begin) return;
        words.push_back({Word{std::string(query.substr(begin, end - begin))}, {begin, end}});
    };
    for (std::size_t start = 0, offset = 0; offset < query.size(); start = offset) {
        if (!is_blank(next_code_point(query, offset))) continue;
        end_word(start);
        begin = offset;
    }
    end_word(query.size());
    if (words.empty()) return nothing_to_search(query);
    if (words.size() > kMaxQueryWords) return too_many_words(words[kMaxQueryWords].range);
    return join<Juxtaposition>(std::move(words));
}

}  // namespace nachlese
