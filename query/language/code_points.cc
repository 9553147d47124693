#include "query/language/code_points.h"

#include <cstdint>

#include <unicode/uchar.h>

#include "schema/code_point.h"

namespace nachlese {

namespace {

constexpr UChar32 kByteOrderMark = 0xFEFF;
constexpr UChar32 kZeroWidthSpace = 0x200B;
constexpr std::uint32_t kLettersAndMarks = U_GC_L_MASK | U_GC_M_MASK;

}  // namespace

bool is_letter(UChar32 code_point) {
    return (U_GET_GC_MASK(code_point) & kLettersAndMarks) != 0;
}

bool is_letter_or_digit(UChar32 code_point) {
    return is_letter(code_point) || u_isdigit(code_point) != 0;
}

bool is_upper_case(UChar32 code_point) {
    return u_isupper(code_point) != 0;
}

bool is_blank(UChar32 code_point) {
    return u_isUWhiteSpace(code_point) != 0 || code_point == kByteOrderMark ||
           code_point == kZeroWidthSpace;
}

bool begins_with(std::string_view text, bool (*is_of_class)(UChar32)) {
    std::size_t offset = 0;
    return !text.empty() && is_of_class(next_code_point(text, offset));
}

bool contains(std::string_view text, bool (*is_of_class)(UChar32)) {
    for (std::size_t offset = 0; offset < text.size();) {
        if (is_of_class(next_code_point(text, offset))) return true;
    }
    return false;
}

std::string_view leading_letters(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        if (!is_letter(next_code_point(text, offset))) break;
        end = offset;
    }
    return text.substr(0, end);
}

}  // namespace nachlese
