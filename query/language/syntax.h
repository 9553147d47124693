// The one table of what the query language knows. Lexer, parser and printer take their spellings
// from it; the cheat sheet of --help-query is the table itself.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace nachlese {

enum class SyntaxElement : std::uint8_t {
    Words,
    Phrase,
    Exact,
    Wildcard,
    Fuzzy,
    Boost,
    And,
    Or,
    Not,
    Minus,
    Near,
    Sentence,
    Paragraph,
    Group,
    Field,
    FieldGroup,
    Date,
    DateRange,
    Since,
    Until,
    Today,
    Yesterday,
    Month,
    LastUnits,
    CalendarUnit,
};

struct SyntaxRow {
    SyntaxElement element;
    std::string_view name;
    // Keyword or mark; empty where there is none. Operators are known in capitals alone, the names
    // before a colon and the days in any case.
    std::string_view german;
    std::string_view english;
    std::string_view example;  // a whole query
    std::string_view meaning;
};

// In the order of a cheat sheet: one row for each element.
[[nodiscard]] std::span<const SyntaxRow> query_syntax();
[[nodiscard]] const SyntaxRow& syntax_row(SyntaxElement element);

// Whether `word` is the German or the English spelling, to the letter.
[[nodiscard]] bool spells(std::string_view word, SyntaxElement element);

}  // namespace nachlese
