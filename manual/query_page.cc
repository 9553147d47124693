#include <span>

#include <fmt/format.h>

#include "manual/pages.h"
#include "manual/roff.h"
#include "query/language/date_words.h"
#include "query/language/syntax.h"
#include "schema/article_state.h"
#include "schema/fields.h"

namespace nachlese::manual {

namespace {

// A name of the language, its other names, and what it means.
void write_name(RoffPage& page, std::string_view name, std::span<const std::string_view> aliases,
                std::string_view description) {
    std::string term = bold(name);
    for (const std::string_view alias : aliases) {
        if (!alias.empty()) term += ", " + bold(alias);
    }
    page.item(term, escape(description) + ".");
}

void write_syntax(RoffPage& page) {
    page.section("LANGUAGE");
    for (const SyntaxRow& row : query_syntax()) {
        std::string term = escape(row.name);
        if (!row.german.empty()) term += ": " + bold(row.german);
        if (row.english != row.german) term += ", " + bold(row.english);
        page.item(term, fmt::format("{}: {}.", bold(row.example), escape(row.meaning)));
    }
}

void write_date_words(RoffPage& page) {
    page.section("WORDS OF DATES");
    for (const DateWordGroup& group : date_word_groups()) {
        std::string words;
        for (const std::string_view word : group.words)
            words += fmt::format("{}{}", words.empty() ? "" : ", ", escape(word));
        page.item(escape(group.name), words + ".");
    }
}

}  // namespace

std::string query_page() {
    RoffPage page("nachlese-query", 7, "the query language of nachlese-search");
    page.section("DESCRIPTION");
    page.paragraph("What a query of " + bold("nachlese-search") +
                   "(1) can say. Quotation marks and parentheses mean something to the shell: put "
                   "the whole query between single quotes.");
    write_syntax(page);
    page.section("FIELDS");
    for (const Field& field : fields())
        write_name(page, field.name, field.aliases, field.description);
    page.section("VALUES OF STATUS");
    for (const ArticleStateRow& row : article_states())
        write_name(page, row.name, row.aliases, row.description);
    write_date_words(page);
    page.see_also({{"nachlese-search", 1}, {"nachlese-index", 1}});
    return page.text();
}

}  // namespace nachlese::manual
