// Gender-inclusive forms of German words: "Bürger:innen", "Lehrer*in", "jede:r", "Bürger/-innen",
// "Lehrer(in)". Their marks are part of the word, though elsewhere they end it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace nachlese {

// Whether `word`, written up to its mark, goes on behind it as such a form does: with a whole
// ending ("in", "innen", "r", ...) or, after a capital, with "innen" and the rest of a compound
// ("Lehrer:innenverband").
[[nodiscard]] bool is_gender_form(std::string_view word, std::string_view behind_mark);

// The ending of such a form, in bytes of the text: what the mark and, with "(in)", its counterpart
// leave out.
struct GenderEnding {
    std::size_t start = 0;
    std::size_t end = 0;
    std::size_t form_end = 0;  // of the whole form
};

// For the word text[start, word_end), where a mark may follow.
[[nodiscard]] std::optional<GenderEnding> gender_ending_at(std::string_view text, std::size_t start,
                                                           std::size_t word_end);

}  // namespace nachlese
