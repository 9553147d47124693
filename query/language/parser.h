// From the text of a query to its syntax tree. The grammar, over the tokens of lexer.h:
//
//   query        = alternatives
//   alternatives = sequence { ("ODER" | "OR") sequence }
//   sequence     = conjunction { conjunction }              nothing but blanks between
//   conjunction  = unary { ("UND" | "AND") unary }
//   unary        = ("-" | "NICHT" | "NOT") unary | near
//   near         = operand { near-operator operand }        the same one each time
//   operand      = field value | ("seit:" | "since:" | "bis:" | "until:") period | value
//   value        = ( "(" alternatives ")" | phrase | word ) [ "^" number ]     without blanks
//
// NAH, SATZ and ABSATZ bind closest, then NICHT, then UND, then words side by side, then ODER: what
// users know from Lucene and Google for "a b ODER c d", which is (a b) ODER (c d). Only with
// --match any does it matter that UND binds closer than blanks: "a b UND c" is then a or (b and c).
// Behind a field of dates words and phrases are periods and ranges (date_value.h).
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "query/language/ast.h"
#include "query/language/source_range.h"
#include "schema/date.h"

namespace nachlese {

// Parentheses and negations within each other.
constexpr int kMaxQueryDepth = 100;

// Words, phrases and dates together: the time that a search takes grows faster than their number.
// The compiler holds what the analyser finds in phrases and compounds to the same bound.
constexpr std::size_t kMaxQueryWords = 1000;

// Of NAH/n: further apart, words have little to do with each other.
constexpr std::size_t kMaxNearDistance = 100;
constexpr std::size_t kMaxNearOperands = 5;

// Words with wildcards or "~", each of which may stand for hundreds.
constexpr std::size_t kMaxVagueWords = 20;

// The present day where the user is. Asked for where a query has dates.
using PresentDay = std::function<CivilDate()>;

// `query` is valid UTF-8 (on other bytes the result is unspecified, but safe). `today` gives
// "heute" and "gestern" their meaning. Takes linear time. A query beyond one of the bounds is an
// error at the first place too many.
[[nodiscard]] QueryResult<QueryNode> parse_query(std::string_view query, const PresentDay& today);
[[nodiscard]] QueryResult<QueryNode> parse_query(std::string_view query, const CivilDate& today);

// The query as words alone: cut at blanks, every sign is text. A single Word or a Juxtaposition
// of at most kMaxQueryWords; more are an error.
[[nodiscard]] QueryResult<QueryNode> parse_plain_query(std::string_view query);

}  // namespace nachlese
