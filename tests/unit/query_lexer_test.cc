#include <gtest/gtest.h>

#include "query/language/lexer.h"
#include "query/language/quotes.h"
#include "query/language/syntax.h"

namespace nachlese {
namespace {

std::string describe(const QueryToken& token) {
    const std::string text(token.text);
    switch (token.kind) {
        case QueryTokenKind::Word:
            return (token.exact ? "=" : "") + text;
        case QueryTokenKind::Phrase:
            return (token.exact ? "=[" : "[") + text + ']';
        case QueryTokenKind::Field:
            return std::string(field(token.field).name) + ':';
        case QueryTokenKind::Since:
            return "since:";
        case QueryTokenKind::Until:
            return "until:";
        case QueryTokenKind::And:
            return "<and>";
        case QueryTokenKind::Or:
            return "<or>";
        case QueryTokenKind::Not:
            return "<not>";
        case QueryTokenKind::Near:
            return "<near " + text + '>';
        case QueryTokenKind::Open:
            return "<(>";
        case QueryTokenKind::Close:
            return "<)>";
        case QueryTokenKind::End:
            return "<end>";
    }
    return "?";
}

std::string tokens_of(std::string_view query) {
    const auto tokens = tokenise_query(query);
    if (!tokens) return "error: " + tokens.error().message;
    std::string text;
    for (const QueryToken& token : *tokens) {
        if (!text.empty()) text += ' ';
        text += describe(token);
    }
    return text;
}

TEST(QueryLexer, OnlyBlanksParenthesesAndOpeningQuotesEndAWord) {
    EXPECT_EQ(tokens_of("a-b_c.d,e;f/g'h’i”j‘k"), "a-b_c.d,e;f/g'h’i”j‘k <end>");
    EXPECT_EQ(tokens_of("a(b)c"), "a <(> b <)> c <end>");
    EXPECT_EQ(tokens_of("a\u2003b\u3000c\uFEFFd"), "a b c d <end>");
    for (const QuotePair& pair : quote_pairs()) {
        const std::string query = std::string("a").append(pair.open).append("b").append(pair.close);
        EXPECT_EQ(tokens_of(query), "a [b] <end>");
    }
}

TEST(QueryLexer, OperatorsAreFreeStandingCapitals) {
    EXPECT_EQ(tokens_of("UND AND ODER OR NICHT NOT"), "<and> <and> <or> <or> <not> <not> <end>");
    EXPECT_EQ(tokens_of("Und und UNDA UND, =UND"), "Und und UNDA UND, =UND <end>");
    EXPECT_EQ(tokens_of("(a)UND(b)"), "<(> a <)> <and> <(> b <)> <end>");
}

TEST(QueryLexer, NearOperatorsAreFreeStandingCapitals) {
    EXPECT_EQ(tokens_of("NAH/5 NEAR/100 SATZ SENTENCE ABSATZ PARAGRAPH"),
              "<near NAH/5> <near NEAR/100> <near SATZ> <near SENTENCE> <near ABSATZ> "
              "<near PARAGRAPH> <end>");
    EXPECT_EQ(tokens_of("Satz NAHE =SATZ NAH5 (a)SATZ(b)"),
              "Satz NAHE =SATZ NAH5 <(> a <)> <near SATZ> <(> b <)> <end>");
    const auto tokens = tokenise_query("NAH/12");
    ASSERT_TRUE(tokens.has_value());
    EXPECT_EQ(tokens->front().distance, 12U);
}

TEST(QueryLexer, MinusNegatesOnlyWhereSomethingBegins) {
    EXPECT_EQ(tokens_of("-a -\"b\" -(c) -=d"), "<not> a <not> [b] <not> <(> c <)> <not> =d <end>");
    EXPECT_EQ(tokens_of("a-b - -- (-) -"), "a-b - -- <(> - <)> - <end>");
    EXPECT_EQ(tokens_of("\"a\"-b (c)--d"), "[a] b <(> c <)> d <end>");
    EXPECT_EQ(tokens_of("\"a\" -b"), "[a] <not> b <end>");
    EXPECT_EQ(tokens_of("−a –b"), "−a –b <end>") << "other dashes are text";
}

TEST(QueryLexer, FieldNamesTakeAnyCaseAndBothLanguages) {
    EXPECT_EQ(tokens_of("Titel:a HEADLINE:b"), "headline: a headline: b <end>");
    EXPECT_EQ(tokens_of("Seit:2020 since:1 BIS:2 until:3"),
              "since: 2020 since: 1 until: 2 until: 3 <end>");
}

TEST(QueryLexer, RangesCoverMarksAndSigns) {
    const auto tokens = tokenise_query("ä =„b c“ titel:d");
    ASSERT_TRUE(tokens.has_value());
    ASSERT_EQ(tokens->size(), 5U);
    EXPECT_EQ((*tokens)[0].range, (SourceRange{0, 2}));
    EXPECT_EQ((*tokens)[1].range, (SourceRange{3, 13}));
    EXPECT_EQ((*tokens)[2].range, (SourceRange{14, 20}));
    EXPECT_EQ((*tokens)[3].range, (SourceRange{20, 21}));
    EXPECT_EQ((*tokens)[4].range, (SourceRange{21, 21}));
}

TEST(QueryLexer, IllFormedUtf8IsText) {
    EXPECT_EQ(tokens_of("\xC3 \xE2\x80"), "\xC3 \xE2\x80 <end>");
}

TEST(Quotes, MarksAreWrittenSoThatTheyAreReadBack) {
    for (const std::string_view text :
         {"a b", "a \"b\"", "„a“ \"b\"", "\"»a« “b” „c“ ›d‹", "\"«»‹›„"}) {
        const std::string quoted = quote(text);
        const QuotePair* const pair = quote_opening_at(quoted, 0);
        ASSERT_NE(pair, nullptr) << quoted;
        const auto read = read_quoted(quoted, 0, *pair);
        ASSERT_TRUE(read.has_value()) << quoted;
        EXPECT_EQ(read->text, text);
        EXPECT_EQ(read->end, quoted.size());
    }
}

TEST(QuerySyntax, EveryPairOfMarksIsOnTheCheatSheet) {
    const SyntaxRow& phrase = syntax_row(SyntaxElement::Phrase);
    for (const QuotePair& pair : quote_pairs()) {
        const std::string shown = std::string(pair.open).append("…").append(pair.close);
        EXPECT_TRUE(phrase.german == shown || phrase.english == shown ||
                    phrase.meaning.find(shown) != std::string_view::npos)
            << shown;
    }
}

TEST(QuerySyntax, DescribesEveryElementOnce) {
    for (const SyntaxRow& row : query_syntax()) {
        EXPECT_EQ(&syntax_row(row.element), &row) << row.name;
        EXPECT_FALSE(row.name.empty() || row.example.empty() || row.meaning.empty()) << row.name;
    }
}

}  // namespace
}  // namespace nachlese
