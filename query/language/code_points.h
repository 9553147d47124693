// Classes of characters. What stands for an ill-formed sequence, a negative number, is in none.
#pragma once

#include <string_view>

#include <unicode/utypes.h>

namespace nachlese {

// Combining marks count as letters: in NFD text they are part of one.
[[nodiscard]] bool is_letter(UChar32 code_point);
[[nodiscard]] bool is_letter_or_digit(UChar32 code_point);
[[nodiscard]] bool is_upper_case(UChar32 code_point);

// White space in Unicode's sense, and the invisible U+FEFF and U+200B, as trim() sees it.
[[nodiscard]] bool is_blank(UChar32 code_point);

// Whether the text begins with such a character; false for an empty one.
[[nodiscard]] bool begins_with(std::string_view text, bool (*is_of_class)(UChar32));
[[nodiscard]] bool contains(std::string_view text, bool (*is_of_class)(UChar32));

// Its leading letters; may be empty.
[[nodiscard]] std::string_view leading_letters(std::string_view text);

}  // namespace nachlese
