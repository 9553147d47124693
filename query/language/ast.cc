#include "query/language/ast.h"

namespace nachlese {

bool FieldScope::operator==(const FieldScope& other) const {
    return field == other.field && *operand == *other.operand;
}

bool Not::operator==(const Not& other) const {
    return *operand == *other.operand;
}

bool OperandList::operator==(const OperandList& other) const {
    return operands == other.operands;
}

bool Boost::operator==(const Boost& other) const {
    return factor == other.factor && *operand == *other.operand;
}

bool Near::operator==(const Near& other) const {
    return unit == other.unit && distance == other.distance && operands == other.operands;
}

std::span<const QueryNode> operands_of(const QueryNode& node) {
    using Operands = std::span<const QueryNode>;
    return visit_node(
        node, [](const TextNode auto& /*text*/) { return Operands(); },
        [](const DateRange&) { return Operands(); },
        [](const FieldScope& scope) { return Operands(scope.operand.get(), 1); },
        [](const Boost& boost) { return Operands(boost.operand.get(), 1); },
        [](const Not& negation) { return Operands(negation.operand.get(), 1); },
        [](const OperandList& list) { return Operands(list.operands); });
}

void make_exact(QueryNode& node) {
    std::visit(Overloaded{[](Word& word) { word.exact = true; },
                          [](Phrase& phrase) { phrase.exact = true; }, [](Wildcard&) {},
                          [](FuzzyWord&) {}, [](DateRange&) {},
                          [](FieldScope& scope) {
                              if (!field(scope.field).slot) make_exact(*scope.operand);
                          },
                          [](Boost& boost) { make_exact(*boost.operand); },
                          [](Not& negation) { make_exact(*negation.operand); },
                          [](OperandList& list) {
                              for (QueryNode& operand : list.operands)
                                  make_exact(operand);
                          }},
               node.content);
}

}  // namespace nachlese
