#include "query/language/code_points.h"

#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace nachlese {

namespace {

constexpr char32_t kReplacement = U'\uFFFD';
constexpr char32_t kByteOrderMark = U'\uFEFF';
constexpr char32_t kZeroWidthSpace = U'\u200B';
constexpr std::uint32_t kLettersAndMarks = U_GC_L_MASK | U_GC_M_MASK;

UChar32 to_icu(char32_t code_point) {
    return static_cast<UChar32>(code_point);
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& offset) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const std::size_t length = text.size();
    UChar32 code_point = 0;
    U8_NEXT(bytes, offset, length, code_point);
    return code_point < 0 ? kReplacement : static_cast<char32_t>(code_point);
}

bool is_letter(char32_t code_point) {
    return (U_GET_GC_MASK(to_icu(code_point)) & kLettersAndMarks) != 0;
}

bool is_letter_or_digit(char32_t code_point) {
    return is_letter(code_point) || u_isdigit(to_icu(code_point)) != 0;
}

bool is_upper_case(char32_t code_point) {
    return u_isupper(to_icu(code_point)) != 0;
}

bool is_blank(char32_t code_point) {
    return u_isUWhiteSpace(to_icu(code_point)) != 0 || code_point == kByteOrderMark ||
           code_point == kZeroWidthSpace;
}

bool begins_with(std::string_view text, bool (*is_of_class)(char32_t)) {
    std::size_t offset = 0;
    return !text.empty() && is_of_class(next_code_point(text, offset));
}

bool contains(std::string_view text, bool (*is_of_class)(char32_t)) {
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
