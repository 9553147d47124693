#include "query/compiler.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/language/parser.h"
#include "query/snippet.h"
#include "schema/index_format.h"
#include "tests/unit/built_index.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using Ids = std::vector<std::string>;

constexpr CivilDate kToday{2025, 8, 14};

Article make_article(const std::string& id, const std::string& headline, const std::string& body,
                     const std::string& source, const CivilDate& day) {
    Article article;
    article.id = id;
    article.path = id + ".txt";
    article.headline = headline;
    article.body = {{ParagraphKind::Text, body}};
    article.source = source;
    article.date = ArticleDate{{day, std::nullopt, 0}, DateOrigin::DateLine, false};
    return article;
}

const testing::BuiltIndex& index() {
    static const testing::BuiltIndex built({
        make_article("a", "Hafen gesperrt", "Die Schlepper liegen fest.", "dpa", {2019, 3, 14}),
        make_article("b", "Bahn steht", "Der Hafen ist offen, die Bahn nicht.", "afp",
                     {2020, 1, 2}),
        make_article("c", "Schlepper fest", "Am Hafen liegen die Züge der Bahn.", "dpa",
                     {2024, 2, 29}),
    });
    return built;
}

Result<CompiledQuery> compile_text(const std::string& text, MatchMode match = MatchMode::All) {
    Analyser analyser;
    const auto query = parse_query(text, kToday);
    EXPECT_TRUE(query.has_value()) << text;
    WordExpander expander(analyser);
    return compile(*query, expander, {match, [] { return Years{2019, 2020, 2024}; }});
}

// Terms and positions alone, without the matcher.
Ids candidates(const CompiledQuery& compiled) {
    Xapian::Enquire enquire(open_index(index().path()).value());
    enquire.set_query(compiled.query);
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    Ids ids;
    const Xapian::MSet found = enquire.get_mset(0, 100);
    for (auto match = found.begin(); match != found.end(); ++match)
        ids.emplace_back(1, static_cast<char>('a' + *match - 1));
    return ids;
}

std::vector<std::string> marked(const std::string& text, const MatchTerms& terms) {
    Analyser analyser;
    std::vector<std::string> words;
    for (const auto& [begin, end] : find_matches(text, terms, analyser))
        words.push_back(text.substr(begin, end - begin));
    return words;
}

struct FindCase {
    const char* query;
    MatchMode match;
    Ids ids;
    bool needs_matcher = false;
};

TEST(Compiler, CountsTheWordsInsidePhrasesAndCompounds) {
    std::string most = "Watt";
    for (std::size_t i = 1; i < kMaxQueryWords; ++i)
        most += " Watt";
    EXPECT_TRUE(compile_text("=\"" + most + '"').has_value());
    std::string compound = most;
    std::replace(compound.begin(), compound.end(), ' ', '-');
    for (const std::string& query :
         {'"' + most + " Watt\"", compound + "-Watt", "\"" + most + "\" Ebbe"}) {
        const auto compiled = compile_text(query);
        ASSERT_FALSE(compiled.has_value());
        EXPECT_EQ(compiled.error().code, ErrorCode::BadQuery);
    }
}

