#include "query/terminal.h"

#include <algorithm>
#include <string_view>

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace nachlese {

namespace {

std::size_t width_of(int file_descriptor) {
    winsize size{};
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the only way to ask
    if (ioctl(file_descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        return kDefaultTerminalWidth;
    }
    return std::max<std::size_t>(size.ws_col, kLeastTerminalWidth);
}

}  // namespace

Terminal look_at(int file_descriptor) {
    return {isatty(file_descriptor) == 1, width_of(file_descriptor)};
}

bool is_broken_pipe(int file_descriptor) {
    pollfd state{file_descriptor, POLLOUT, 0};
    return poll(&state, 1, 0) > 0 && (state.revents & POLLERR) != 0;
}

bool wants_colour(ColourMode mode, bool is_terminal, const char* no_color, const char* term) {
    if (mode != ColourMode::Auto) return mode == ColourMode::Always;
    const bool is_dumb = term != nullptr && std::string_view(term) == "dumb";
    return is_terminal && !is_dumb && (no_color == nullptr || *no_color == '\0');
}

}  // namespace nachlese
