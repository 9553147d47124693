#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "query/language/parser.h"
#include "query/language/syntax.h"
#include "tests/unit/query_tree.h"
#include "tests/unit/random_queries.h"

namespace nachlese {
namespace {

constexpr CivilDate kToday{2025, 8, 14};

struct TreeCase {
    const char* query;
    const char* tree;
};

// So that a failing case is named by its query.
std::ostream& operator<<(std::ostream& out, const TreeCase& tree_case) {
    return out << tree_case.query;
}

class ParseQuery : public ::testing::TestWithParam<TreeCase> {};

TEST_P(ParseQuery, BuildsTheTree) {
    const auto query = parse_query(GetParam().query, kToday);
    ASSERT_TRUE(query.has_value()) << query.error().message;
    EXPECT_EQ(tree_of(*query), GetParam().tree);
}

TEST_P(ParseQuery, ReadsItsOwnCanonicalForm) {
    const auto query = parse_query(GetParam().query, kToday);
    ASSERT_TRUE(query.has_value()) << query.error().message;
    const std::string canonical = to_string(*query);
    const auto again = parse_query(canonical, kToday);
    ASSERT_TRUE(again.has_value()) << canonical << ": " << again.error().message;
    EXPECT_EQ(*again, *query) << canonical;
    EXPECT_EQ(to_string(*again), canonical);
}

INSTANTIATE_TEST_SUITE_P(
    Words, ParseQuery,
    ::testing::Values(TreeCase{"Deich", "Deich"}, TreeCase{"  Deich\t\n", "Deich"},
                      TreeCase{"Deich Sturm", "(words Deich Sturm)"},
                      TreeCase{"Deich\u00A0Sturm", "(words Deich Sturm)"},
                      TreeCase{"US-Präsident", "US-Präsident"}, TreeCase{"O'Neill", "O'Neill"},
                      TreeCase{"'Deich'", "'Deich'"}, TreeCase{"z.B.", "z.B."},
                      TreeCase{"Deich - Sturm", "(words Deich - Sturm)"},
                      TreeCase{"--limit", "--limit"}, TreeCase{"Warum?", "Warum?"},
                      TreeCase{"Bürger*innen Lehrer*in", "(words Bürger*innen Lehrer*in)"},
                      TreeCase{"~50 R&D", "(words ~50 R&D)"},
                      TreeCase{"und oder nicht Und", "(words und oder nicht Und)"},
                      TreeCase{"a = b", "(words a = b)"}));

INSTANTIATE_TEST_SUITE_P(
    Exact, ParseQuery,
    ::testing::Values(TreeCase{"=Wahlen", "=Wahlen"}, TreeCase{"=\"die Wahlen\"", "=[die Wahlen]"},
                      TreeCase{"=„die Wahlen“", "=[die Wahlen]"},
                      TreeCase{"-=Wahlen", "(not =Wahlen)"}, TreeCase{"=UND", "=UND"},
                      TreeCase{"=-5", "=-5"}, TreeCase{"==", "=="},
                      TreeCase{"titel:=Wahlen", "(headline =Wahlen)"},
                      TreeCase{"titel:=\"die Wahlen\"", "(headline =[die Wahlen])"}));

INSTANTIATE_TEST_SUITE_P(
    VagueWords, ParseQuery,
    ::testing::Values(
        TreeCase{"günsti*", "(pattern günsti*)"}, TreeCase{"*vertrag", "(pattern *vertrag)"},
        TreeCase{"a M?ller", "(words a (pattern M?ller))"}, TreeCase{"?ller", "(pattern ?ller)"},
        TreeCase{"M?l*?", "(pattern M?l*?)"},
        TreeCase{"-titel:Wahl*^2", "(not (headline (^2 (pattern Wahl*))))"},
        TreeCase{"Bürger*innen*", "(pattern Bürger*innen*)"},
        TreeCase{"Müller? ??? !", "(words Müller? ??? !)"},
        TreeCase{"Selenskij~", "(~1 Selenskij)"}, TreeCase{"wort~2^0.5", "(^0.5 (~2 wort))"},
        TreeCase{"autor:Thormählen~1", "(authors (~1 Thormählen))"},
        TreeCase{"~5 a~b ~", "(words ~5 a~b ~)"},
        TreeCase{"datum:2020 pfad:*.txt~", "(words (days 2020-01-01 2020-12-31) (path *.txt~))"}));

INSTANTIATE_TEST_SUITE_P(
    Boosts, ParseQuery,
    ::testing::Values(TreeCase{"Wahl^2 Amt", "(words (^2 Wahl) Amt)"},
                      TreeCase{"Wahl^0,5", "(^0.5 Wahl)"}, TreeCase{"=Wahlen^0", "(^0 =Wahlen)"},
                      TreeCase{"\"a b\"^1000", "(^1000 [a b])"},
                      TreeCase{"(a b)^0.001 c", "(words (^0.001 (words a b)) c)"},
                      TreeCase{"((a^2)^3)^4", "(^4 (^3 (^2 a)))"},
                      TreeCase{"titel:a^2", "(headline (^2 a))"},
                      TreeCase{"(titel:a)^2", "(^2 (headline a))"},
                      TreeCase{"titel:(a b)^2", "(headline (^2 (words a b)))"},
                      TreeCase{"-a^2", "(not (^2 a))"}, TreeCase{"a^2 UND b", "(and (^2 a) b)"},
                      TreeCase{"x^y Wahl^ a^^2", "(words x^y Wahl^ (^2 a^))"},
                      TreeCase{"(a)^x", "(words a ^x)"}, TreeCase{"adresse:a^2", "(url a^2)"}));

INSTANTIATE_TEST_SUITE_P(
    Phrases, ParseQuery,
    ::testing::Values(
        TreeCase{"\"neuer Deich\"", "[neuer Deich]"}, TreeCase{"„neuer Deich“", "[neuer Deich]"},
        TreeCase{"„neuer Deich”", "[neuer Deich]"}, TreeCase{"„neuer Deich\"", "[neuer Deich]"},
        TreeCase{"«neuer Deich»", "[neuer Deich]"}, TreeCase{"»neuer Deich«", "[neuer Deich]"},
        TreeCase{"›neuer Deich‹", "[neuer Deich]"}, TreeCase{"‹neuer Deich›", "[neuer Deich]"},
        TreeCase{"‚neuer Deich‘", "[neuer Deich]"}, TreeCase{"“new dyke”", "[new dyke]"},
        TreeCase{"“neuer Deich“ “Sturm”", "(words [neuer Deich] [Sturm])"},
        TreeCase{"\"der „neue“ Deich\"", "[der „neue“ Deich]"},
        TreeCase{"„der \"neue\" Deich“", "[der \"neue\" Deich]"},
        TreeCase{"„Deich\" und „Sturm“", "(words [Deich] und [Sturm])"},
        TreeCase{"»der ›neue‹ Deich's (1) «", "[der ›neue‹ Deich's (1) ]"},
        TreeCase{"Amt\"neuer Deich\"Sturm", "(words Amt [neuer Deich] Sturm)"},
        TreeCase{"\"Spiegel\"-Affäre", "(words [Spiegel] Affäre)"},
        TreeCase{"\"Deich\"-\"Sturm\"", "(words [Deich] [Sturm])"},
        TreeCase{"\"M?ller* ^2 UND a:b\"", "[M?ller* ^2 UND a:b]"}, TreeCase{"\"!\"", "[!]"}));

INSTANTIATE_TEST_SUITE_P(
    Operators, ParseQuery,
    ::testing::Values(
        TreeCase{"a UND b", "(and a b)"}, TreeCase{"a AND b AND c", "(and a b c)"},
        TreeCase{"a ODER b OR c", "(or a b c)"},
        TreeCase{"a b ODER c d", "(or (words a b) (words c d))"},
        TreeCase{"a UND b ODER c", "(or (and a b) c)"},
        TreeCase{"a b UND c d", "(words a (and b c) d)"},
        TreeCase{"a NICHT b", "(words a (not b))"}, TreeCase{"a UND NOT b", "(and a (not b))"},
        TreeCase{"NICHT a UND b", "(and (not a) b)"}, TreeCase{"a ODER -b", "(or a (not b))"},
        TreeCase{"-a", "(not a)"}, TreeCase{"-a -b", "(words (not a) (not b))"},
        TreeCase{"NICHT NICHT a", "(not (not a))"}, TreeCase{"-NICHT a", "(not (not a))"},
        TreeCase{"-\"a b\"", "(not [a b])"}, TreeCase{"-(a b)", "(not (words a b))"},
        TreeCase{"NICHT(a ODER b)", "(not (or a b))"}));

INSTANTIATE_TEST_SUITE_P(
    Near, ParseQuery,
    ::testing::Values(
        TreeCase{"a NAH/5 b", "(NEAR/5 a b)"}, TreeCase{"a NEAR/1 b NEAR/1 c", "(NEAR/1 a b c)"},
        TreeCase{"a SATZ \"b c\"", "(SENTENCE a [b c])"},
        TreeCase{"a PARAGRAPH =b ABSATZ c*", "(PARAGRAPH a =b (pattern c*))"},
        TreeCase{"(a ODER b ODER (c ODER d~)) NAH/3 e", "(NEAR/3 (or a b (or c (~1 d))) e)"},
        TreeCase{"x a NAH/5 b y", "(words x (NEAR/5 a b) y)"},
        TreeCase{"a UND b SATZ c ODER d", "(or (and a (SENTENCE b c)) d)"},
        TreeCase{"-a SATZ b", "(not (SENTENCE a b))"},
        TreeCase{"(a SATZ b)^2", "(^2 (SENTENCE a b))"},
        TreeCase{"titel:(a SATZ b)", "(headline (SENTENCE a b))"},
        TreeCase{"titel:SATZ", "(headline SATZ)"}, TreeCase{"(a) SATZ (b)", "(SENTENCE a b)"}));

INSTANTIATE_TEST_SUITE_P(Groups, ParseQuery,
                         ::testing::Values(TreeCase{"(a)", "a"}, TreeCase{"((a b))", "(words a b)"},
                                           TreeCase{"a (b ODER c)", "(words a (or b c))"},
                                           TreeCase{"a (b c)", "(words a (words b c))"},
                                           TreeCase{"a UND (b UND c)", "(and a (and b c))"},
                                           TreeCase{"(a b) UND c", "(and (words a b) c)"},
                                           TreeCase{"a(b)c", "(words a b c)"},
                                           TreeCase{"(a)-b", "(words a b)"},
                                           TreeCase{"(-a)", "(not a)"}));

INSTANTIATE_TEST_SUITE_P(
    Fields, ParseQuery,
    ::testing::Values(
        TreeCase{"titel:Wahl", "(headline Wahl)"}, TreeCase{"TITEL:Wahl", "(headline Wahl)"},
        TreeCase{"Überschrift:Wahl", "(headline Wahl)"},
        TreeCase{"U\u0308berschrift:Wahl", "(headline Wahl)"},
        TreeCase{"ort:„Bad Segeberg“", "(place [Bad Segeberg])"},
        TreeCase{"titel:(a ODER b)", "(headline (or a b))"},
        TreeCase{"titel:(a ort:b)", "(headline (words a (place b)))"},
        TreeCase{"titel:(NICHT a)", "(headline (not a))"}, TreeCase{"titel:((a))", "(headline a)"},
        TreeCase{"-quelle:dpa", "(not (source dpa))"},
        TreeCase{"a ODER quelle:dpa b", "(or a (words (source dpa) b))"},
        TreeCase{"titel:ort:Kiel", "(headline ort:Kiel)"}, TreeCase{"titel:1:0", "(headline 1:0)"},
        TreeCase{"titel:--", "(headline --)"}, TreeCase{"titel:=", "(headline =)"},
        TreeCase{"adresse:https://example.org/?a=*~", "(url https://example.org/?a=*~)"},
        TreeCase{"pfad:(2025/*.txt ODER b?c)", "(path (or 2025/*.txt b?c))"},
        TreeCase{"titel:(a datum:2024)", "(headline (words a (days 2024-01-01 2024-12-31)))"},
        TreeCase{"titel:(datum:2024)", "(headline (days 2024-01-01 2024-12-31))"}));

INSTANTIATE_TEST_SUITE_P(
    Colons, ParseQuery,
    ::testing::Values(TreeCase{"1:0 21:30", "(words 1:0 21:30)"}, TreeCase{"x:y", "x:y"},
                      TreeCase{"https://example.org", "https://example.org"},
                      TreeCase{"Stichwort: Klima", "(words Stichwort: Klima)"},
                      TreeCase{"(Stichwort:)", "Stichwort:"},
                      TreeCase{"std::string", "std::string"},
                      TreeCase{"Abstimmung:… :x", "(words Abstimmung:… :x)"},
                      TreeCase{"Bürger:innen", "Bürger:innen"}, TreeCase{"bürger:in", "bürger:in"},
                      TreeCase{"Bürger:innen-Rat", "Bürger:innen-Rat"},
                      TreeCase{"Lehrer:innenverband", "Lehrer:innenverband"},
                      TreeCase{"Autor:innen Autor:in", "(words Autor:innen Autor:in)"},
                      TreeCase{"jede:r eine:n", "(words jede:r eine:n)"},
                      TreeCase{"autor:Riemann", "(authors Riemann)"},
                      TreeCase{"ort:in", "(place in)"}, TreeCase{"=titl:x", "=titl:x"}));

TEST(ParseQuery, GivesEveryNodeThePlaceThatWouldBeCutOut) {
    const std::string_view query = "Deich -titel:(a ODER =b) seit:2020";
    const auto root = parse_query(query, kToday);
    ASSERT_TRUE(root.has_value());
    const auto text_of = [query](const QueryNode& node) {
        return query.substr(node.range.begin, node.range.end - node.range.begin);
    };
    EXPECT_EQ(text_of(*root), query);
    ASSERT_EQ(operands_of(*root).size(), 3U);
    EXPECT_EQ(text_of(operands_of(*root)[0]), "Deich");
    const QueryNode& negation = operands_of(*root)[1];
    EXPECT_EQ(text_of(negation), "-titel:(a ODER =b)");
    const QueryNode& scope = operands_of(negation)[0];
    EXPECT_EQ(text_of(scope), "titel:(a ODER =b)");
    const QueryNode& alternatives = operands_of(scope)[0];
    EXPECT_EQ(text_of(operands_of(alternatives)[0]), "a");
    EXPECT_EQ(text_of(operands_of(alternatives)[1]), "=b");
    EXPECT_EQ(text_of(operands_of(*root)[2]), "seit:2020");
}

TEST(ParseQuery, CanonicalFormIsEnglishWithAsciiQuotesAndFewParentheses) {
    const auto query =
        parse_query("((Deich UND Sturm) -titel:(»a b« ODER c)) ODER seit:8.2020", kToday);
    ASSERT_TRUE(query.has_value());
    EXPECT_EQ(to_string(*query), "Deich AND Sturm NOT headline:(\"a b\" OR c) OR since:2020-08-01");
}

TEST(ParseQuery, EqualityIgnoresPlacesButNothingElse) {
    const auto parse = [](std::string_view query) { return *parse_query(query, kToday); };
    EXPECT_EQ(parse("a   b"), parse(" (a) b"));
    EXPECT_NE(parse("a b"), parse("b a"));
    EXPECT_NE(parse("a b"), parse("a UND b"));
    EXPECT_NE(parse("a"), parse("=a"));
    EXPECT_NE(parse("a"), parse("\"a\""));
    EXPECT_NE(parse("titel:a"), parse("ort:a"));
    EXPECT_NE(parse("datum:2024"), parse("datum:2025"));
}

TEST(ParseQuery, EveryExampleOfTheCheatSheetParses) {
    for (const SyntaxRow& row : query_syntax()) {
        const auto query = parse_query(row.example, kToday);
        EXPECT_TRUE(query.has_value()) << row.example << ": " << query.error().message;
    }
}

TEST(ParseQuery, ReadsTheCanonicalFormOfAnyTree) {
    for (const unsigned seed : {1U, 2U, 3U, 4U}) {
        testing::RandomQueries random(seed);
        for (int i = 0; i < 500; ++i) {
            const QueryNode query = random.query(4);
            const std::string canonical = to_string(query);
            const auto parsed = parse_query(canonical, kToday);
            ASSERT_TRUE(parsed.has_value()) << canonical << ": " << parsed.error().message;
            EXPECT_EQ(*parsed, query) << canonical << '\n'
                                      << tree_of(query) << '\n'
                                      << tree_of(*parsed);
        }
    }
}

TEST(ParsePlainQuery, TakesEverySignAsText) {
    const auto query = parse_plain_query(" -Deich\ttitel:x \"a UND b) *");
    ASSERT_TRUE(query.has_value());
    EXPECT_EQ(tree_of(*query), "(words -Deich titel:x \"a UND b) *)");
    EXPECT_EQ(operands_of(*query)[1].range, (SourceRange{8, 15}));
}

TEST(ParsePlainQuery, OneWordStandsAlone) {
    const auto query = parse_plain_query("NICHT");
    ASSERT_TRUE(query.has_value());
    EXPECT_EQ(tree_of(*query), "NICHT");
}

TEST(ParsePlainQuery, RefusesBlankQueries) {
    EXPECT_FALSE(parse_plain_query("").has_value());
    EXPECT_FALSE(parse_plain_query(" \u00A0\n").has_value());
}

}  // namespace
}  // namespace nachlese
