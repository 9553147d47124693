// to_string() of the syntax tree.
#include <fmt/format.h>

#include "query/language/ast.h"
#include "query/language/near_operator.h"
#include "query/language/quotes.h"
#include "query/language/syntax.h"

namespace nachlese {

namespace {

// How tightly the text of a node holds together; see the grammar in parser.h.
enum class Binding { Or, Juxtaposition, And, Not, Near, Operand };

Binding binding_of(const QueryNode& node) {
    return visit_node(
        node, [](const Or&) { return Binding::Or; },
        [](const Juxtaposition&) { return Binding::Juxtaposition; },
        [](const And&) { return Binding::And; }, [](const Not&) { return Binding::Not; },
        [](const Near&) { return Binding::Near; }, [](const auto&) { return Binding::Operand; });
}

std::string print_within_parentheses(const QueryNode& node) {
    return '(' + to_string(node) + ')';
}

// Operands of a list that are such lists themselves came from parentheses, and keep them.
std::string print_operand(const QueryNode& operand, Binding parent) {
    return binding_of(operand) > parent ? to_string(operand) : print_within_parentheses(operand);
}

std::string print_list(const OperandList& list, Binding binding, std::string_view separator) {
    std::string text;
    for (const QueryNode& operand : list.operands) {
        if (!text.empty()) text += separator;
        text += print_operand(operand, binding);
    }
    return text;
}

std::string print_operator(SyntaxElement element) {
    return fmt::format(" {} ", syntax_row(element).english);
}

bool is_text(const QueryNode& node) {
    return visit_node(
        node, [](const TextNode auto& /*text*/) { return true; },
        [](const auto& /*other*/) { return false; });
}

bool is_boosted_text(const QueryNode& node) {
    const Boost* const boost = std::get_if<Boost>(&node.content);
    return boost != nullptr && is_text(*boost->operand);
}

std::string print_near(const Near& near) {
    return print_list(near, Binding::Near, fmt::format(" {} ", near_operator(near)));
}

std::string print_scope(const FieldScope& scope) {
    const QueryNode& operand = *scope.operand;
    const bool takes_no_parentheses = is_text(operand) || is_boosted_text(operand);
    return fmt::format(
        "{}:{}", field(scope.field).name,
        takes_no_parentheses ? to_string(operand) : print_within_parentheses(operand));
}

std::string print_boost(const Boost& boost) {
    return fmt::format("{}^{}",
                       is_text(*boost.operand) ? to_string(*boost.operand)
                                               : print_within_parentheses(*boost.operand),
                       boost.factor);
}

std::string print_not(const Not& negation) {
    // A "-" would merge with a word that begins with one.
    const std::string_view keyword = syntax_row(SyntaxElement::Not).english;
    const bool needs_parentheses = binding_of(*negation.operand) < Binding::Not;
    return fmt::format("{} {}", keyword,
                       needs_parentheses ? print_within_parentheses(*negation.operand)
                                         : to_string(*negation.operand));
}

std::string print_day(const CivilDate& day) {
    return to_iso(DateTime{day, std::nullopt, 0});
}

std::string print_bound(SyntaxElement element, const CivilDate& day) {
    return fmt::format("{}:{}", syntax_row(element).english, print_day(day));
}

std::string print_end(const std::optional<CivilDate>& day) {
    return day ? print_day(*day) : std::string{};
}

std::string print_dates(const DateRange& range) {
    const std::string_view name = field(range.field).name;
    const bool is_open = !range.first || !range.last;
    if (is_open && range.field == FieldId::Date) {
        return range.first ? print_bound(SyntaxElement::Since, *range.first)
                           : print_bound(SyntaxElement::Until, *range.last);
    }
    if (range.first == range.last) return fmt::format("{}:{}", name, print_day(*range.first));
    return fmt::format("{}:{}..{}", name, print_end(range.first), print_end(range.last));
}

}  // namespace

std::string to_string(const QueryNode& node) {
    const auto mark = [](bool exact) { return std::string(exact ? "=" : ""); };
    return visit_node(
        node, [&](const Word& word) { return mark(word.exact) + word.text; },
        [&](const Phrase& phrase) { return mark(phrase.exact) + quote(phrase.text); },
        [](const Wildcard& wildcard) { return wildcard.pattern; },
        [](const FuzzyWord& word) { return fmt::format("{}~{}", word.text, word.edits); },
        [](const DateRange& range) { return print_dates(range); },
        [](const FieldScope& scope) { return print_scope(scope); },
        [](const Boost& boost) { return print_boost(boost); },
        [](const Not& negation) { return print_not(negation); },
        [](const Near& near) { return print_near(near); },
        [](const And& list) {
            return print_list(list, Binding::And, print_operator(SyntaxElement::And));
        },
        [](const Or& list) {
            return print_list(list, Binding::Or, print_operator(SyntaxElement::Or));
        },
        [](const Juxtaposition& list) { return print_list(list, Binding::Juxtaposition, " "); });
}

}  // namespace nachlese
