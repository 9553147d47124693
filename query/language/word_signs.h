// The signs in a word and behind it that say how it is meant: "günsti*", "Selenskij~2", "Wahl^2".
#pragma once

#include <optional>
#include <string_view>

#include "query/language/lexer.h"
#include "query/language/source_range.h"

namespace nachlese {

constexpr int kMaxBoost = 1000;
constexpr int kMaxEdits = 2;

struct SignedWord {
    std::string_view text;        // without the signs behind it; never empty
    bool is_pattern = false;      // holds wildcards
    std::optional<int> edits;     // "~", which is "~1", or "~2"; never of a pattern
    std::optional<double> boost;  // "^2", "^0.5", "^0,5"
    SourceRange range;            // without the boost
};
// Takes a Word token apart; an error where signs contradict each other or have a value that they
// cannot have. "*" is a wildcard but in gender forms ("Bürger*innen"), and "?" where a letter
// follows ("Warum?" is a question) or there is a "*". A number has to stand behind "^", a number or
// nothing behind "~": else they are text.
[[nodiscard]] QueryResult<SignedWord> read_signed_word(const QueryToken& word);

// The boost that a Word token is which stands right behind a phrase or a parenthesis; nothing where
// it is a word of its own. An error for "~5", which means nearness to users of Lucene.
[[nodiscard]] QueryResult<std::optional<double>> read_boost_behind(const QueryToken& word);

}  // namespace nachlese
