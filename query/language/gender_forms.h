// Gender-inclusive forms of German words: "Bürger:innen", "Lehrer*in", "jede:r". Their marks are
// part of the word, though the query language uses them for something else.
#pragma once

#include <string_view>

namespace nachlese {

// Whether `word`, written up to its mark, goes on behind it as such a form does: with a whole
// ending ("in", "innen", "r", ...) or, after a capital, with "innen" and the rest of a compound
// ("Lehrer:innenverband").
[[nodiscard]] bool is_gender_form(std::string_view word, std::string_view behind_mark);

}  // namespace nachlese
