#include "query/language/clauses.h"

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::string_view kBlanks = " \t\n\r";

void add_clauses(const QueryNode& node, std::vector<const QueryNode*>& clauses) {
    const auto add_operands = [&](const OperandList& list) {
        for (const QueryNode& operand : list.operands)
            add_clauses(operand, clauses);
    };
    const auto add = [&] { clauses.push_back(&node); };
    const auto add_operand = [&](const QueryNode& operand) { add_clauses(operand, clauses); };
    visit_node(
        node, [&](const And& list) { add_operands(list); },
        [&](const Juxtaposition& list) { add_operands(list); },
        [&](const FieldScope& scope) { add_operand(*scope.operand); },
        [&](const Boost& boost) { add_operand(*boost.operand); }, [&](const auto&) { add(); });
}

class Copier {
  public:
    Copier(const NodeSet& dropped, const NodeSet& scattered)
        : dropped_(dropped), scattered_(scattered) {}

    [[nodiscard]] std::optional<QueryNode> copy(const QueryNode& node) const {
        if (dropped_.contains(&node)) return std::nullopt;
        return visit_node(
            node, [&](const FieldScope& scope) { return copy_holder(scope, node.range); },
            [&](const Boost& boost) { return copy_holder(boost, node.range); },
            [&](const Not& negation) { return copy_holder(negation, node.range); },
            [&](const And& list) { return copy_list(And{}, list, node.range); },
            [&](const Or& list) { return copy_list(Or{}, list, node.range); },
            [&](const Juxtaposition& list) { return copy_list(Juxtaposition{}, list, node.range); },
            [&](const Near& near) { return copy_near(near, node); },
            [&](const Phrase& phrase) { return copy_phrase(phrase, node); },
            [&](const auto& leaf) {
                return std::optional(QueryNode{leaf, node.range});
            });
    }

  private:
    // What holds one operand.
    template <typename Holder>
    [[nodiscard]] std::optional<QueryNode> copy_holder(const Holder& holder,
                                                       const SourceRange& range) const {
        auto operand = copy(*holder.operand);
        if (!operand) return std::nullopt;
        Holder copied;
        if constexpr (std::is_same_v<Holder, FieldScope>) copied.field = holder.field;
        if constexpr (std::is_same_v<Holder, Boost>) copied.factor = holder.factor;
        copied.operand = std::make_unique<QueryNode>(std::move(*operand));
        return QueryNode{std::move(copied), range};
    }

    // `copied` is a list of the same kind that is still empty.
    template <typename List>
    [[nodiscard]] std::optional<QueryNode> copy_list(List copied, const OperandList& list,
                                                     const SourceRange& range) const {
        for (const QueryNode& operand : list.operands) {
            if (auto copy_of_operand = copy(operand)) {
                copied.operands.push_back(std::move(*copy_of_operand));
            }
        }
        if (copied.operands.empty()) return std::nullopt;
        if (copied.operands.size() == 1) return std::move(copied.operands.front());
        return QueryNode{std::move(copied), range};
    }

    [[nodiscard]] std::optional<QueryNode> copy_near(const Near& near,
                                                     const QueryNode& node) const {
        if (scattered_.contains(&node)) return copy_list(And{}, near, node.range);
        Near copied;
        copied.unit = near.unit;
        copied.distance = near.distance;
        return copy_list(std::move(copied), near, node.range);
    }

    [[nodiscard]] std::optional<QueryNode> copy_phrase(const Phrase& phrase,
                                                       const QueryNode& node) const {
        if (scattered_.contains(&node)) return words_of(phrase, node.range);
        return QueryNode{phrase, node.range};
    }

    static QueryNode words_of(const Phrase& phrase, const SourceRange& range) {
        And words;
        std::string_view rest = trim(phrase.text);
        while (!rest.empty()) {
            const std::string_view word = rest.substr(0, rest.find_first_of(kBlanks));
            words.operands.push_back({Word{std::string(word), phrase.exact}, range});
            rest = trim(rest.substr(word.size()));
        }
        if (words.operands.size() == 1) return std::move(words.operands.front());
        return {std::move(words), range};
    }

    const NodeSet& dropped_;
    const NodeSet& scattered_;
};

}  // namespace

std::vector<const QueryNode*> clauses_of(const QueryNode& query) {
    std::vector<const QueryNode*> clauses;
    add_clauses(query, clauses);
    return clauses;
}

bool asks_for_places(const QueryNode& node) {
    return std::holds_alternative<Phrase>(node.content) ||
           std::holds_alternative<Near>(node.content);
}

std::optional<QueryNode> copy_without(const QueryNode& query, const NodeSet& dropped,
                                      const NodeSet& scattered) {
    return Copier(dropped, scattered).copy(query);
}

}  // namespace nachlese
