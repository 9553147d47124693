#include "query/language/clauses.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/language/parser.h"

namespace nachlese {
namespace {

constexpr CivilDate kToday{2025, 8, 14};

QueryNode parse(const std::string& text) {
    auto query = parse_query(text, kToday);
    EXPECT_TRUE(query.has_value()) << text;
    return std::move(query.value());
}

struct ClausesCase {
    const char* query;
    std::vector<std::string> clauses;
};

TEST(Clauses, AreWhatNarrowsTheResult) {
    for (const auto& [text, expected] : {
             ClausesCase{"Hafen", {"Hafen"}},
             ClausesCase{"Hafen -Kai datum:2019", {"Hafen", "-Kai", "datum:2019"}},
             ClausesCase{"Hafen UND (Kai Werft)", {"Hafen", "Kai", "Werft"}},
             ClausesCase{"(Hafen ODER Kai) \"die Werft\"", {"(Hafen ODER Kai)", "\"die Werft\""}},
             ClausesCase{"Hafen Kai ODER Werft", {"Hafen Kai ODER Werft"}},
             ClausesCase{"titel:(Hafen Kai)^2 Werft", {"Hafen", "Kai", "Werft"}},
             ClausesCase{"-(Hafen Kai)", {"-(Hafen Kai)"}},
             ClausesCase{"Hafen NAH/3 Kai Werft", {"Hafen NAH/3 Kai", "Werft"}},
         }) {
        const QueryNode query = parse(text);
        std::vector<std::string> clauses;
        for (const QueryNode* const clause : clauses_of(query)) {
            const SourceRange& range = clause->range;
            clauses.push_back(std::string(text).substr(range.begin, range.end - range.begin));
        }
        EXPECT_EQ(clauses, expected) << text;
    }
}

struct WithoutCase {
    const char* query;
    std::set<std::size_t> dropped;  // which of its clauses
    const char* rest;
};

TEST(Clauses, CanBeLeftOut) {
    for (const auto& [text, dropped, rest] : {
             WithoutCase{"Hafen -Kai datum:2019", {}, "Hafen -Kai datum:2019"},
             WithoutCase{"Hafen -Kai datum:2019", {1}, "Hafen datum:2019"},
             WithoutCase{"Hafen -Kai datum:2019", {0, 2}, "-Kai"},
             WithoutCase{"Hafen UND Kai UND Werft", {1}, "Hafen UND Werft"},
             WithoutCase{"titel:(Hafen Kai)^2 Werft", {0}, "titel:Kai^2 Werft"},
             WithoutCase{"titel:(Hafen Kai)^2 Werft", {0, 1}, "Werft"},
             WithoutCase{"(Hafen ODER Kai) Werft NAH/3 Dock", {0}, "Werft NAH/3 Dock"},
             WithoutCase{"Hafen Kai*^3 quelle:=dpa", {0}, "Kai*^3 quelle:=dpa"},
         }) {
        const QueryNode query = parse(text);
        const auto clauses = clauses_of(query);
        std::set<const QueryNode*> nodes;
        for (const std::size_t clause : dropped)
            nodes.insert(clauses.at(clause));
        const auto copy = copy_without(query, nodes);
        ASSERT_TRUE(copy.has_value()) << text;
        EXPECT_EQ(*copy, parse(rest)) << text;
    }
}

TEST(Clauses, MayKeepTheirWordsWithoutTheirPlaces) {
    for (const auto& [text, scattered, rest] : {
             WithoutCase{"\"der alte Hafen\" Kai", {0}, "(der UND alte UND Hafen) Kai"},
             WithoutCase{"titel:=\"der  Hafen\"", {0}, "titel:(=der UND =Hafen)"},
             WithoutCase{"\"Hafen\"", {0}, "Hafen"},
             WithoutCase{"(Hafen ODER Kai) NAH/3 \"alte Werft\"",
                         {0},
                         "(Hafen ODER Kai) UND \"alte Werft\""},
         }) {
        const QueryNode query = parse(text);
        NodeSet nodes;
        for (const std::size_t clause : scattered)
            nodes.insert(clauses_of(query).at(clause));
        EXPECT_EQ(copy_without(query, {}, nodes), parse(rest)) << text;
    }
}

TEST(Clauses, MayBeAll) {
    for (const char* const text : {"Hafen", "Hafen Kai", "-(Hafen Kai)", "titel:(Hafen Kai)^2"}) {
        const QueryNode query = parse(text);
        const auto clauses = clauses_of(query);
        EXPECT_FALSE(copy_without(query, {clauses.begin(), clauses.end()})) << text;
    }
}

}  // namespace
}  // namespace nachlese
