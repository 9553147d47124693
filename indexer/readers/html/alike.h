// Whether two texts say the same, whatever their punctuation and case.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::html {

// Letters and digits in lower case, one blank between words, without soft hyphens.
[[nodiscard]] std::string bare_words(std::string_view text);

// The same words, or one holds the other and is not much longer: a headline with its kicker or the
// outlet's name.
[[nodiscard]] bool are_alike(std::string_view a, std::string_view b);

// The same of two texts that bare_words() made.
[[nodiscard]] bool are_bare_words_alike(std::string_view a, std::string_view b);

// The share of the words of `part` that are words of `whole`, 0 to 1.
[[nodiscard]] double share_of_words(std::string_view part, std::string_view whole);

}  // namespace nachlese::html
