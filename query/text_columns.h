// Text measured and cut in the columns of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nachlese {

// Columns that a terminal needs for printable UTF-8: combining and ignorable characters take none,
// East Asian wide ones two (Unicode Standard Annex #11).
[[nodiscard]] std::size_t display_width(std::string_view text);

// The longest beginning or end of at most `columns` columns. A character and the combining marks
// that follow it are never parted.
[[nodiscard]] std::string_view first_columns(std::string_view text, std::size_t columns);
[[nodiscard]] std::string_view last_columns(std::string_view text, std::size_t columns);

// As it is where it fits, else cut and with "…" at the end or at the beginning.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t columns);
[[nodiscard]] std::string shortened_from_left(std::string_view text, std::size_t columns);

}  // namespace nachlese
