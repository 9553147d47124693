#include "query/language/lexer.h"

#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "query/language/code_points.h"
#include "query/language/field_name.h"
#include "query/language/near_operator.h"
#include "query/language/quotes.h"
#include "query/language/syntax.h"
#include "schema/code_point.h"

namespace nachlese {

namespace {

constexpr std::array kOperators{
    std::pair{SyntaxElement::And, QueryTokenKind::And},
    std::pair{SyntaxElement::Or, QueryTokenKind::Or},
    std::pair{SyntaxElement::Not, QueryTokenKind::Not},
};

std::optional<QueryTokenKind> operator_spelt(std::string_view word) {
    for (const auto& [element, kind] : kOperators) {
        if (spells(word, element)) return kind;
    }
    return std::nullopt;
}

QueryTokenKind token_kind(NameKind kind) {
    switch (kind) {
        case NameKind::Since:
            return QueryTokenKind::Since;
        case NameKind::Until:
            return QueryTokenKind::Until;
        case NameKind::Field:
        case NameKind::Unknown:
            break;
    }
    return QueryTokenKind::Field;
}

class Lexer {
  public:
    explicit Lexer(std::string_view query) : query_(query) {}

    QueryResult<std::vector<QueryToken>> run() {
        for (skip_blanks(); position_ < query_.size(); skip_blanks()) {
            if (const Step step = read_token(); !step) return tl::unexpected(step.error());
        }
        push(QueryTokenKind::End, position_, {});
        return std::move(tokens_);
    }

  private:
    using Step = QueryResult<void>;

    Step read_token() {
        if (at('(')) return read_sign(QueryTokenKind::Open);
        if (at(')')) return read_sign(QueryTokenKind::Close);
        if (at('-') && follows_phrase_or_group()) {
            position_ = std::min(query_.find_first_not_of('-', position_), query_.size());
            return {};
        }
        if (at_negation()) return read_sign(QueryTokenKind::Not);
        if (at_phrase(position_)) return read_phrase(position_);
        if (at_exact()) return read_exact();
        return read_word();
    }

    Step read_sign(QueryTokenKind kind) {
        const std::size_t begin = position_++;
        push(kind, begin, query_.substr(begin, 1));
        return {};
    }

    // The opening mark is at position_; `begin` differs from it where an "=" comes before.
    Step read_phrase(std::size_t begin) {
        const QuotePair& pair = *quote_opening_at(query_, position_);
        const std::optional<QuotedText> quoted = read_quoted(query_, position_, pair);
        if (!quoted) {
            return error({position_, position_ + pair.open.size()},
                         fmt::format("the quotation mark {} is never closed: expected {}",
                                     pair.open, pair.close),
                         "--plain searches for quotation marks as text");
        }
        const bool exact = begin != position_;
        position_ = quoted->end;
        if (!contains(quoted->text, [](UChar32 character) { return !is_blank(character); })) {
            return error({begin, position_}, "there is nothing between the quotation marks");
        }
        push(QueryTokenKind::Phrase, begin, quoted->text);
        tokens_.back().exact = exact;
        return {};
    }

    Step read_exact() {
        const std::size_t begin = position_++;
        if (at('(')) {
            return error({begin, position_}, "= stands before a word or a phrase, not a group",
                         "write it before each word of the group");
        }
        if (at_phrase(position_)) return read_phrase(begin);
        const std::string_view text = read_raw_word();
        const auto name = read_field_name(text, begins_value());
        if (name && name->kind != NameKind::Unknown && !follows_field(begin)) {
            return error({begin, begin + 1}, "= stands behind the field's name, not before it",
                         fmt::format("write {}:=…", text.substr(0, name->size)));
        }
        push(QueryTokenKind::Word, begin, text);
        tokens_.back().exact = true;
        return {};
    }

