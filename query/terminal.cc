#include "query/terminal.h"

#include <algorithm>

#include <sys/ioctl.h>
#include <unistd.h>

namespace nachlese {

bool is_terminal(int file_descriptor) {
    return isatty(file_descriptor) == 1;
}

std::size_t terminal_width(int file_descriptor) {
    winsize size{};
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the only way to ask
    if (ioctl(file_descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        return kDefaultTerminalWidth;
    }
    return std::max<std::size_t>(size.ws_col, kLeastTerminalWidth);
}

bool wants_colour(ColourMode mode, bool is_terminal, const char* no_color) {
    if (mode != ColourMode::Auto) return mode == ColourMode::Always;
    return is_terminal && (no_color == nullptr || *no_color == '\0');
}

}  // namespace nachlese
