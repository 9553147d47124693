#include "query/alerts/saved_queries.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/language/parser.h"

namespace nachlese {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr CivilDate kToday{2025, 8, 14};

SavedQueries parse(const std::string& text) {
    return parse_saved_queries(text, "alerts.txt");
}

std::vector<std::string> names(const SavedQueries& file) {
    std::vector<std::string> names;
    for (const SavedQuery& query : file.queries)
        names.push_back(query.name);
    return names;
}

TEST(SavedQueries, AreNamesInBracketsWithTheirQueriesBelow) {
    const SavedQueries file = parse(
        "\xEF\xBB\xBF# Was ich morgens wissen will\r\n"
        "[ Hafen  und Werft ]\r\n"
        "titel:Hafen (Streik\r\n"
        "# auch in Österreich\r\n"
        "    ODER Ausstand)\r\n"
        "\n"
        "[Fähren]\n"
        "Fähre");
    EXPECT_THAT(file.faults, IsEmpty());
    ASSERT_THAT(names(file), ElementsAre("Hafen und Werft", "Fähren"));
    EXPECT_EQ(file.queries[0].line, 3U);
    EXPECT_EQ(to_string(*parse_query(file.queries[0].text, kToday)),
              to_string(*parse_query("titel:Hafen (Streik ODER Ausstand)", kToday)));
    EXPECT_EQ(file.queries[1].line, 8U);
}

TEST(SavedQueries, WhatIsWrongIsNamedAndTheOthersStand) {
    const struct {
        const char* text;
        const char* message;
        std::vector<std::string> names;
    } cases[] = {
        {"Hafen\nWerft\n[A]\na\n", "line 1: there is no name in brackets", {"A"}},
        {"[A]\na\n[Hafen\nStreik\n[B]\nb\n", "line 3: a bracket is not closed", {"A", "B"}},
        {"[ ]\nStreik\n[B]\nb\n", "line 1: there is no name between", {"B"}},
        {"[A]\na\n[B]\n# nichts\n\n[C]\nc\n", "line 3: [B] has no query", {"A", "C"}},
        {"[A]\n", "line 1: [A] has no query", {}},
        {"[A]\na\n\n[A]\nb\n", "line 4: [A] is the name of line 1 too", {"A"}},
        {"# nichts\n", "there is no query in this file", {}},
        {"", "there is no query in this file", {}},
    };
    for (const auto& row : cases) {
        const SavedQueries file = parse(row.text);
        EXPECT_EQ(names(file), row.names) << row.text;
        ASSERT_THAT(file.faults, SizeIs(1)) << row.text;
        EXPECT_THAT(file.faults.front().message,
                    AllOf(HasSubstr("alerts.txt: "), HasSubstr(row.message)));
        EXPECT_EQ(file.faults.front().code, ErrorCode::BadInput);
    }
}

TEST(SavedQueries, AnErrorIsAtItsPlaceInTheFile) {
    const SavedQueries file = parse("[A]\n\nHäfen ODER\n  (Werft\n# Ende\n");
    ASSERT_THAT(file.queries, SizeIs(1));
    const auto tree = parse_query(file.queries.front().text, kToday);
    ASSERT_FALSE(tree);
    const Error error = locate(tree.error(), file.queries.front(), "alerts.txt");
    EXPECT_THAT(error.message, HasSubstr("alerts.txt: line 4, character 3: "));
    EXPECT_EQ(error.code, ErrorCode::BadQuery);
}

}  // namespace
}  // namespace nachlese
