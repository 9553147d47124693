#include "query/help_text.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "query/language/date_words.h"
#include "query/language/syntax.h"
#include "schema/article_state.h"
#include "schema/error.h"
#include "schema/fields.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

struct Example {
    std::string_view command;
    std::string_view meaning;
};
constexpr std::array kExamples{
    Example{"nachlese-search Gipfel Klimaschutz", "articles with both words, in every inflection"},
    Example{"nachlese-search '„Druck auf die Regierung“'", "a phrase"},
    Example{"nachlese-search Bremen -Werder", "without a word"},
    Example{"nachlese-search titel:Streik quelle:dpa datum:2025-08", "by field"},
    Example{"nachlese-search --sort -date --limit 50 Hochwasser", "newest first"},
    Example{"nachlese-search --facet source --limit 0 Hochwasser", "how many from each source"},
    Example{"nachlese-search --timeline --limit 0 Hochwasser", "how many in each month or year"},
    Example{"nachlese-search --format csv --limit 1000 Hochwasser > list.csv", "a list to keep"},
};

std::string field_rows() {
    std::string text;
    for (const Field& field : fields()) {
        text += fmt::format("  {:<12} {:<30} {}\n", field.name,
                            fmt::format("{}", fmt::join(field.aliases, ", ")), field.description);
    }
    return text;
}

std::string state_rows() {
    std::string text;
    for (const ArticleStateRow& row : article_states()) {
        std::string names;
        for (const std::string_view alias : row.aliases) {
            if (!alias.empty()) names += fmt::format("{}{}", names.empty() ? "" : ", ", alias);
        }
        text += fmt::format("  {:<12} {:<40} {}\n", row.name, names, row.description);
    }
    return text;
}

std::string date_word_rows() {
    constexpr std::size_t kWidth = 76;
    constexpr std::size_t kIndent = 19;  // of the words
    std::string text;
    for (const DateWordGroup& group : date_word_groups()) {
        std::string line = fmt::format("  {:<{}}", group.name, kIndent - 2);
        for (const std::string_view word : group.words) {
            if (count_code_points(line) + count_code_points(word) > kWidth) {
                text += line + '\n';
                line.assign(kIndent, ' ');
            }
            line += fmt::format("{}{}", word, &word == &group.words.back() ? "" : ", ");
        }
        text += line + '\n';
    }
    return text;
}

}  // namespace

std::string help_footer() {
    std::string text = "Examples:\n";
    for (const Example& example : kExamples)
        text += fmt::format("  {}\n      {}\n", example.command, example.meaning);
    text += "\nFields of a query (field:word):\n" + field_rows();
    text += "\nExit status:\n";
    for (const ExitStatus& row : exit_statuses())
        text += fmt::format("  {:>3}  {}\n", row.status, row.meaning);
    text += "\nWhat a query can say: nachlese-search --help-query";
    return text;
}

std::string query_cheat_sheet() {
    std::string text = "What a query can say\n\n";
    for (const SyntaxRow& row : query_syntax()) {
        std::string heading(row.name);
        if (!row.german.empty()) heading += fmt::format(": {}", row.german);
        if (row.english != row.german) heading += fmt::format(", {}", row.english);
        text += fmt::format("{}\n    {}\n    {}\n\n", heading, row.example, row.meaning);
    }
    text += "Fields, by any of their names\n\n" + field_rows();
    text += "\nValues of status\n\n" + state_rows();
    text += "\nWords of dates\n\n" + date_word_rows();
    text +=
        "\nQuotation marks and parentheses mean something to the shell: put the whole query "
        "between "
        "'…'.\n";
    return text;
}

}  // namespace nachlese
