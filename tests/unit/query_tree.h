// A syntax tree as an S-expression: shows every node, which the canonical form does not.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "query/language/ast.h"
#include "query/language/near_operator.h"

namespace nachlese {

inline std::string tree_of(const QueryNode& node);

inline std::string tree_of(std::string_view name, const QueryNode& node) {
    std::string text = '(' + std::string(name);
    for (const QueryNode& operand : operands_of(node))
        text += ' ' + tree_of(operand);
    return text + ')';
}

inline std::string tree_of(const std::optional<CivilDate>& day) {
    return day ? to_iso(DateTime{*day, std::nullopt, 0}) : "open";
}

inline std::string tree_of(const QueryNode& node) {
    return visit_node(
        node, [](const Word& word) { return (word.exact ? "=" : "") + word.text; },
        [](const Phrase& phrase) { return (phrase.exact ? "=[" : "[") + phrase.text + ']'; },
        [](const Wildcard& wildcard) { return "(pattern " + wildcard.pattern + ')'; },
        [](const FuzzyWord& word) { return fmt::format("(~{} {})", word.edits, word.text); },
        [](const DateRange& range) {
            return "(days " + tree_of(range.first) + ' ' + tree_of(range.last) + ')';
        },
        [&](const FieldScope& scope) { return tree_of(field(scope.field).name, node); },
        [&](const Boost& boost) { return tree_of(fmt::format("^{}", boost.factor), node); },
        [&](const Not&) { return tree_of("not", node); },
        [&](const Near& near) { return tree_of(near_operator(near), node); },
        [&](const And&) { return tree_of("and", node); },
        [&](const Or&) { return tree_of("or", node); },
        [&](const Juxtaposition&) { return tree_of("words", node); });
}

}  // namespace nachlese
