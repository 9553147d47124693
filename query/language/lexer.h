// Cuts a query into tokens. What a character means depends on where it stands:
// - blanks, parentheses and opening quotation marks (quotes.h) end a word, nothing else does;
// - "-" negates where a word, phrase, field or group begins and something follows without a blank;
//   next to the end of a phrase or group ("Spiegel"-Affäre) it is a hyphen, and elsewhere text;
// - "=" is the sign of the exact form where a word or phrase begins; what follows it is text, be it
//   an operator or not;
// - operators are the free-standing words of syntax.h in capitals, NAH with its number;
// - what a colon means is said in field_name.h; behind a field's name all but "=", quotation marks
//   and parentheses is text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "query/language/ast.h"
#include "query/language/source_range.h"
#include "schema/fields.h"

namespace nachlese {

enum class QueryTokenKind : std::uint8_t {
    Word,
    Phrase,
    Open,
    Close,
    And,
    Or,
    Not,
    Near,
    Field,  // "titel:"; a Word, Phrase or Open comes next
    Since,
    Until,
    End,  // always the last, and empty
};

struct QueryToken {
    QueryTokenKind kind = QueryTokenKind::End;
    SourceRange range;                // with quotation marks, "=" and ':'
    std::string_view text;            // without them; a view into the query
    bool exact = false;               // of Word and Phrase
    FieldId field = FieldId::Body;    // of Field
    NearUnit unit = NearUnit::Words;  // of Near
    std::size_t distance = 0;         // of Near
};

// The query must outlive the tokens. Takes linear time.
[[nodiscard]] QueryResult<std::vector<QueryToken>> tokenise_query(std::string_view query);

}  // namespace nachlese
