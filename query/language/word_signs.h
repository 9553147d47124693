// The signs in a word and behind it that say how it is meant: "Wahl^2".
#pragma once

#include <optional>
#include <string_view>

#include "query/language/lexer.h"
#include "query/language/source_range.h"

namespace nachlese {

constexpr int kMaxBoost = 1000;

struct SignedWord {
    std::string_view text;        // without the signs behind it; never empty
    std::optional<double> boost;  // "^2", "^0.5", "^0,5"
};
// Takes a Word token apart; an error where a sign has a value that it cannot have.
[[nodiscard]] QueryResult<SignedWord> read_signed_word(const QueryToken& word);

// The boost that a Word token is which stands right behind a phrase or a parenthesis; nothing where
// it is a word of its own.
[[nodiscard]] QueryResult<std::optional<double>> read_boost_behind(const QueryToken& word);

}  // namespace nachlese
