#include "query/help_text.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "query/language/date_words.h"
#include "query/language/syntax.h"
#include "schema/article_state.h"
#include "schema/error.h"
#include "schema/fields.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::array kExamples{
    CommandExample{"nachlese-search Gipfel Klimaschutz",
                   "articles with both words, in every inflection"},
    CommandExample{"nachlese-search '„Druck auf die Regierung“'", "a phrase"},
    CommandExample{"nachlese-search Bremen -Werder", "without a word"},
    CommandExample{"nachlese-search titel:Streik quelle:dpa datum:2025-08", "by field"},
    CommandExample{"nachlese-search --sort -date --limit 50 Hochwasser", "newest first"},
    CommandExample{"nachlese-search --facet source --limit 0 Hochwasser",
                   "how many from each source"},
    CommandExample{"nachlese-search --timeline --limit 0 Hochwasser",
                   "how many in each month or year"},
    CommandExample{"nachlese-search --format csv --limit 1000 Hochwasser > list.csv",
                   "a list to keep"},
};

// A name, its other names, and what it means.
struct NameRow {
    std::string_view name;
    std::string aliases;
    std::string_view description;
};

// In columns; names that leave no room for the rest stand on a line of their own.
std::string in_columns(const std::vector<NameRow>& rows) {
    constexpr std::size_t kWidestAliases = 32;
    std::size_t name_width = 0;
    std::size_t alias_width = 0;
    for (const NameRow& row : rows) {
        name_width = std::max(name_width, count_code_points(row.name));
        const std::size_t width = count_code_points(row.aliases);
        if (width <= kWidestAliases) alias_width = std::max(alias_width, width);
    }
    std::string text;
    for (const NameRow& row : rows) {
        text += fmt::format("  {:<{}}  {:<{}}", row.name, name_width, row.aliases, alias_width);
        if (count_code_points(row.aliases) > alias_width) {
            text += fmt::format("\n{:{}}", "", 4 + name_width + alias_width);
        }
        text += fmt::format("  {}\n", row.description);
    }
    return text;
}

std::string listed(std::span<const std::string_view> names) {
    std::string text;
    for (const std::string_view name : names) {
        if (!name.empty()) text += fmt::format("{}{}", text.empty() ? "" : ", ", name);
    }
    return text;
}

std::string field_rows() {
    std::vector<NameRow> rows;
    for (const Field& field : fields())
        rows.push_back({field.name, listed(field.aliases), field.description});
    return in_columns(rows);
}

std::string state_rows() {
    std::vector<NameRow> rows;
    for (const ArticleStateRow& row : article_states())
        rows.push_back({row.name, listed(row.aliases), row.description});
    return in_columns(rows);
}

std::string date_word_rows() {
    constexpr std::size_t kWidth = 76;
    constexpr std::size_t kIndent = 19;  // of the words
    std::string text;
    for (const DateWordGroup& group : date_word_groups()) {
        std::string line = fmt::format("  {:<{}}", group.name, kIndent - 2);
        bool is_first = true;
        for (const std::string_view word : group.words) {
            if (!is_first) line += ',';
            if (count_code_points(line) + count_code_points(word) > kWidth) {
                text += line + '\n';
                line.assign(kIndent, ' ');
            } else if (!is_first) {
                line += ' ';
            }
            line += word;
            is_first = false;
        }
        text += line + '\n';
    }
    return text;
}

}  // namespace

std::span<const CommandExample> search_examples() {
    return kExamples;
}

std::string help_footer() {
    std::string text = "Examples:\n";
    for (const CommandExample& example : kExamples)
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
        "between '…'.\n";
    return text;
}

}  // namespace nachlese
