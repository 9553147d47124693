// Puts the lines of a printed column together: a word broken at a line's end is made whole.
#pragma once

#include <string>
#include <string_view>

namespace nachlese {

// Appends `line` to `text` with a blank between. Where `text` ends with a hyphen ('-', '¬', '⸗',
// U+2010 or a soft one) behind a letter and `line` begins with a small letter, the hyphen goes and
// no blank comes; with a capital or a digit, as in "Nord-Ostsee", a visible hyphen stays.
void join_line(std::string& text, std::string_view line);

}  // namespace nachlese
