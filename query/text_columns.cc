#include "query/text_columns.h"

#include <unicode/uchar.h>

#include "schema/code_point.h"

namespace nachlese {

namespace {

constexpr std::string_view kEllipsis = "…";

bool takes_no_column(UChar32 code_point) {
    const auto category = u_charType(code_point);
    return category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK ||
           u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool takes_two_columns(UChar32 code_point) {
    const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

// Ill-formed sequences are shown as one U+FFFD.
std::size_t columns_of(UChar32 code_point) {
    if (code_point < 0) return 1;
    if (takes_no_column(code_point)) return 0;
    return takes_two_columns(code_point) ? 2 : 1;
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        columns += columns_of(next_code_point(text, offset));
    }
    return columns;
}

std::string_view first_columns(std::string_view text, std::size_t columns) {
    std::size_t width = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t begin = offset;
        width += columns_of(next_code_point(text, offset));
        if (width > columns) return text.substr(0, begin);
    }
    return text;
}

std::string_view last_columns(std::string_view text, std::size_t columns) {
    std::size_t rest = display_width(text);
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t begin = offset;
        const std::size_t width = columns_of(next_code_point(text, offset));
        // Marks stand after their letter: a cut is possible only before what takes room.
        if (rest <= columns && width > 0) return text.substr(begin);
        rest -= width;
    }
    return {};
}

std::string shortened(std::string_view text, std::size_t columns) {
    if (display_width(text) <= columns) return std::string(text);
    if (columns == 0) return {};
    return std::string(first_columns(text, columns - 1)) += kEllipsis;
}

std::string shortened_from_left(std::string_view text, std::size_t columns) {
    if (display_width(text) <= columns) return std::string(text);
    if (columns == 0) return {};
    return std::string(kEllipsis) += last_columns(text, columns - 1);
}

}  // namespace nachlese
