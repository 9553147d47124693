#include "query/language/clauses.h"

#include <memory>
#include <type_traits>
#include <utility>

namespace nachlese {

namespace {

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
    explicit Copier(const std::set<const QueryNode*>& dropped) : dropped_(dropped) {}

    [[nodiscard]] std::optional<QueryNode> copy(const QueryNode& node) const {
        if (dropped_.contains(&node)) return std::nullopt;
        return visit_node(
            node, [&](const FieldScope& scope) { return copy_holder(scope, node.range); },
            [&](const Boost& boost) { return copy_holder(boost, node.range); },
            [&](const Not& negation) { return copy_holder(negation, node.range); },
            [&](const And& list) { return copy_list(list, node.range); },
            [&](const Or& list) { return copy_list(list, node.range); },
            [&](const Juxtaposition& list) { return copy_list(list, node.range); },
            [&](const Near& near) { return copy_list(near, node.range); },
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

    template <typename List>
    [[nodiscard]] std::optional<QueryNode> copy_list(const List& list,
                                                     const SourceRange& range) const {
        List copied;
        if constexpr (std::is_same_v<List, Near>) {
            copied.unit = list.unit;
            copied.distance = list.distance;
        }
        for (const QueryNode& operand : list.operands) {
            if (auto copy_of_operand = copy(operand)) {
                copied.operands.push_back(std::move(*copy_of_operand));
            }
        }
        if (copied.operands.empty()) return std::nullopt;
        if (copied.operands.size() == 1) return std::move(copied.operands.front());
        return QueryNode{std::move(copied), range};
    }

    const std::set<const QueryNode*>& dropped_;
};

}  // namespace

std::vector<const QueryNode*> clauses_of(const QueryNode& query) {
    std::vector<const QueryNode*> clauses;
    add_clauses(query, clauses);
    return clauses;
}

std::optional<QueryNode> copy_without(const QueryNode& query,
                                      const std::set<const QueryNode*>& dropped) {
    return Copier(dropped).copy(query);
}

}  // namespace nachlese
