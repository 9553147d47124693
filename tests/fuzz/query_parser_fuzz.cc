// Any bytes as a query: no crash, every error lies within the query, and the canonical form of
// what was understood means the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "query/language/parser.h"
#include "query/language/word_signs.h"

namespace {

constexpr nachlese::CivilDate kToday{2025, 8, 14};

void require(bool condition) {
    if (!condition) std::abort();
}

void check_error(const nachlese::QueryError& error, std::string_view query) {
    require(error.range.begin <= error.range.end && error.range.end <= query.size());
    require(error.range.begin < error.range.end || query.empty());
    require(!error.message.empty());
    require(!nachlese::to_error(error, query).message.empty());
    require(!nachlese::point_at(query, error.range).empty());
}

void check_ranges(const nachlese::QueryNode& node, const nachlese::SourceRange& parent) {
    require(parent.begin <= node.range.begin && node.range.end <= parent.end);
    require(node.range.begin < node.range.end);
    for (const nachlese::QueryNode& operand : operands_of(node))
        check_ranges(operand, node.range);
}

// What ast.h promises of each kind of node.
void check_contents(const nachlese::QueryNode& node) {
    visit_node(
        node,
        [](const nachlese::Wildcard& wildcard) {
            require(wildcard.pattern.find_first_of("*?") != std::string::npos);
        },
        [](const nachlese::FuzzyWord& word) {
            require(!word.text.empty() && word.edits >= 1 && word.edits <= nachlese::kMaxEdits);
        },
        [](const nachlese::Boost& boost) {
            require(boost.factor >= 0.0 && boost.factor <= nachlese::kMaxBoost);
        },
        [](const nachlese::DateRange& range) {
            require(range.first || range.last);
            require(!range.first || !range.last || *range.first <= *range.last);
        },
        [](const nachlese::Near& near) {
            require(near.operands.size() > 1 && near.operands.size() <= nachlese::kMaxNearOperands);
            require((near.unit == nachlese::NearUnit::Words) == (near.distance > 0));
            require(near.distance <= nachlese::kMaxNearDistance);
        },
        [](const auto& /*other*/) {});
    for (const nachlese::QueryNode& operand : operands_of(node))
        check_contents(operand);
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view query(reinterpret_cast<const char*>(data), size);
    if (const auto plain = nachlese::parse_plain_query(query)) {
        check_ranges(*plain, {0, size});
    } else {
        check_error(plain.error(), query);
    }

    const auto parsed = nachlese::parse_query(query, kToday);
    if (!parsed) {
        check_error(parsed.error(), query);
        return 0;
    }
    check_ranges(*parsed, {0, size});
    check_contents(*parsed);
    const std::string canonical = to_string(*parsed);
    const auto again = nachlese::parse_query(canonical, kToday);
    require(again.has_value());
    require(*again == *parsed);
    require(to_string(*again) == canonical);
    return 0;
}
