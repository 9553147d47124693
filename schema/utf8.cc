#include "schema/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <utility>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "schema/byte_count.h"
#include "schema/byte_vector.h"
#include "schema/code_point.h"

namespace nachlese {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

const std::uint8_t* bytes_of(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

// What is ASCII is told without ICU's data: to read them costs a program that starts for one search
// more than all that it trims.
constexpr UChar32 kAsciiEnd = 0x80;

// The general category Cc, which will never have others (Unicode's stability policy). Not
// u_iscntrl(): for ICU soft hyphens and joiners are controls as well.
bool is_control(UChar32 code_point) {
    return (code_point >= 0 && code_point < ' ') || (code_point >= 0x7F && code_point <= 0x9F);
}

bool is_space(UChar32 code_point) {
    if (code_point < kAsciiEnd) return code_point == ' ' || is_control(code_point);
    return u_isUWhiteSpace(code_point) != 0 || is_control(code_point);
}

// Every byte of an archive passes here; only these begin white space or a control character:
// ASCII ones, U+0080 to U+00A0, and those from U+1680 on.
bool may_begin_space(char byte) {
    const auto value = static_cast<std::uint8_t>(byte);
    return value <= 0x20 || value == 0x7F || value == 0xC2 || (value >= 0xE1 && value <= 0xE3);
}

// may_begin_space() of each byte.
auto may_begin_spaces(Bytes16 bytes) {
    return (bytes <= 0x20) | (bytes == 0x7F) | (bytes == 0xC2) | (bytes - 0xE1 <= 2);
}

// The first byte from `offset` on that may begin a space and is no single blank before something
// else; the size of the text where there is none. Looks at 16 bytes at a time.
std::size_t find_irregular_space(std::string_view text, std::size_t offset) {
    for (; offset + sizeof(Bytes16) < text.size(); offset += sizeof(Bytes16)) {
        const Bytes16 here = load_bytes(text.data() + offset);
        const Bytes16 behind = load_bytes(text.data() + offset + 1);
        const auto found = may_begin_spaces(here) & ((here != ' ') | may_begin_spaces(behind));
        if (holds_anywhere(found)) break;
    }
    for (; offset < text.size(); ++offset) {
        if (!may_begin_space(text[offset])) continue;
        const bool is_single =
            text[offset] == ' ' && offset + 1 < text.size() && !may_begin_space(text[offset + 1]);
        if (!is_single) return offset;
    }
    return offset;
}

bool is_ignorable(UChar32 code_point) {
    return code_point >= kAsciiEnd &&
           u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool is_bidi_control(UChar32 code_point) {
    return code_point >= kAsciiEnd && u_hasBinaryProperty(code_point, UCHAR_BIDI_CONTROL) != 0;
}

struct LetterBase {
    UChar32 letter;
    std::string_view base;
};
// Folded Latin letters that Unicode does not decompose, as they are written without their strokes.
constexpr std::array<LetterBase, 10> kLetterBases{{{0x00E6, "ae"},
                                                   {0x00F0, "d"},
                                                   {0x00F8, "o"},
                                                   {0x00FE, "th"},
                                                   {0x0111, "d"},
                                                   {0x0127, "h"},
                                                   {0x0131, "i"},
                                                   {0x0142, "l"},
                                                   {0x0153, "oe"},
                                                   {0x0167, "t"}}};

std::string_view latin_base(UChar32 letter) {
    const auto* const found =
        std::find_if(kLetterBases.begin(), kLetterBases.end(),
                     [letter](const LetterBase& row) { return row.letter == letter; });
    return found == kLetterBases.end() ? std::string_view{} : found->base;
}

bool is_german(UChar32 letter) {
    constexpr UChar32 kAUmlaut = 0xE4;
    constexpr UChar32 kOUmlaut = 0xF6;
    constexpr UChar32 kUUmlaut = 0xFC;
    return letter < 0x80 || letter == kAUmlaut || letter == kOUmlaut || letter == kUUmlaut;
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
        if (code_point >= 0 && u_isUWhiteSpace(code_point) != 0) {
            clean += ' ';
        } else if (code_point < 0 || is_control(code_point) || is_bidi_control(code_point)) {
            clean += kReplacement;
        } else {
            clean += text.substr(start, offset - start);
        }
    }
    return clean;
}

std::string_view trim(std::string_view text) {
    const auto is_margin = [](UChar32 code_point) {
        return code_point >= 0 && (is_space(code_point) || is_ignorable(code_point));
    };
    std::size_t first = 0;
    for (std::size_t next = 0; next < text.size(); first = next) {
        if (!is_margin(next_code_point(text, next))) break;
    }
    std::size_t last = text.size();
    for (std::size_t previous = last; previous > first; last = previous) {
        if (!is_margin(previous_code_point(text, previous))) break;
    }
    return text.substr(first, last - first);
}

std::string collapse_whitespace(std::string_view text) {
    std::string collapsed;
    collapsed.reserve(text.size());
    std::size_t kept = 0;  // where the text not yet copied begins
    for (std::size_t offset = 0; offset < text.size();) {
        if (offset > kept || text[offset] != ' ') offset = find_irregular_space(text, offset);
        if (offset == text.size()) break;
        const std::size_t start = offset;
        const UChar32 code_point = next_code_point(text, offset);
        if (code_point < 0 || !is_space(code_point)) continue;
        collapsed += text.substr(kept, start - kept);
        if (!collapsed.empty() && collapsed.back() != ' ') collapsed += ' ';
        kept = offset;
    }
    collapsed += text.substr(kept);
    return std::string(trim(collapsed));
}

bool begins_code_point(char byte) {
    return !U8_IS_TRAIL(static_cast<std::uint8_t>(byte));
}

std::size_t count_code_points(std::string_view text) {
    return count_bytes(text, [](std::uint8_t byte) { return (byte & 0xC0U) != 0x80U; });
}

std::string_view truncate(std::string_view text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) return text;
    std::size_t length = max_bytes;
    while (length > 0 && U8_IS_TRAIL(bytes_of(text)[length]))
        --length;
    return text.substr(0, length);
}

namespace {

// Of ASCII and the letters of German; nothing where there is anything else. ICU's data are
// not opened for a query of such words.
std::optional<std::string> fold_german(std::string_view text) {
    constexpr char kLead = '\xC3';
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char byte = text[at];
        if (byte >= 'A' && byte <= 'Z') {
            folded += static_cast<char>(byte | 0x20);
        } else if (static_cast<unsigned char>(byte) < 0x80) {
            folded += byte;
        } else if (byte == kLead && at + 1 < text.size()) {
            switch (text[++at]) {
                case '\x84':  // Ä
                case '\x96':  // Ö
                case '\x9C':  // Ü
                    folded += {kLead, static_cast<char>(text[at] | 0x20)};
                    break;
                case '\xA4':  // ä
                case '\xB6':  // ö
                case '\xBC':  // ü
                    folded += {kLead, text[at]};
                    break;
                case '\x9F':  // ß
                    folded += "ss";
                    break;
                default:
                    return std::nullopt;
            }
        } else {
            return std::nullopt;
        }
    }
    return folded;
}

}  // namespace

