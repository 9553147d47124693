#include <ostream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/language/parser.h"

namespace nachlese {
namespace {

constexpr CivilDate kToday{2025, 8, 14};

struct ErrorCase {
    const char* query;
    const char* place;    // the text of the query that the error is about
    const char* message;  // a part of it
    const char* hint = "";
};

std::ostream& operator<<(std::ostream& out, const ErrorCase& error_case) {
    return out << error_case.query;
}

class QuerySyntaxError : public testing::TestWithParam<ErrorCase> {};

TEST_P(QuerySyntaxError, NamesThePlaceAndWhatWasExpected) {
    const std::string query = GetParam().query;
    const auto result = parse_query(query, kToday);
    ASSERT_FALSE(result.has_value()) << to_string(*result);
    const QueryError& error = result.error();
    ASSERT_LE(error.range.begin, error.range.end);
    ASSERT_LE(error.range.end, query.size());
    EXPECT_EQ(query.substr(error.range.begin, error.range.end - error.range.begin),
              GetParam().place);
    EXPECT_THAT(error.message, testing::HasSubstr(GetParam().message));
    EXPECT_THAT(error.hint, testing::HasSubstr(GetParam().hint));
}

INSTANTIATE_TEST_SUITE_P(
    Nothing, QuerySyntaxError,
    testing::Values(ErrorCase{"", "", "nothing to search for"},
                    ErrorCase{" \t", " \t", "nothing to search for"},
                    ErrorCase{"a ()", "()", "the parentheses are empty"},
                    ErrorCase{"a \"\"", "\"\"", "nothing between the quotation marks"},
                    ErrorCase{"=„ “", "=„ “", "nothing between the quotation marks"}));

INSTANTIATE_TEST_SUITE_P(Unbalanced, QuerySyntaxError,
                         testing::Values(ErrorCase{"a (b", "(", "never closed: expected )"},
                                         ErrorCase{"a (", "(", "never closed: expected )"},
                                         ErrorCase{"(a UND (b)", "(", "never closed"},
                                         ErrorCase{"a) b", ")", "never opened"},
                                         ErrorCase{"a (b))", ")", "never opened"},
                                         ErrorCase{"a \"b", "\"", "never closed: expected \"",
                                                   "--plain"},
                                         ErrorCase{"a „b", "„", "never closed: expected “"},
                                         ErrorCase{"»b»", "»", "never closed: expected «"},
                                         ErrorCase{"die 24\" hoch", "\"", "never closed"}));

INSTANTIATE_TEST_SUITE_P(
    Operators, QuerySyntaxError,
    testing::Values(
        ErrorCase{"a UND", "UND", "expected a word, a phrase or a group behind UND", "\"UND\""},
        ErrorCase{"ODER b", "ODER", "expected a word, a phrase or a group before ODER"},
        ErrorCase{"a UND UND b", "UND", "behind UND"}, ErrorCase{"a ODER UND b", "ODER", "behind"},
        ErrorCase{"a (b OR)", "OR", "behind OR"}, ErrorCase{"a (AND b)", "AND", "before AND"},
        ErrorCase{"NICHT", "NICHT", "behind NICHT"}, ErrorCase{"a NOT OR b", "NOT", "behind NOT"},
        ErrorCase{"-UND", "-", "behind -"},
        ErrorCase{"=(a b)", "=", "before a word or a phrase, not a group"}));

INSTANTIATE_TEST_SUITE_P(
    Fields, QuerySyntaxError,
    testing::Values(
        ErrorCase{"a titel:", "titel:", "the field titel has no value"},
        ErrorCase{"titel: a", "titel:", "the field titel has no value", "\"titel:\" in quotation"},
        ErrorCase{"(titel:)", "titel:", "the field titel has no value"},
        ErrorCase{"titel:()", "()", "the parentheses are empty"},
        ErrorCase{"titel:UND", "UND", "expected a value, found UND", "titel:\"UND\""},
        ErrorCase{"ort:-Kiel", "-", "before the field's name", "-ort:…"},
        ErrorCase{"=ort:Kiel", "=", "behind the field's name", "ort:=…"},
        ErrorCase{"titl:Wahl", "titl", "there is no field titl", "did you mean titel:"},
        ErrorCase{"a -Shclagwort:x", "Shclagwort", "there is no field", "schlagwort:"},
        ErrorCase{"uberschrift:„a b“", "uberschrift", "there is no field", "überschrift:"},
        ErrorCase{"sei:2020", "sei", "there is no field", "seit:"},
        ErrorCase{"Hafenbehörde:(a)", "Hafenbehörde", "there is no field", "in quotation marks"},
        ErrorCase{"titl:..2020", "titl", "there is no field"}));

INSTANTIATE_TEST_SUITE_P(
    Dates, QuerySyntaxError,
    testing::Values(
        ErrorCase{"datum:31.2.2025", "31.2.2025", "the calendar has no 31.2.2025", "2025-08-14"},
        ErrorCase{"datum:2025-13", "2025-13", "the calendar has no 2025-13"},
        ErrorCase{"datum:29.2.2023", "29.2.2023", "the calendar has no"},
        ErrorCase{"datum:0000", "0000", "the calendar has no"},
        ErrorCase{"a datum:neulich", "neulich", "expected a date, found neulich"},
        ErrorCase{"datum:20", "20", "expected a date"}, ErrorCase{"datum:8.25", "8.25", "expected"},
        ErrorCase{"datum:1.2.3.2025", "1.2.3.2025", "expected a date"},
        ErrorCase{"datum:2025-", "2025-", "expected a date"},
        ErrorCase{"datum:-1", "-", "before the field's name"},
        ErrorCase{"datum:2025..2020", "2025..2020", "ends before it begins"},
        ErrorCase{"datum:2020..gerade", "gerade", "expected a date, found gerade"},
        ErrorCase{"datum:x..2020", "x", "expected a date, found x"},
        ErrorCase{"datum:..", "..", "needs at least one end"},
        ErrorCase{"datum:2020 .. 2025", "..", "without blanks"},
        ErrorCase{"datum:2020 (..2025)", "..2025", "without blanks"},
        ErrorCase{"datum:2020.. 2025", "2025", "without blanks"},
        ErrorCase{"datum:\"7 Tage\"", "7 Tage", "expected a date, found 7 Tage", "letzte 7 Tage"},
        ErrorCase{"datum:\"letzte 0 Tage\"", "letzte 0 Tage", "expected a date"},
        ErrorCase{"datum:\"letzte 1000 Tage\"", "letzte 1000 Tage", "expected a date"},
        ErrorCase{"datum:\"diese 2 Wochen\"", "diese 2 Wochen", "expected a date"},
        ErrorCase{"datum:\"31. Juni 2025\"", "31. Juni 2025", "expected a date"},
        ErrorCase{"datum:\"August 25\"", "August 25", "expected a date"},
        ErrorCase{"datum:\" 2020 .. bald \"", "bald", "found bald"},
        ErrorCase{"datum:\"\u00AD\"", "\u00AD", "expected a date"},
        ErrorCase{"datum:letzte 7 Tage", "letzte", "expected a date", "\"letzte 7 Tage\""},
        ErrorCase{"datum:=\"2020\"", "=\"2020\"", "found an exact form"},
        ErrorCase{"datum:=2020", "=2020", "expected a date, found an exact form"},
        ErrorCase{"datum:(2020 ODER bald)", "bald", "expected a date, found bald"},
        ErrorCase{"seit:2020..2021", "2020..2021", "expected a date"},
        ErrorCase{"seit:(2020)", "(", "expected a date behind seit:"},
        ErrorCase{"bis:", "bis:", "the field bis has no value"}));

INSTANTIATE_TEST_SUITE_P(
    Boosts, QuerySyntaxError,
    testing::Values(ErrorCase{"Wahl^1001", "^1001", "expected one weight from 0 to 1000"},
                    ErrorCase{"ö^0.0001", "^0.0001", "at most 3 decimals", "quotation marks"},
                    ErrorCase{"Wahl^1.2.3", "^1.2.3", "expected one weight"},
                    ErrorCase{"Wahl^2^3", "^2^3", "expected one weight"},
                    ErrorCase{"(a b)^2^3", "^2^3", "expected one weight"},
                    ErrorCase{"\"a b\"^9999999999", "^9999999999", "expected one weight"},
                    ErrorCase{"a ^2", "^2", "expected a word, a phrase or a group right before"},
                    ErrorCase{"(a) ^2", "^2", "right before ^2"},
                    ErrorCase{"datum:(2020)^2", "^2", "the field date has no weight"},
                    ErrorCase{"adresse:\"a\"^2", "^2", "the field url has no weight"},
                    ErrorCase{"datum:2020^2", "2020^2", "expected a date"}));

INSTANTIATE_TEST_SUITE_P(
    VagueWords, QuerySyntaxError,
    testing::Values(
        ErrorCase{"a *", "*", "expected a letter or digit beside the wildcards", "quotation"},
        ErrorCase{"?????*", "?????*", "expected a letter or digit"},
        ErrorCase{"titel:**", "**", "expected a letter or digit"},
        ErrorCase{".~", ".", "expected a letter or digit"},
        ErrorCase{"US-Präs*", "-", "expected a single word with wildcards, found -", "NAH/1"},
        ErrorCase{"Wahl*,", ",", "found ,"}, ErrorCase{"ä/b?c", "/", "found /"},
        ErrorCase{"US-Präsident~", "-", "expected a single word before ~, found -"},
        ErrorCase{"=Wahl*", "=Wahl*", "= and wildcards exclude each other"},
        ErrorCase{"=Wahl~", "~", "= and ~ exclude each other"},
        ErrorCase{"Wah?en~", "Wah?en", "wildcards and ~ exclude each other"},
        ErrorCase{"ä~3", "~3", "expected ~, ~1 or ~2"},
        ErrorCase{"Wahl~0", "~0", "expected ~, ~1 or ~2"},
        ErrorCase{"Wahl~0.8", "~0.8", "expected ~, ~1 or ~2"},
        ErrorCase{"Wahl~12^2", "~12", "expected ~, ~1 or ~2"},
        ErrorCase{"\"a b\"~5", "~5", "behind a word, not a phrase", "NAH/5"},
        ErrorCase{"(a b)~", "~", "behind a word, not a phrase"}));

INSTANTIATE_TEST_SUITE_P(
    Near, QuerySyntaxError,
    testing::Values(
        ErrorCase{"a NAH b", "NAH", "expected NAH/ and a number of words from 1 to 100", "NAH/5"},
        ErrorCase{"a NEAR/0 b", "NEAR/0", "expected NEAR/ and a number", "\"NEAR\""},
        ErrorCase{"a NAH/101 b", "NAH/101", "from 1 to 100"},
        ErrorCase{"a NAH/x b", "NAH/x", "found NAH/x"}, ErrorCase{"a NAH/ b", "NAH/", "found NAH/"},
        ErrorCase{"a NAH/5", "NAH/5", "behind NAH/5"}, ErrorCase{"SATZ b", "SATZ", "before SATZ"},
        ErrorCase{"a SATZ SATZ b", "SATZ", "behind SATZ"},
        ErrorCase{"a SATZ ODER b", "SATZ", "behind SATZ"},
        ErrorCase{"a SATZ -b", "SATZ", "behind SATZ"},
        ErrorCase{"a SATZ b ABSATZ c", "ABSATZ", "expected SATZ again, found ABSATZ", "UND"},
        ErrorCase{"a NAH/5 b NAH/4 c", "NAH/4", "expected NAH/5 again"},
        ErrorCase{"a NAH/5 b NEAR/5 c SATZ d", "SATZ", "expected NAH/5 again"},
        ErrorCase{"(a b) SATZ c", "(a b)", "found words side by side", "phrase"},
        ErrorCase{"(a ODER (b UND c)) SATZ d", "(b UND c)", "found UND"},
        ErrorCase{"(a SATZ b) NAH/5 c", "(a SATZ b)", "found another such operator", "UND"},
        ErrorCase{"titel:a SATZ b", "titel:a", "found a field", "titel:(a NAH/5 b)"},
        ErrorCase{"a SATZ b^2", "b^2", "found a weight", "(a NAH/5 b)^2"},
        ErrorCase{"a SATZ (-b)", "(-b)", "found a negation"},
        ErrorCase{"a SATZ datum:2025", "datum:2025", "found a date"},
        ErrorCase{"a SATZ b SATZ c SATZ d SATZ e SATZ ff", "ff", "more than 5 words or groups"},
        ErrorCase{"adresse:(a SATZ b)", "SATZ", "the field url is compared as a whole"}));

std::string nested(std::string_view opening, int depth, std::string_view closing) {
    std::string query;
    for (int i = 0; i < depth; ++i)
        query += opening;
    query += 'a';
    for (int i = 0; i < depth; ++i)
        query += closing;
    return query;
}

TEST(QueryDepth, IsBounded) {
    EXPECT_TRUE(parse_query(nested("(", kMaxQueryDepth, ")"), kToday).has_value());
    EXPECT_TRUE(parse_query(nested("titel:(", kMaxQueryDepth, ")"), kToday).has_value());
    for (const char* const opening : {"(", "titel:(", "NICHT ", "-("}) {
        const auto result = parse_query(nested(opening, 100'000, ")"), kToday);
        ASSERT_FALSE(result.has_value());
        EXPECT_THAT(result.error().message, testing::HasSubstr("more than 100"));
    }
}

TEST(QueryLength, AMegabyteOfAnythingIsReadOrRefused) {
    struct Case {
        const char* piece;
        bool is_one_word;
    };
    for (const auto& [piece, is_one_word] :
         {Case{"„a\" ", false}, Case{"a ODER ", false}, Case{"\"a\"-", false}, Case{"a:", true},
          Case{"X*innen", true}, Case{"titel:a ", false}}) {
        std::string query;
        while (query.size() < 1'000'000)
            query += piece;
        const auto result = parse_query(query + 'a', kToday);
        EXPECT_EQ(result.has_value(), is_one_word) << piece;
    }
}

std::string repeated(const std::string& piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
        text += piece;
    return text;
}

TEST(QueryLength, MoreWordsThanTheBoundAreAnErrorAtTheFirstTooMany) {
    for (const std::string piece : {"Watt ", "\"ab cd\" ", "datum:2025 ", "seit:2025 ", "-(=x) "}) {
        EXPECT_TRUE(parse_query(repeated(piece, kMaxQueryWords), kToday).has_value()) << piece;
        const std::string query = repeated(piece, kMaxQueryWords) + "Möwe " + piece;
        const auto result = parse_query(query, kToday);
        ASSERT_FALSE(result.has_value()) << piece;
        EXPECT_EQ(result.error().range.begin, query.find("Möwe")) << piece;
        EXPECT_THAT(result.error().message, testing::HasSubstr("more than 1000 words"));
    }
}

TEST(QueryLength, VagueWordsHaveABoundOfTheirOwn) {
    for (const std::string piece : {"Watt* ", "Watt~ "}) {
        EXPECT_TRUE(parse_query(repeated(piece, kMaxVagueWords), kToday).has_value());
        const auto result = parse_query(repeated(piece, kMaxVagueWords) + "(Möwe*)", kToday);
        ASSERT_FALSE(result.has_value());
        EXPECT_EQ(result.error().range.begin, kMaxVagueWords * piece.size() + 1);
        EXPECT_THAT(result.error().message,
                    testing::HasSubstr("more than 20 words with wildcards"));
    }
}

TEST(QueryLength, PlainWordsHaveTheSameBound) {
    const std::string most = repeated("Watt ", kMaxQueryWords);
    EXPECT_TRUE(parse_plain_query(most).has_value());
    const auto result = parse_plain_query(most + "Möwe Watt");
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().range, (SourceRange{most.size(), most.size() + 5}));
}

TEST(ToError, CountsCharactersNotBytes) {
    const std::string_view query = "Überfluß titl:x";
    const auto result = parse_query(query, kToday);
    ASSERT_FALSE(result.has_value());
    const Error error = to_error(result.error(), query);
    EXPECT_EQ(error.code, ErrorCode::BadQuery);
    EXPECT_EQ(error.message, "query, character 10: there is no field titl");
    EXPECT_THAT(error.hint, testing::HasSubstr("titel:"));
}

TEST(PointAt, MarksTheRangeByCharacters) {
    EXPECT_EQ(point_at("Überfluß titl:x", {11, 15}), "Überfluß titl:x\n         ^^^^");
    EXPECT_EQ(point_at("", {0, 0}), "\n^");
    EXPECT_EQ(point_at("ab", {2, 2}), "ab\n  ^");
}

TEST(PointAt, IsSafeForATerminal) {
    EXPECT_EQ(point_at("a\tb\x1B[31m", {2, 3}), "a b\uFFFD[31m\n  ^");
    EXPECT_EQ(point_at("\xFF\xFE ab", {3, 4}), "\uFFFD\uFFFD ab\n   ^");
}

TEST(PointAt, ShowsTheSurroundingsInALongQuery) {
    const std::string query = std::string(500, 'a') + '(' + std::string(500, 'b');
    EXPECT_EQ(point_at(query, {500, 501}), "…" + std::string(40, 'a') + '(' + std::string(59, 'b') +
                                               "…\n" + std::string(41, ' ') + '^');
    const std::string shown = point_at(query, {0, query.size()});
    EXPECT_EQ(shown.substr(shown.find('\n') + 1), std::string(100, '^'));
}

}  // namespace
}  // namespace nachlese
