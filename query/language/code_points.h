// Reading UTF-8 a code point at a time.
#pragma once

#include <cstddef>
#include <string_view>

namespace nachlese {

// Steps `offset` over the code point that begins there; U+FFFD for an ill-formed sequence.
// `offset` must be within the text.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& offset);

// Combining marks count as letters: in NFD text they are part of one.
[[nodiscard]] bool is_letter(char32_t code_point);
[[nodiscard]] bool is_letter_or_digit(char32_t code_point);
[[nodiscard]] bool is_upper_case(char32_t code_point);

// White space in Unicode's sense, and the invisible U+FEFF and U+200B, as trim() sees it.
[[nodiscard]] bool is_blank(char32_t code_point);

// Whether the text begins with such a character; false for an empty one.
[[nodiscard]] bool begins_with(std::string_view text, bool (*is_of_class)(char32_t));
[[nodiscard]] bool contains(std::string_view text, bool (*is_of_class)(char32_t));

// Its leading letters; may be empty.
[[nodiscard]] std::string_view leading_letters(std::string_view text);

}  // namespace nachlese