std::string fold(std::string_view text) {
    if (auto german = fold_german(text)) return std::move(*german);
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

std::string strip_foreign_accents(std::string_view text) {
    const auto is_ascii = [](char byte) { return static_cast<unsigned char>(byte) < 0x80; };
    if (std::all_of(text.begin(), text.end(), is_ascii)) return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    static const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
    if (nfc == nullptr) throw std::runtime_error("ICU has no NFC data");
    std::string stripped;
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t begin = offset;
        const UChar32 letter = next_code_point(text, offset);
        const std::string_view written = text.substr(begin, offset - begin);
        const std::string_view base = latin_base(letter);
        stripped += base.empty() ? written : base;
        if (!base.empty() || letter < 0 || is_german(letter)) continue;
        icu::UnicodeString decomposition;
        if (u_getIntPropertyValue(letter, UCHAR_SCRIPT) != USCRIPT_LATIN ||
            nfc->getDecomposition(letter, decomposition) == 0) {
            continue;
        }
        stripped.resize(stripped.size() - written.size());
        // The base letter may itself be decomposable (Vietnamese has two accents on a letter).
        std::string first;
        icu::UnicodeString(decomposition.char32At(0)).toUTF8String(first);
        stripped += strip_foreign_accents(first);
    }
    return stripped;
}

}  // namespace nachlese
