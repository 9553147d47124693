#include "query/leaf_expansion.h"

namespace nachlese {

std::optional<std::string_view> whole_value(const QueryNode& leaf, const Field* field) {
    if (field == nullptr) return std::nullopt;
    const auto value = [field](const auto& text) -> std::optional<std::string_view> {
        const bool is_whole = field->kind == FieldKind::Exact || (text.exact && field->slot);
        return is_whole ? std::optional<std::string_view>(text.text) : std::nullopt;
    };
    return visit_node(
        leaf, [&](const Word& word) { return value(word); },
        [&](const Phrase& phrase) { return value(phrase); },
        [](const auto& /*other*/) { return std::optional<std::string_view>(); });
}

std::optional<Expansion> expand_leaf(const QueryNode& leaf, const LeafUse& use,
                                     WordExpander& expander) {
    const auto expand = [&](const auto& text, bool is_phrase) -> std::optional<Expansion> {
        return expander.expand(text.text,
                               {text.exact, is_phrase, use.is_negated, use.match, use.field});
    };
    return visit_node(
        leaf, [&](const Word& word) { return expand(word, false); },
        [&](const Phrase& phrase) { return expand(phrase, true); },
        [&](const Wildcard& wildcard) -> std::optional<Expansion> {
            return expander.expand_pattern(wildcard.pattern, use.field);
        },
        [&](const FuzzyWord& word) -> std::optional<Expansion> {
            return expander.expand_fuzzy(word.text, static_cast<std::size_t>(word.edits),
                                         use.field);
        },
        [](const auto& /*other*/) { return std::optional<Expansion>(); });
}

}  // namespace nachlese
