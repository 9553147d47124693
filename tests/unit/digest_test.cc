#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "query/alerts/digest_json.h"
#include "query/alerts/digest_markdown.h"
#include "tests/unit/golden_file.h"

namespace nachlese {
namespace {

using ::testing::HasSubstr;

Article article(const std::string& id, const std::string& headline, const std::string& source,
                int day) {
    Article article;
    article.id = id;
    article.path = id + ".txt";
    article.headline = headline;
    article.source = source;
    article.body = {{ParagraphKind::Text, "Steht nicht in der Übersicht."}};
    article.date = ArticleDate{{{2025, 8, day}, 969, 120}, DateOrigin::DateLine, false};
    return article;
}

Hit hit(Article article) {
    Hit hit;
    hit.rank = 1;
    hit.score = 12.25;
    hit.article = std::move(article);
    hit.snippet.text = "Der Streik im Hafen <b>geht</b> weiter.\n\nDie Werft wartet.";
    hit.snippet.highlights = {{4, 10}, {14, 19}};
    hit.snippet.cut_after = true;
    return hit;
}

Digest some_digest() {
    Digest digest;
    digest.number = 5;
    digest.made_at = DateTime{{2025, 8, 15}, 361, 120};
    digest.index = "/srv/index";
    digest.generation = 2;
    digest.articles_added = 112;
    digest.articles_changed = 3;

    QueryDigest strike;
    strike.name = "Hafen_streik";
    strike.query = "titel:Hafen (Streik ODER Ausstand*)";
    strike.since = 4;
    Hit printed = hit(article("agt-1", "Hafen [Nordersand] bleibt zu", "dpa", 14));
    printed.article.url = "https://example.org/a?b=<c> d";
    printed.article.is_correction = true;
    for (int paper = 0; paper < 12; ++paper)
        printed.duplicates.push_back(
            article("z" + std::to_string(paper), "Hafen zu", "Bote *" + std::to_string(paper), 14));
    strike.added = {printed, hit(article("b", "", "", 15))};
    strike.added.back().article.url = "javascript:alert(1)";
    strike.changed = {hit(article("c", "1. Mai: Streik", "sn", 1))};
    strike.reprints = {{hit(article("d", "Hafen wieder zu", "Kurier", 15)),
                        article("d0", "Hafen wieder zu", "dpa", 13)}};
    strike.left_out = 7;
    strike.notices = {"\"Ausstand*\" stands for 3 forms."};

    QueryDigest nothing;
    nothing.name = "Fähren";
    nothing.query = "Fähre";
    nothing.since = 4;

    QueryDigest wrong;
    wrong.name = "Werften";
    wrong.query = "(Werft";
    wrong.since = 3;
    wrong.failure =
        Error{ErrorCode::BadQuery, "alerts.txt: line 9, character 1: a parenthesis is not closed",
              "write )"};
    digest.queries = {strike, nothing, wrong};
    digest.faults = {{ErrorCode::BadInput, "alerts.txt: line 12: a bracket is not closed", ""}};
    return digest;
}

TEST(Digest, IsAPageForReaders) {
    expect_golden("alerts/digest.md", to_markdown(some_digest()));
}

TEST(Digest, IsAnObjectForPrograms) {
    expect_golden("alerts/digest.json", to_json(some_digest()).dump(2) + "\n");
}

TEST(Digest, OfNothingSaysSo) {
    Digest digest;
    digest.number = 6;
    digest.made_at = DateTime{{2025, 8, 16}, 361, 120};
    digest.changes_are_untold = true;
    digest.queries.resize(1);
    digest.queries.front().name = "Fähren";
    expect_golden("alerts/nothing.md", to_markdown(digest));
    EXPECT_EQ(digest.count(), 0U);
    EXPECT_EQ(digest.first_failure(), std::nullopt);
}

TEST(Digest, TheFirstTellsNothing) {
    Digest digest;
    digest.made_at = DateTime{{2025, 8, 14}, 361, 120};
    EXPECT_THAT(to_markdown(digest), HasSubstr("This is the first digest"));
}

TEST(Digest, CountsWhatItTellsAndKnowsItsFirstFailure) {
    Digest digest = some_digest();
    EXPECT_EQ(digest.count(), 11U);
    EXPECT_EQ(digest.first_failure(), ErrorCode::BadInput);
    digest.faults.clear();
    EXPECT_EQ(digest.first_failure(), ErrorCode::BadQuery);
}

TEST(EscapeMarkdown, LeavesNothingThatIsMarkup) {
    const struct {
        const char* text;
        const char* expected;
    } cases[] = {
        {"Hafen", "Hafen"},
        {"*fett* _schräg_ `code`", "\\*fett\\* \\_schräg\\_ \\`code\\`"},
        {"<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"},
        {"[Link](https://example.org) ![Bild](x)",
         "\\[Link\\](https://example.org) !\\[Bild\\](x)"},
        {"# Titel", "\\# Titel"},
        {"- Punkt", "\\- Punkt"},
        {"a - b", "a - b"},
        {"1. Mai", "1\\. Mai"},
        {"14) Mai", "14\\) Mai"},
        {"14.8.", "14\\.8."},
        {"&nbsp; | ~~", "\\&nbsp; \\| \\~\\~"},
        {"eine\nZeile\x1b[31m", "eine Zeile\xEF\xBF\xBD\\[31m"},
    };
    for (const auto& row : cases)
        EXPECT_EQ(escape_markdown(row.text), row.expected) << row.text;
}

}  // namespace
}  // namespace nachlese
