// Every operator of the query language, from the text of a query to the articles that it finds.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "query/compiler.h"
#include "query/index_vocabulary.h"
#include "query/language/lexer.h"
#include "query/language/parser.h"
#include "query/language/syntax.h"
#include "schema/index_format.h"
#include "tests/unit/built_index.h"
#include "tests/unit/query_tree.h"

namespace nachlese {
namespace {

constexpr CivilDate kToday{2025, 8, 14};  // a Thursday

const testing::BuiltIndex& index() {
    static const testing::BuiltIndex built({
        testing::make_article(
            "strike", "Lotsen streiken",
            {"Die Lotsen von Quirnau streiken seit Montag. Der Hafen liegt still.",
             "Reeder Müller klagt über hohe Kosten."},
            {2025, 8, 14}),
        testing::make_article(
            "storm", "Sturm über Quirnau",
            {"Der Sturm riss zwei Schlepper los.", "Im Hafen blieben die Lotsen an Land."},
            {2025, 8, 13}),
        testing::make_article("treaty", "Hafenvertrag steht",
                              {"Bürgermeisterin Möller lobt den Vertrag. Die Lotsen sind dafür."},
                              {2025, 7, 2}),
        testing::make_article("prices", "Kosten günstiger",
                              {"Günstige Preise im Hafen freuen Miller und die Schlepper."},
                              {2024, 8, 1}),
    });
    return built;
}

struct Row {
    SyntaxElement element;
    const char* query;
    const char* tokens;  // their texts
    const char* tree;
    const char* xapian;
    std::vector<std::string> ids;  // ascending
};

const std::vector<Row>& rows() {
    static const std::vector<Row> rows{
        Row{SyntaxElement::Words,
            "Lotsen Hafen",
            "|Lotsen|Hafen|",
            "(words Lotsen Hafen)",
            "Query(((Zlots AND_MAYBE 0.25 * lotsen) AND (Zhafen AND_MAYBE 0.25 * hafen)))",
            {"storm", "strike", "treaty"}},
        Row{SyntaxElement::Phrase,
            "„Lotsen an Land“",
            "|Lotsen an Land|",
            "[Lotsen an Land]",
            "Query(((Zlots AND Zan AND Zland) FILTER PostingSource(Zlots PHRASE 3 Zan PHRASE 3 "
            "Zland)))",
            {"storm"}},
        Row{SyntaxElement::Exact,
            "=Lotse ODER =\"Die Lotsen\"",
            "|Lotse|ODER|Die Lotsen|",
            "(or =Lotse =[Die Lotsen])",
            "Query((lotse OR (((Zdie AND Zlots) FILTER PostingSource(Zdie PHRASE 2 Zlots)) FILTER "
            "(die "
            "AND lotsen)))) checked",
            {"storm", "strike", "treaty"}},
        Row{SyntaxElement::Wildcard,
            "günst*",
            "|günst*|",
            "(pattern günst*)",
            "Query((günstige SYNONYM günstiger))",
            {"prices"}},
        Row{SyntaxElement::Wildcard,
            "M?ller",
            "|M?ller|",
            "(pattern M?ller)",
            "Query((miller SYNONYM möller SYNONYM müller))",
            {"prices", "strike", "treaty"}},
        Row{SyntaxElement::Wildcard,
            "*vertrag",
            "|*vertrag|",
            "(pattern *vertrag)",
            "Query((hafenvertrag SYNONYM vertrag))",
            {"treaty"}},
        Row{SyntaxElement::Fuzzy,
            "Miller~",
            "|Miller~|",
            "(~1 Miller)",
            "Query(((Zmill AND_MAYBE 0.25 * miller) OR 0.3 * (möller SYNONYM müller)))",
            {"prices", "strike", "treaty"}},
        Row{SyntaxElement::Boost,
            "Sturm^4 Hafen",
            "|Sturm^4|Hafen|",
            "(words (^4 Sturm) Hafen)",
            "Query((4 * (Zsturm AND_MAYBE 0.25 * sturm) AND (Zhafen AND_MAYBE 0.25 * hafen)))",
            {"storm"}},
        Row{SyntaxElement::And,
            "Lotsen UND Schlepper",
            "|Lotsen|UND|Schlepper|",
            "(and Lotsen Schlepper)",
            "Query(((Zlots AND_MAYBE 0.25 * lotsen) AND (Zschlepper AND_MAYBE 0.25 * schlepper)))",
            {"storm"}},
        Row{SyntaxElement::Or,
            "Sturm ODER günstig",
            "|Sturm|ODER|günstig|",
            "(or Sturm günstig)",
            "Query(((Zsturm AND_MAYBE 0.25 * sturm) OR (Zgünstig AND_MAYBE 0.25 * günstig)))",
            {"prices", "storm"}},
        Row{SyntaxElement::Not,
            "Hafen NICHT Lotsen",
            "|Hafen|NICHT|Lotsen|",
            "(words Hafen (not Lotsen))",
            "Query(((Zhafen AND_MAYBE 0.25 * hafen) AND_NOT Zlots))",
            {"prices"}},
        Row{SyntaxElement::Minus,
            "Hafen -Sturm",
            "|Hafen|-|Sturm|",
            "(words Hafen (not Sturm))",
            "Query(((Zhafen AND_MAYBE 0.25 * hafen) AND_NOT Zsturm))",
            {"prices", "strike", "treaty"}},
        Row{SyntaxElement::Minus,
            "-Hafen",
            "|-|Hafen|",
            "(not Hafen)",
            "Query((<alldocuments> AND_NOT Zhafen))",
            {"treaty"}},
        Row{SyntaxElement::Near,
            "Lotse NAH/3 Quirnau",
            "|Lotse|NAH/3|Quirnau|",
            "(NEAR/3 Lotse Quirnau)",
            "Query(((Zlots AND Zquirnau) FILTER PostingSource(Zlots NEAR 3 Zquirnau)))",
            {"strike"}},
        Row{SyntaxElement::Near,
            "(Reeder ODER Sturm) NAH/4 \"hohe Kosten\"",
            "|(|Reeder|ODER|Sturm|)|NAH/4|hohe Kosten|",
            "(NEAR/4 (or Reeder Sturm) [hohe Kosten])",
            "Query((((Zreeder OR Zsturm) AND Zhoh) FILTER PostingSource((Zreeder OR Zsturm) NEAR 4 "
            "(Zhoh "
            "PHRASE 2 Zkost))))",
            {"strike"}},
        Row{SyntaxElement::Near,
            "text:(Schlepper NEAR/1 riss)",
            "|text|(|Schlepper|NEAR/1|riss|)|",
            "(body (NEAR/1 Schlepper riss))",
            "Query(((Zschlepper AND Zriss) FILTER PostingSource(Zschlepper NEAR 1 Zriss)))",
            {}},
        Row{SyntaxElement::Near,
            "titel:(Sturm NAH/3 Quirnau)",
            "|titel|(|Sturm|NAH/3|Quirnau|)|",
            "(headline (NEAR/3 Sturm Quirnau))",
            "Query(((ZSsturm AND ZSquirnau) FILTER PostingSource(ZSsturm NEAR 3 ZSquirnau)))",
            {"storm"}},
        Row{SyntaxElement::Sentence,
            "Lotsen SATZ Möller",
            "|Lotsen|SATZ|Möller|",
            "(SENTENCE Lotsen Möller)",
            "Query(((Zlots AND Zmöller) FILTER PostingSource(Zlots NEAR 100 SENTENCE Zmöller)))",
            {}},
        Row{SyntaxElement::Sentence,
            "Lotsen SATZ =streiken",
            "|Lotsen|SATZ|streiken|",
            "(SENTENCE Lotsen =streiken)",
            "Query((Zlots AND streiken)) checked",
            {"strike"}},
        Row{SyntaxElement::Paragraph,
            "Möller ABSATZ Lotsen",
            "|Möller|ABSATZ|Lotsen|",
            "(PARAGRAPH Möller Lotsen)",
            "Query(((Zmöller AND Zlots) FILTER PostingSource(Zmöller NEAR 500 Zlots)))",
            {"treaty"}},
        Row{SyntaxElement::Paragraph,
            "Sturm ABSATZ Hafen",
            "|Sturm|ABSATZ|Hafen|",
            "(PARAGRAPH Sturm Hafen)",
            "Query(((Zsturm AND Zhafen) FILTER PostingSource(Zsturm NEAR 500 Zhafen)))",
            {}},
        Row{SyntaxElement::Group,
            "(Sturm ODER Streik) Hafen",
            "|(|Sturm|ODER|Streik|)|Hafen|",
            "(words (or Sturm Streik) Hafen)",
            "Query((((Zsturm AND_MAYBE 0.25 * sturm) OR (Zstreik AND_MAYBE 0.25 * streik)) AND "
            "(Zhafen AND_MAYBE 0.25 * hafen)))",
            {"storm", "strike"}},
        Row{SyntaxElement::Field,
            "titel:Quirnau",
            "|titel|Quirnau|",
            "(headline Quirnau)",
            "Query((ZSquirnau AND_MAYBE 0.25 * Squirnau))",
            {"storm"}},
        Row{SyntaxElement::FieldGroup,
            "titel:(Sturm ODER Lotsen)",
            "|titel|(|Sturm|ODER|Lotsen|)|",
            "(headline (or Sturm Lotsen))",
            "Query(((ZSsturm AND_MAYBE 0.25 * Ssturm) OR (ZSlots AND_MAYBE 0.25 * Slotsen)))",
            {"storm", "strike"}},
        Row{SyntaxElement::Date,
            "datum:2025-07",
            "|datum|2025-07|",
            "(days 2025-07-01 2025-07-31)",
            "Query(0 * M202507)",
            {"treaty"}},
        Row{SyntaxElement::DateRange,
            "datum:2024..7.2025",
            "|datum|2024..7.2025|",
            "(days 2024-01-01 2025-07-31)",
            "Query(0 * (Y2024 OR M202501 OR M202502 OR M202503 OR M202504 OR M202505 OR M202506 OR "
            "M202507))",
            {"prices", "treaty"}},
        Row{SyntaxElement::Since,
            "seit:13.8.2025",
            "|seit|13.8.2025|",
            "(days 2025-08-13 open)",
            "Query(0 * (D20250813 OR D20250814 OR D20250815 OR D20250816 OR D20250817 OR D20250818 "
            "OR D20250819 OR D20250820 OR D20250821 OR D20250822 OR D20250823 OR D20250824 OR "
            "D20250825 OR D20250826 OR D20250827 OR D20250828 OR D20250829 OR D20250830 OR "
            "D20250831 OR M202509 OR M202510 OR M202511 OR M202512))",
            {"storm", "strike"}},
        Row{SyntaxElement::Until,
            "bis:2024",
            "|bis|2024|",
            "(days open 2024-12-31)",
            "Query(0 * Y2024)",
            {"prices"}},
        Row{SyntaxElement::Today,
            "datum:heute",
            "|datum|heute|",
            "(days 2025-08-14 2025-08-14)",
            "Query(0 * D20250814)",
            {"strike"}},
        Row{SyntaxElement::Yesterday,
            "datum:gestern",
            "|datum|gestern|",
            "(days 2025-08-13 2025-08-13)",
            "Query(0 * D20250813)",
            {"storm"}},
        Row{SyntaxElement::Month,
            "datum:August",
            "|datum|August|",
            "(days 2025-08-01 2025-08-31)",
            "Query(0 * M202508)",
            {"storm", "strike"}},
        Row{SyntaxElement::LastUnits,
            "datum:\"letzte 2 Tage\"",
            "|datum|letzte 2 Tage|",
            "(days 2025-08-13 2025-08-14)",
            "Query(0 * (D20250813 OR D20250814))",
            {"storm", "strike"}},
        Row{SyntaxElement::CalendarUnit,
            "datum:\"letzten Monat\"",
            "|datum|letzten Monat|",
            "(days 2025-07-01 2025-07-31)",
            "Query(0 * M202507)",
            {"treaty"}},
    };
    return rows;
}

std::string tokens_of(const std::string& query) {
    const auto tokens = tokenise_query(query);
    if (!tokens) return "error: " + tokens.error().message;
    std::string text;
    for (const QueryToken& token : *tokens) {
        if (token.kind != QueryTokenKind::End) text.append("|").append(token.text);
    }
    return text + '|';
}

// Terms alone: neither parts of compounds, other spellings nor the bonus of the exact form.
std::string xapian_of(const QueryNode& query) {
    Analyser analyser;
    ExpansionSettings settings;
    settings.switches = {false, false, false};
    settings.vocabulary = std::make_shared<IndexVocabulary>(open_index(index().path()).value());
    WordExpander expander(analyser, settings);
    const auto compiled = compile(query, expander, {MatchMode::All, [] {
                                                        return Years{2024, 2025};
                                                    }});
    if (!compiled) return compiled.error().message;
    std::string text = compiled->query.get_description();
    // Xapian writes out every digit of a weight.
    const std::string_view weight = "0.2999999999999999889";
    for (std::size_t at = text.find(weight); at != std::string::npos; at = text.find(weight, at))
        text.replace(at, weight.size(), "0.3");
    return text + (compiled->needs_matcher ? " checked" : "");
}

std::vector<std::string> found(const QueryNode& query) {
    Searcher searcher = index().searcher();
    SearchRequest request;
    request.query = &query;
    const auto result = searcher.search(request);
    EXPECT_TRUE(result.has_value());
    std::vector<std::string> ids;
    for (const Hit& hit : result->hits)
        ids.push_back(hit.article.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

TEST(Operators, MeanTheSameFromTheLexerToTheIndex) {
    for (const Row& row : rows()) {
        EXPECT_EQ(tokens_of(row.query), row.tokens) << row.query;
        const auto query = parse_query(row.query, kToday);
        ASSERT_TRUE(query.has_value()) << row.query;
        EXPECT_EQ(tree_of(*query), row.tree) << row.query;
        EXPECT_EQ(xapian_of(*query), row.xapian) << row.query;
        EXPECT_EQ(found(*query), row.ids) << row.query;
        const auto again = parse_query(to_string(*query), kToday);
        ASSERT_TRUE(again.has_value()) << row.query;
        EXPECT_EQ(*again, *query) << row.query;
    }
}

TEST(Operators, AreAllInTheTable) {
    std::set<SyntaxElement> tested;
    for (const Row& row : rows())
        tested.insert(row.element);
    for (const SyntaxRow& row : query_syntax())
        EXPECT_TRUE(tested.contains(row.element)) << row.name;
}

TEST(Operators, BothLanguagesMeanTheSame) {
    for (const auto& [german, english] :
         {std::pair{"a UND b", "a AND b"}, std::pair{"a ODER b", "a OR b"},
          std::pair{"NICHT a", "NOT a"}, std::pair{"a NAH/3 b", "a NEAR/3 b"},
          std::pair{"a SATZ b", "a SENTENCE b"}, std::pair{"a ABSATZ b", "a PARAGRAPH b"},
          std::pair{"datum:heute", "date:today"}, std::pair{"seit:gestern", "since:yesterday"},
          std::pair{"bis:Mai", "until:May"},
          std::pair{"datum:\"letzte 7 Tage\"", "datum:\"last 7 days\""},
          std::pair{"datum:\"letzten Monat\"", "datum:\"last month\""}}) {
        EXPECT_EQ(parse_query(german, kToday).value(), parse_query(english, kToday).value())
            << german;
    }
}

TEST(Operators, ABoostMultipliesTheScore) {
    const auto score = [](const char* text) {
        const auto query = parse_query(text, kToday);
        Searcher searcher = index().searcher();
        SearchRequest request;
        request.query = &*query;
        return searcher.search(request)->hits.front().score;
    };
    EXPECT_DOUBLE_EQ(score("Sturm^4"), 4 * score("Sturm"));
    EXPECT_DOUBLE_EQ(score("(\"Lotsen an Land\" Schlepper)^0.5"),
                     score("\"Lotsen an Land\" Schlepper") / 2);
    EXPECT_GT(score("Sturm^4 Hafen"), score("Sturm Hafen"));
}

TEST(Operators, MarkWhatStandsNearAndNothingElse) {
    const auto query = parse_query("Lotsen SATZ Qu*", kToday);
    ASSERT_TRUE(query.has_value());
    Searcher searcher = index().searcher();
    SearchRequest request;
    request.query = &*query;
    const auto result = searcher.search(request);
    ASSERT_TRUE(result.has_value());
    ASSERT_EQ(result->hits.size(), 1U);
    const Hit& hit = result->hits.front();
    EXPECT_TRUE(hit.headline_highlights.empty()) << "Lotsen without Quirnau";
    std::vector<std::string> marked;
    for (const auto& [begin, end] : hit.snippet.highlights)
        marked.push_back(hit.snippet.text.substr(begin, end - begin));
    EXPECT_EQ(marked, (std::vector<std::string>{"Lotsen", "Quirnau"}));
}

TEST(Operators, SayWhatWasLeftOut) {
    const auto query = parse_query("Hafen ODER xy*", kToday);
    Searcher searcher = index().searcher();
    SearchRequest request;
    request.query = &*query;
    EXPECT_EQ(searcher.search(request)->notices,
              (std::vector<std::string>{"\"xy*\" fits no word of the index"}));
}

}  // namespace
}  // namespace nachlese
