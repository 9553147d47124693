#include "query/language/near_operands.h"

#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "query/language/parser.h"

namespace nachlese {

namespace {

// The first part of an operand that has no place in one.
std::optional<QueryError> find_misplaced(const QueryNode& operand) {
    const auto no = [&operand](std::string_view found, std::string_view hint) {
        return std::optional(QueryError{
            operand.range,
            fmt::format("expected a word, a phrase or a group joined by ODER, found {}", found),
            std::string(hint)});
    };
    return visit_node(
        operand, [](const TextNode auto& /*text*/) { return std::optional<QueryError>(); },
        [](const Or& list) {
            for (const QueryNode& alternative : list.operands) {
                if (auto error = find_misplaced(alternative)) return error;
            }
            return std::optional<QueryError>();
        },
        [&](const Juxtaposition&) {
            return no("words side by side",
                      "write them as a phrase, or join them by ODER or the same operator");
        },
        [&](const And&) { return no("UND", "write a NAH/5 b NAH/5 c for three words"); },
        [&](const Near&) {
            return no("another such operator", "join both by UND: (a NAH/5 b) UND (b SATZ c)");
        },
        [&](const FieldScope&) {
            return no("a field", "write the field before the whole: titel:(a NAH/5 b)");
        },
        [&](const Boost&) { return no("a weight", "write it behind the whole: (a NAH/5 b)^2"); },
        [&](const Not&) { return no("a negation", "write it before the whole: -(a NAH/5 b)"); },
        [&](const DateRange&) {
            return no("a date", "a date stands beside: (a NAH/5 b) seit:2020");
        });
}

}  // namespace

QueryResult<QueryNode> make_near(std::vector<QueryNode> operands, const QueryToken& sign) {
    for (const QueryNode& operand : operands) {
        if (auto error = find_misplaced(operand)) return tl::unexpected(std::move(*error));
    }
    if (operands.size() > kMaxNearOperands) {
        return tl::unexpected(QueryError{
            operands[kMaxNearOperands].range,
            fmt::format("more than {} words or groups near each other", kMaxNearOperands),
            "join some of them by UND"});
    }
    const SourceRange range{operands.front().range.begin, operands.back().range.end};
    Near near;
    near.operands = std::move(operands);
    near.unit = sign.unit;
    near.distance = sign.distance;
    return QueryNode{std::move(near), range};
}

}  // namespace nachlese
