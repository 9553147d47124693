#include "query/golden_queries.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nachlese {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

GoldenFile parse(const std::string& text) {
    return parse_golden_queries(text, "golden.tsv");
}

TEST(GoldenQueries, AreLinesOfQueryNumberAndId) {
    const GoldenFile file = parse(
        "\xEF\xBB\xBF# Was jede Nacht zu finden sein muss\r\n"
        "titel:Hafen (Streik ODER Ausstand)\t12\t2013/06/own pages.txt\r\n"
        "\n"
        "  =Häfen \t 0 \n"
        "Fähre\t3\t");
    EXPECT_THAT(file.faults, IsEmpty());
    EXPECT_THAT(file.queries,
                ElementsAre(GoldenQuery{2, "titel:Hafen (Streik ODER Ausstand)", 12,
                                        "2013/06/own pages.txt"},
                            GoldenQuery{4, "=Häfen", 0, ""}, GoldenQuery{5, "Fähre", 3, ""}));
}

TEST(GoldenQueries, EachLineThatIsNoneIsNamed) {
    const struct {
        const char* line;
        const char* reason;
    } cases[] = {
        {"Hafen 12 agt-1", "no TAB"},
        {"Hafen\tviele", "\"viele\" is no number"},
        {"Hafen\t-1", "\"-1\" is no number"},
        {"Hafen\t12x", "\"12x\" is no number"},
        {"Hafen\t99999999999999999999", "is no number"},
        {"Hafen\t\tagt-1", "\"\" is no number"},
        {"Hafen\t1\tagt-1\tagt-2", "more than two TABs"},
    };
    std::string text = "Werft\t1\n";
    for (const auto& row : cases)
        text += std::string(row.line) + '\n';
    const GoldenFile file = parse(text);
    EXPECT_THAT(file.queries, SizeIs(1));
    ASSERT_THAT(file.faults, SizeIs(std::size(cases)));
    for (std::size_t i = 0; i < std::size(cases); ++i) {
        EXPECT_EQ(file.faults[i].code, ErrorCode::BadInput);
        EXPECT_THAT(file.faults[i].message,
                    AllOf(HasSubstr("golden.tsv: line " + std::to_string(i + 2) + ": "),
                          HasSubstr(cases[i].reason)));
    }
}

TEST(GoldenQueries, AFileOfNoneWouldCheckNothing) {
    for (const char* const text : {"", "\n\n", "# noch keine\n"}) {
        const GoldenFile file = parse(text);
        ASSERT_THAT(file.faults, SizeIs(1)) << text;
        EXPECT_THAT(file.faults.front().message, HasSubstr("there is no query in this file"));
    }
}

}  // namespace
}  // namespace nachlese
