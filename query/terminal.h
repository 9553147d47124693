// What is known of the terminal that results are printed to.
#pragma once

#include <cstddef>

namespace nachlese {

enum class ColourMode { Auto, Always, Never };

inline constexpr std::size_t kDefaultTerminalWidth = 80;
inline constexpr std::size_t kLeastTerminalWidth = 20;

// Standard output as it was when the program started: a pager may take its place.
struct Terminal {
    bool is_terminal = false;
    std::size_t width = kDefaultTerminalWidth;  // columns, kLeastTerminalWidth or more
};
[[nodiscard]] Terminal look_at(int file_descriptor);

// Whether the other end of a pipe has been closed.
[[nodiscard]] bool is_broken_pipe(int file_descriptor);

// `no_color` and `term` are the values of the environment variables NO_COLOR and TERM, nullptr if
// unset; an empty NO_COLOR does not count (https://no-color.org). --color=always wins over both.
[[nodiscard]] bool wants_colour(ColourMode mode, bool is_terminal, const char* no_color,
                                const char* term);

}  // namespace nachlese
