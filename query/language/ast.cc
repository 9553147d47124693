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

std::span<const QueryNode> operands_of(const QueryNode& node) {
    using Operands = std::span<const QueryNode>;
    return visit_node(
        node, [](const Word&) { return Operands(); }, [](const Phrase&) { return Operands(); },
        [](const DateRange&) { return Operands(); },
        [](const FieldScope& scope) { return Operands(scope.operand.get(), 1); },
        [](const Not& negation) { return Operands(negation.operand.get(), 1); },
        [](const OperandList& list) { return Operands(list.operands); });
}

}  // namespace nachlese