TEST(Compiler, FindsWhatTheQueryMeans) {
    constexpr auto kAll = MatchMode::All;
    constexpr auto kAny = MatchMode::Any;
    for (const FindCase& row : {
             FindCase{"Schlepper Bahn", kAll, {"c"}},
             FindCase{"Schlepper Bahn", kAny, {"a", "b", "c"}},
             FindCase{"Schlepper UND Bahn", kAny, {"c"}},
             FindCase{"Bahnen", kAll, {"b", "c"}},
             FindCase{"=Bahnen", kAll, {}},
             FindCase{"Zug-Bahn", kAll, {"c"}},
             FindCase{"Zug-Bahn", kAny, {"b", "c"}},
             // What filters or excludes applies with --match any as well.
             FindCase{"Schlepper Bahn quelle:dpa", kAny, {"a", "c"}},
             FindCase{"Schlepper Bahn datum:2019", kAny, {"a"}},
             FindCase{"Schlepper Bahn -Züge", kAny, {"a", "b"}},
             FindCase{"Bahn (quelle:afp -Züge)", kAny, {"b"}},
             FindCase{"quelle:dpa datum:2024", kAny, {"c"}},
             FindCase{"Bahn (quelle:afp ODER datum:2019)", kAny, {"b"}},
             FindCase{"-quelle:dpa", kAll, {"b"}},
             // Negations within other operators.
             FindCase{"Züge ODER -Hafen", kAll, {"c"}},
             FindCase{"gesperrt ODER NICHT quelle:dpa", kAll, {"a", "b"}},
             FindCase{"NICHT NICHT Züge", kAll, {"c"}},
             FindCase{"Hafen NICHT (Bahn NICHT Züge)", kAll, {"a", "c"}},
             FindCase{"NICHT (Bahn ODER gesperrt)", kAll, {}},
             FindCase{"NICHT (Bahn Züge)", kAll, {"a", "b"}},
             // One field.
             FindCase{"titel:Hafen", kAll, {"a"}},
             FindCase{"body:Hafen", kAll, {"b", "c"}},
             FindCase{"-body:Hafen", kAll, {"a"}},
             FindCase{"body:(Hafen -titel:Bahn)", kAll, {"c"}},
             FindCase{"titel:\"Schlepper fest\"", kAll, {"c"}},
             FindCase{"\"Schlepper fest\"", kAll, {"c"}},
             FindCase{"\"fest Schlepper\"", kAll, {}},
             FindCase{"body:\"Schlepper liegen\"", kAll, {"a"}},
             FindCase{"body:\"Schlepper fest\"", kAll, {}},
             // More than is meant, for the matcher to decide.
             FindCase{"=\"Schlepper fest\"", kAll, {"c"}, true},
             FindCase{"=\"Schleppers fest\"", kAll, {}, true},
             FindCase{"-=\"Schlepper fest\"", kAll, {"a", "b", "c"}, true},
             FindCase{"NICHT NICHT =\"Schlepper fest\"", kAll, {"a", "b", "c"}, true},
             FindCase{"Züge NICHT (NICHT Bahn NICHT =\"Schlepper fest\")", kAll, {"c"}, true},
         }) {
        const auto compiled = compile_text(row.query, row.match);
        ASSERT_TRUE(compiled.has_value()) << row.query;
        EXPECT_EQ(candidates(*compiled), row.ids) << row.query << "\n"
                                                  << compiled->query.get_description();
        EXPECT_EQ(compiled->needs_matcher, row.needs_matcher) << row.query;
    }
}

TEST(Compiler, FiltersAddNothingToTheScore) {
    for (const char* const text : {"quelle:dpa", "datum:2019", "schlagwort:=Hafen", "-Bahn"}) {
        const auto compiled = compile_text(text);
        ASSERT_TRUE(compiled.has_value()) << text;
        Xapian::Enquire enquire(open_index(index().path()).value());
        enquire.set_query(compiled->query);
        EXPECT_EQ(enquire.get_mset(0, 10).get_max_possible(), 0.0) << text;
    }
}

TEST(Compiler, NotesTheWordsToHighlight) {
    const auto compiled = compile_text("Häfen =Bahnen \"alte Schiffe\" titel:Züge -Streik");
    ASSERT_TRUE(compiled.has_value());
    EXPECT_EQ(marked("Hafen, Häfen, Bahnen und Bahn, Schiffe, alte Schiffe, Züge, ein Streik",
                     compiled->terms),
              (std::vector<std::string>{"Hafen", "Häfen", "Bahnen", "alte", "Schiffe", "Züge"}))
        << "what is left out is not highlighted";
    EXPECT_THAT(marked("Bahn", compile_text("NICHT NICHT Bahn")->terms), ElementsAre("Bahn"));
}

TEST(Compiler, SaysWhatItLeavesOut) {
    const auto compiled = compile_text("Hafen \"&\"");
    ASSERT_TRUE(compiled.has_value());
    EXPECT_EQ(candidates(*compiled), (Ids{"a", "b", "c"}));
    EXPECT_THAT(compiled->notices, ElementsAre("\"&\" holds no word and is left out"));
}

TEST(Compiler, NothingToSearchForIsAnError) {
    for (const char* const text : {"\"&\"", "-\"&\"", "titel:\"&\"", "\"&\" ODER \"!\""}) {
        const auto compiled = compile_text(text);
        ASSERT_FALSE(compiled.has_value()) << text;
        EXPECT_EQ(compiled.error().code, ErrorCode::BadQuery) << text;
    }
}

TEST(Compiler, SupportsWhatScoresAlone) {
    Analyser analyser;
    for (const auto& [text, is_supported] :
         {std::pair{"Hafenstreik", true}, std::pair{"Bahn -Hafenstreik", false},
          std::pair{"Bahn NICHT NICHT Hafenstreik", false},
          std::pair{"titel:Hafenstreik", false}}) {
        WordExpander expander(analyser,
                              {{}, nullptr, [](const std::string&) { return true; }, nullptr});
        const auto query = parse_query(text, kToday);
        const auto compiled = compile(query.value(), expander, {MatchMode::All, [] {
                                                                    return Years{2019, 2020};
                                                                }});
        ASSERT_TRUE(compiled) << text;
        const bool has_piece =
            std::any_of(compiled->support.begin(), compiled->support.end(),
                        [](const SupportingWord& word) { return word.stem == "streik"; });
        EXPECT_EQ(has_piece, is_supported) << text;
    }
}

}  // namespace
}  // namespace nachlese
