#include "query/terminal.h"

#include <algorithm>
#include <cstdint>

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <unistd.h>

namespace nachlese {

namespace {

constexpr std::size_t kLeastTerminalWidth = 20;

bool takes_no_column(UChar32 code_point) {
    const auto category = u_charType(code_point);
    return category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK ||
           u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool takes_two_columns(UChar32 code_point) {
    const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

}  // namespace

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

std::size_t display_width(std::string_view text) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const std::size_t length = text.size();
    std::size_t columns = 0;
    for (std::size_t offset = 0; offset < length;) {
        UChar32 code_point = 0;
        U8_NEXT(bytes, offset, length, code_point);
        if (code_point >= 0 && takes_no_column(code_point)) continue;
        columns += code_point >= 0 && takes_two_columns(code_point) ? 2 : 1;
    }
    return columns;
}

}  // namespace nachlese