    Step read_word() {
        const std::size_t begin = position_;
        const std::string_view word = read_raw_word();
        if (const auto kind = operator_spelt(word)) {
            push(*kind, begin, word);
            return {};
        }
        const auto near = read_near_operator(word, begin);
        if (!near) return tl::unexpected(near.error());
        if (*near) {
            push(QueryTokenKind::Near, begin, word);
            tokens_.back().unit = (*near)->unit;
            tokens_.back().distance = (*near)->distance;
            return {};
        }
        const auto name = read_field_name(word, begins_value());
        if (!name) {
            push(QueryTokenKind::Word, begin, word);
            return {};
        }
        const std::string_view spelling = word.substr(0, name->size);
        if (name->kind == NameKind::Unknown) {
            return error({begin, begin + name->size}, fmt::format("there is no field {}", spelling),
                         unknown_field_hint(spelling));
        }
        position_ = begin + name->size + 1;
        push(token_kind(name->kind), begin, spelling);
        tokens_.back().field = name->field;
        return read_value();
    }

    // What follows the colon of a field that was just read.
    Step read_value() {
        const QueryToken& field = tokens_.back();
        if (position_ == query_.size() || at(')') || at_blank()) {
            return error(field.range, fmt::format("the field {} has no value", field.text),
                         fmt::format("write it right behind the colon; to search for the text, "
                                     "write \"{}:\" in quotation marks",
                                     field.text));
        }
        if (at_negation()) {
            return error({position_, position_ + 1}, "- stands before the field's name, not behind",
                         fmt::format("write -{}:…", field.text));
        }
        if (begins_value()) return {};
        if (at_exact()) return read_exact();
        const std::size_t begin = position_;
        const std::string_view word = read_raw_word();
        if (operator_spelt(word)) {
            return error(
                {begin, position_}, fmt::format("expected a value, found {}", word),
                fmt::format("to search for the word itself, write {}:\"{}\"", field.text, word));
        }
        push(QueryTokenKind::Word, begin, word);
        return {};
    }

    std::string_view read_raw_word() {
        const std::size_t begin = position_;
        while (position_ < query_.size() && !at('(') && !at(')') && !at_phrase(position_)) {
            std::size_t next = position_;
            if (is_blank(next_code_point(query_, next))) break;
            position_ = next;
        }
        return query_.substr(begin, position_ - begin);
    }

    void skip_blanks() {
        while (at_blank())
            next_code_point(query_, position_);
    }

    [[nodiscard]] bool at(char sign) const {
        return position_ < query_.size() && query_[position_] == sign;
    }
    [[nodiscard]] bool at_blank() const { return begins_with(query_.substr(position_), is_blank); }
    [[nodiscard]] bool at_phrase(std::size_t offset) const {
        return quote_opening_at(query_, offset) != nullptr;
    }
    [[nodiscard]] bool begins_value() const { return at('(') || at_phrase(position_); }

    // A sign, and something right behind it that it can apply to.
    [[nodiscard]] bool at_prefix(char sign) const {
        const std::string_view behind = query_.substr(std::min(position_ + 1, query_.size()));
        return at(sign) && !behind.empty() && behind.front() != ')' &&
               !begins_with(behind, is_blank);
    }
    [[nodiscard]] bool at_exact() const { return at_prefix('='); }
    [[nodiscard]] bool at_negation() const {
        return at_prefix('-') && query_[position_ + 1] != '-';
    }

    [[nodiscard]] bool follows_phrase_or_group() const {
        return !tokens_.empty() && tokens_.back().range.end == position_ &&
               (tokens_.back().kind == QueryTokenKind::Phrase ||
                tokens_.back().kind == QueryTokenKind::Close);
    }
    [[nodiscard]] bool follows_field(std::size_t offset) const {
        return !tokens_.empty() && tokens_.back().range.end == offset &&
               tokens_.back().kind == QueryTokenKind::Field;
    }

    void push(QueryTokenKind kind, std::size_t begin, std::string_view text) {
        tokens_.push_back({kind, {begin, position_}, text, false, FieldId::Body});
    }

    static Step error(SourceRange range, std::string message, std::string hint = {}) {
        return tl::unexpected(QueryError{range, std::move(message), std::move(hint)});
    }

    std::string_view query_;
    std::size_t position_ = 0;
    std::vector<QueryToken> tokens_;
};

}  // namespace

QueryResult<std::vector<QueryToken>> tokenise_query(std::string_view query) {
    return Lexer(query).run();
}

}  // namespace nachlese
