// What is known of the terminal that results are printed to.
#pragma once

#include <cstddef>

namespace nachlese {

enum class ColourMode { Auto, Always, Never };

inline constexpr std::size_t kDefaultTerminalWidth = 80;
inline constexpr std::size_t kLeastTerminalWidth = 20;

[[nodiscard]] bool is_terminal(int file_descriptor);

// In columns; kDefaultTerminalWidth for what is no terminal, and never less than
// kLeastTerminalWidth.
[[nodiscard]] std::size_t terminal_width(int file_descriptor);

// `no_color` is the value of the environment variable NO_COLOR, nullptr if unset; an empty value
// does not count (https://no-color.org). --color=always wins over it.
[[nodiscard]] bool wants_colour(ColourMode mode, bool is_terminal, const char* no_color);

}  // namespace nachlese
