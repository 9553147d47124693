// What is said of queries that cannot be answered, as users see it: tests/golden/query/errors.txt.
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "query/compiler.h"
#include "query/language/parser.h"
#include "schema/utf8.h"
#include "tests/unit/golden_file.h"

namespace nachlese {
namespace {

constexpr CivilDate kToday{2025, 8, 14};

std::string shown(const Error& error) {
    return fmt::format("{}\n{}", error.message,
                       error.hint.empty() ? "" : "  hint: " + error.hint + '\n');
}

std::string answer(const std::string& text) {
    const auto query = parse_query(text, kToday);
    if (!query) {
        return fmt::format("{}\n{}", point_at(text, query.error().range),
                           shown(to_error(query.error(), text)));
    }
    Analyser analyser;
    WordExpander expander(analyser);
    const auto compiled = compile(*query, expander, {MatchMode::All, [] { return Years{2025}; }});
    const std::string_view beginning = truncate(text, 60);
    return compiled ? fmt::format("{}\nunderstood\n", beginning)
                    : fmt::format("{}\n{}", beginning, shown(compiled.error()));
}

std::string repeated(const std::string& piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
        text += piece;
    return text;
}

TEST(QueryMessages, ArePreciseAndHelp) {
    std::string answers;
    for (const char* const query : {
             "",
             "Hafen ()",
             "Hafen (Streik",
             "Hafen) Streik",
             "Hafen \"\"",
             "Hafen „Streik",
             "\"&\"",
             "Hafen UND",
             "ODER Hafen",
             "Hafen NICHT",
             "-UND",
             "=(Hafen Streik)",
             "=titel:Hafen",
             "titel: Hafen",
             "titel:UND",
             "titel:-Hafen",
             "titl:Hafen",
             "Hafenbehörde:Streik",
             "*",
             "US-Präs*",
             "US-Präsident~",
             "=Wahl*",
             "=Wahl~",
             "Wah?en~",
             "Wahl~3",
             ".~",
             "\"neuer Hafen\"~5",
             "Hafen^2000",
             "Hafen ^2",
             "datum:(2020)^2",
             "Hafen NAH Streik",
             "Hafen NAH/500 Streik",
             "Hafen NAH/5",
             "Hafen NAH/5 Streik SATZ Lotse",
             "a SATZ b SATZ c SATZ d SATZ e SATZ f",
             "(neuer Hafen) NAH/5 Streik",
             "(Hafen UND Kai) NAH/5 Streik",
             "(Hafen SATZ Kai) NAH/5 Streik",
             "titel:Hafen NAH/5 Streik",
             "Hafen^2 NAH/5 Streik",
             "Hafen NAH/5 (-Streik)",
             "Hafen NAH/5 datum:2025",
             "adresse:(Hafen NAH/5 Streik)",
             "datum:neulich",
             "datum:31.6.2025",
             "datum:letzte 7 Tage",
             "datum:2025..2020",
             "datum:..",
             "datum:2020 .. 2025",
             "datum:=2020",
             "seit:(2020)",
         }) {
        answers += answer(query) + '\n';
    }
    answers +=
        answer(repeated("(", kMaxQueryDepth + 1) + 'a' + repeated(")", kMaxQueryDepth + 1)) + '\n';
    answers += answer(repeated("Watt ", kMaxQueryWords) + "Ebbe") + '\n';
    answers += answer(repeated("Watt* ", kMaxVagueWords) + "Ebbe*") + '\n';
    answers += answer('"' + repeated("Watt ", kMaxQueryWords) + "Ebbe\"");
    expect_golden("query/errors.txt", answers);
    EXPECT_EQ(answers.find("understood"), std::string::npos) << "every one is an error";
}

}  // namespace
}  // namespace nachlese
