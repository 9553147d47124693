// Abbreviations of several words, such as "z. B.": one token, however they are spaced.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace nachlese {

inline constexpr std::size_t kMaxAbbreviatedWordBytes = 4;  // of each of its words

struct Abbreviation {
    std::size_t end = 0;    // behind its last full stop
    std::string_view form;  // without blanks: "z.B."
};

// The one that begins at `start`, a word's start.
[[nodiscard]] std::optional<Abbreviation> abbreviation_at(std::string_view text, std::size_t start);

}  // namespace nachlese
