// Queries made to run away: every one is answered or refused, long before ctest's limit of time.
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/language/parser.h"
#include "tests/unit/built_index.h"

namespace nachlese {
namespace {

constexpr CivilDate kToday{2025, 8, 14};

std::string repeated(const std::string& piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
        text += piece;
    return text;
}

// Long texts of few words: whatever stands near each other does so in very many ways.
const testing::BuiltIndex& index() {
    static const testing::BuiltIndex built([] {
        std::vector<Article> articles;
        for (int number = 0; number < 20; ++number) {
            Article article;
            article.id = std::to_string(number);
            article.path = article.id + ".txt";
            article.headline = repeated("Watt ", 200);
            article.body = {{ParagraphKind::Text, repeated("Watt Ebbe ", 3000)},
                            {ParagraphKind::Text, repeated("Priel ", 3) + "Watt" +
                                                      std::to_string(number) + repeated("a", 99)}};
            articles.push_back(std::move(article));
        }
        return articles;
    }());
    return built;
}

// "" for an answer.
std::string error_of(const std::string& text) {
    const auto query = parse_query(text, kToday);
    if (!query) return query.error().message;
    Searcher searcher = index().searcher();
    SearchRequest request;
    request.query = &*query;
    const auto result = searcher.search(request);
    if (!result) return result.error().message;
    // However much it finds: advice and explanation must be bounded too.
    const auto advice = searcher.advise(request);
    if (!advice) return advice.error().message;
    const auto verdict = searcher.explain_article(request, text, "0");
    return verdict ? "" : verdict.error().message;
}

struct HostileCase {
    const char* name;
    std::string query;
    const char* error;  // a part of it; "" for an answer
};

TEST(HostileQueries, AreAnsweredOrRefused) {
    const std::string alternatives = '(' + repeated("Watt ODER Ebbe ODER ", 240) + "Priel)";
    for (const auto& [name, query, error] : {
             HostileCase{"ten thousand words", repeated("Watt ", 10'000), "more than 1000 words"},
             HostileCase{"as many words as may be", repeated("Watt ", kMaxQueryWords), ""},
             HostileCase{"a long phrase", '"' + repeated("Watt ", 900) + '"', ""},
             HostileCase{"parentheses", repeated("(", 10'000) + 'a' + repeated(")", 10'000),
                         "more than 100 parentheses"},
             HostileCase{"negations", repeated("NICHT ", 10'000) + 'a', "more than 100 paren"},
             HostileCase{"weights", repeated("(", 90) + 'a' + repeated(")^2", 90), ""},
             HostileCase{"wildcards alone", "*", "expected a letter or digit"},
             HostileCase{"question marks", "?????*", "expected a letter or digit"},
             HostileCase{"a pattern of wildcards", repeated("*a", 20'000) + '*', ""},
             HostileCase{"a pattern of one letter", "*a*", ""},
             HostileCase{"as many patterns as may be", repeated("*a* ", kMaxVagueWords), ""},
             HostileCase{"too many patterns", repeated("*a* ", 1000), "more than 20 words with"},
             HostileCase{"similar to a long word", repeated("a", 100'000) + "~2", ""},
             HostileCase{"the same word five times",
                         "Watt NAH/100 Watt NAH/100 Watt NAH/100 Watt "
                         "NAH/100 Watt",
                         ""},
             HostileCase{"a word that is not there so often",
                         "Priel NAH/100 Priel NAH/100 Priel NAH/100 Priel", ""},
             HostileCase{"many alternatives near each other",
                         fmt::format("{0} ABSATZ {0}", alternatives), ""},
             HostileCase{"patterns near each other", "*a* SATZ *b* SATZ *t* SATZ *e*", ""},
             HostileCase{"a chain", repeated("Watt SATZ ", 900) + "Watt", "more than 5 words"},
         }) {
        const std::string answer = error_of(query);
        EXPECT_THAT(answer, ::testing::StartsWith(error)) << name;
        EXPECT_EQ(answer.empty(), std::string_view(error).empty()) << name << ": " << answer;
    }
}

}  // namespace
}  // namespace nachlese
