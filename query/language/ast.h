// The syntax tree of a query: what was asked, before anything is known of terms and indexes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "query/language/source_range.h"
#include "schema/date.h"
#include "schema/fields.h"

namespace nachlese {

struct QueryNode;

// A run of text without blanks, as written; the analyser may find several words in it
// ("US-Präsident"), or none ("&").
struct Word {
    std::string text;    // never empty
    bool exact = false;  // "=Wort": the written form alone, no other inflections
    bool operator==(const Word&) const = default;
};

// The text between quotation marks. Never blank, but the analyser may find no word in it.
struct Phrase {
    std::string text;
    bool exact = false;
    bool operator==(const Phrase&) const = default;
};

// The written forms that a pattern fits: "*" stands for any letters or none, "?" for one. Holds at
// least one of these and one letter or digit.
struct Wildcard {
    std::string pattern;
    bool operator==(const Wildcard&) const = default;
};

// A word and the written forms that differ from it in at most `edits` letters, 1 or 2.
struct FuzzyWord {
    std::string text;
    int edits = 1;
    bool operator==(const FuzzyWord&) const = default;
};

// Articles of the days from `first` to `last`, both included; a missing end is open. At least one
// is present, and neither comes before the other's end.
struct DateRange {
    std::optional<CivilDate> first;
    std::optional<CivilDate> last;
    FieldId field = FieldId::Date;  // of FieldKind::Date
    bool operator==(const DateRange&) const = default;
};

// The operand is looked for in one field. An inner FieldScope wins over an outer one; a DateRange
// names its own wherever it stands. `field` is never of FieldKind::Date.
struct FieldScope {
    FieldId field = FieldId::Body;
    std::unique_ptr<QueryNode> operand;
    bool operator==(const FieldScope& other) const;
};

// What the operand finds is left out. It may stand alone: then everything else is meant.
struct Not {
    std::unique_ptr<QueryNode> operand;
    bool operator==(const Not& other) const;
};

// What the operand adds to an article's score is multiplied.
struct Boost {
    std::unique_ptr<QueryNode> operand;
    double factor = 1.0;  // 0 to kMaxBoost (word_signs.h)
    bool operator==(const Boost& other) const;
};

// Two or more operands, in the order of the query.
struct OperandList {
    std::vector<QueryNode> operands;
    bool operator==(const OperandList& other) const;
};
struct And : OperandList {};
struct Or : OperandList {};
// Operands with nothing but blanks between: all or any of them, as the caller decides (--match).
// Either way what a Not among them finds is left out.
struct Juxtaposition : OperandList {};

enum class NearUnit : std::uint8_t { Words, Sentence, Paragraph };

// The operands stand near each other, in any order: TextNodes, and Ors of these.
struct Near : OperandList {
    NearUnit unit = NearUnit::Words;
    // Of NearUnit::Words alone, else 0: 1 for neighbours, at most kMaxNearDistance (parser.h).
    std::size_t distance = 0;
    bool operator==(const Near& other) const;
};

// Move-only. Nesting is bounded (kMaxQueryDepth in parser.h), so that walking it recursively is
// safe.
struct QueryNode {
    std::variant<Word, Phrase, Wildcard, FuzzyWord, DateRange, FieldScope, Boost, Not, And, Or,
                 Juxtaposition, Near>
        content;
    // What would have to be cut out of the query to be rid of this node: field name, operator sign
    // and the parentheses around it included. Where the query text is plain words: the word.
    SourceRange range;

    // The same question; ranges may differ.
    bool operator==(const QueryNode& other) const { return content == other.content; }
};

// The nodes directly below; none for words, phrases and dates.
[[nodiscard]] std::span<const QueryNode> operands_of(const QueryNode& node);

// Asks for every Word and Phrase in its written form alone. Those in fields of names are left as
// they are: there it would ask for whole names.
void make_exact(QueryNode& node);

// The query in canonical form: English names and operators, ASCII marks where they will do, and
// only the parentheses that are needed. Parsing it gives an equal tree, if this one came from
// parse_query (the words of parse_plain_query may contain anything).
[[nodiscard]] std::string to_string(const QueryNode& node);

// The kinds of node that stand for text to be found. A handler for all of them cannot be
// `const auto&`: that would also take what a handler of `const OperandList&` is there for.
template <typename Node>
concept TextNode = std::is_same_v<Node, Word> || std::is_same_v<Node, Phrase> ||
    std::is_same_v<Node, Wildcard> || std::is_same_v<Node, FuzzyWord>;

template <typename... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

// Calls the handler for the node's kind; forgetting a kind is a compile error. A handler that
// takes takes `const OperandList&` serves And, Or, Juxtaposition and Near.
template <typename... Handlers>
decltype(auto) visit_node(const QueryNode& node, Handlers&&... handlers) {
    return std::visit(Overloaded{std::forward<Handlers>(handlers)...}, node.content);
}

}  // namespace nachlese
