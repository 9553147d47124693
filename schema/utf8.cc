#include "schema/utf8.h"

#include <cstdint>
#include <stdexcept>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace nachlese {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

const std::uint8_t* bytes_of(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

// Steps over the code point at `offset`; a negative result marks an ill-formed sequence.
UChar32 next_code_point(std::string_view text, std::size_t& offset) {
    const std::uint8_t* bytes = bytes_of(text);
    const std::size_t length = text.size();
    UChar32 code_point = 0;
    U8_NEXT(bytes, offset, length, code_point);
    return code_point;
}

bool is_space(UChar32 code_point) {
    return u_isUWhiteSpace(code_point) != 0 || u_iscntrl(code_point) != 0;
}

bool is_ignorable(UChar32 code_point) {
    return u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool is_bidi_control(UChar32 code_point) {
    return u_hasBinaryProperty(code_point, UCHAR_BIDI_CONTROL) != 0;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        if (next_code_point(text, offset) < 0) return false;
    }
    return true;
}

std::string make_valid_utf8(std::string_view bytes) {
    if (is_valid_utf8(bytes)) return std::string(bytes);
    std::string valid;
    valid.reserve(bytes.size());
    for (std::size_t offset = 0; offset < bytes.size();) {
        const std::size_t start = offset;
        const UChar32 code_point = next_code_point(bytes, offset);
        valid += code_point < 0 ? kReplacement : bytes.substr(start, offset - start);
    }
    return valid;
}

std::string printable(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t start = offset;
        const UChar32 code_point = next_code_point(text, offset);
        if (code_point == '\t' || code_point == '\n' || code_point == '\r') {
            clean += ' ';
        } else if (code_point < 0 || u_iscntrl(code_point) != 0 || is_bidi_control(code_point)) {
            clean += kReplacement;
        } else {
            clean += text.substr(start, offset - start);
        }
    }
    return clean;
}

std::string_view trim(std::string_view text) {
    std::size_t first = text.size();
    std::size_t last = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t start = offset;
        const UChar32 code_point = next_code_point(text, offset);
        if (code_point >= 0 && (is_space(code_point) || is_ignorable(code_point))) continue;
        if (first == text.size()) first = start;
        last = offset;
    }
    return first < last ? text.substr(first, last - first) : std::string_view{};
}

std::string collapse_whitespace(std::string_view text) {
    std::string collapsed;
    collapsed.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t start = offset;
        const UChar32 code_point = next_code_point(text, offset);
        if (code_point >= 0 && is_space(code_point)) {
            if (!collapsed.empty() && collapsed.back() != ' ') collapsed += ' ';
        } else {
            collapsed += text.substr(start, offset - start);
        }
    }
    if (!collapsed.empty() && collapsed.back() == ' ') collapsed.pop_back();
    return collapsed;
}

std::string_view truncate(std::string_view text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) return text;
    std::size_t length = max_bytes;
    while (length > 0 && U8_IS_TRAIL(bytes_of(text)[length]))
        --length;
    return text.substr(0, length);
}

std::string fold(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    static const icu::Normalizer2* const nfkc_casefold =
        icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (nfkc_casefold == nullptr) throw std::runtime_error("ICU has no NFKC_Casefold data");
    std::string folded;
    icu::StringByteSink<std::string> sink(&folded, static_cast<int32_t>(text.size()));
    nfkc_casefold->normalizeUTF8(
        0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, status);
    return folded;
}

}  // namespace nachlese
