#include "query/leaf_expansion.h"

#include <string>
#include <utility>
#include <vector>

namespace nachlese {

std::optional<std::string_view> whole_value(const QueryNode& leaf, const Field* field) {
    if (field == nullptr) return std::nullopt;
    const auto value = [field](const auto& text) -> std::optional<std::string_view> {
        const bool is_whole = field->kind == FieldKind::Exact || field->kind == FieldKind::State ||
                              (text.exact && field->slot);
        return is_whole ? std::optional<std::string_view>(text.text) : std::nullopt;
    };
    return visit_node(
        leaf, [&](const Word& word) { return value(word); },
        [&](const Phrase& phrase) { return value(phrase); },
        [](const auto& /*other*/) { return std::optional<std::string_view>(); });
}

namespace {

// `is_tied`: a word means itself alone.
std::optional<Expansion> expand_text(const QueryNode& leaf, const LeafUse& use, bool is_tied,
                                     WordExpander& expander) {
    const auto expand = [&](const auto& text, bool is_phrase) -> std::optional<Expansion> {
        return expander.expand(text.text,
                               {text.exact, is_phrase, use.is_negated, use.match, use.field});
    };
    return visit_node(
        leaf, [&](const Word& word) { return expand(word, is_tied); },
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

// Of a word or phrase, or of all that ODER joins.
void add_expansions(const QueryNode& operand, const LeafUse& use, WordExpander& expander,
                    std::vector<Expansion>& expansions, std::vector<std::string>& notices) {
    for (const QueryNode& alternative : operands_of(operand))
        add_expansions(alternative, use, expander, expansions, notices);
    auto expansion = expand_text(operand, use, true, expander);
    if (!expansion) return;
    if (!expansion->notice.empty()) notices.push_back(expansion->notice);
    if (!expansion->alternatives.empty()) expansions.push_back(std::move(*expansion));
}

}  // namespace

std::optional<Expansion> expand_leaf(const QueryNode& leaf, const LeafUse& use,
                                     WordExpander& expander) {
    return expand_text(leaf, use, false, expander);
}

Proximity expand_near(const Near& near, const LeafUse& use, WordExpander& expander) {
    Proximity proximity;
    proximity.same_sentence = near.unit == NearUnit::Sentence;
    proximity.distance = near.unit == NearUnit::Words      ? near.distance
                         : near.unit == NearUnit::Sentence ? kMaxSentenceWords
                                                           : kMaxParagraphWords;
    for (const QueryNode& operand : near.operands) {
        std::vector<Expansion> expansions;
        add_expansions(operand, use, expander, expansions, proximity.notices);
        if (!expansions.empty()) proximity.operands.push_back(std::move(expansions));
    }
    return proximity;
}

}  // namespace nachlese
