#include "indexer/encoding.h"

#include <algorithm>
#include <array>
#include <memory>

#include <uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "schema/utf8.h"

namespace nachlese {

namespace {

// Enough to recognise an encoding by; detection is slow and news repeats its letters.
constexpr std::size_t kSampleBytes = 65536;

// What old German archives are written in when nothing says otherwise; maps every byte.
constexpr const char* kFallbackEncoding = "windows-1252";

struct ByteOrderMark {
    std::string_view bytes;
    const char* encoding;
};
constexpr std::array kByteOrderMarks{
    ByteOrderMark{"\xEF\xBB\xBF", "UTF-8"},
    ByteOrderMark{std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
    ByteOrderMark{std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
    ByteOrderMark{"\xFF\xFE", "UTF-16LE"},
    ByteOrderMark{"\xFE\xFF", "UTF-16BE"},
};

const ByteOrderMark* byte_order_mark(std::string_view bytes) {
    const auto* const found =
        std::find_if(kByteOrderMarks.begin(), kByteOrderMarks.end(),
                     [bytes](const ByteOrderMark& mark) { return bytes.starts_with(mark.bytes); });
    return found == kByteOrderMarks.end() ? nullptr : found;
}

// German text in UTF-16 has a zero in nearly every other byte; which one tells the byte order.
const char* utf16_without_mark(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, kSampleBytes);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i) {
        if (sample[i] == '\0') ++zeros[i % 2];
    }
    const std::size_t units = sample.size() / 2;
    if (units < 2) return nullptr;
    if (zeros[1] * 10 > units * 7 && zeros[0] * 20 < units) return "UTF-16LE";
    if (zeros[0] * 10 > units * 7 && zeros[1] * 20 < units) return "UTF-16BE";
    return nullptr;
}

// uchardet is right about code pages of other scripts, but its answers within the Latin-1 family
// are guesses on German text; windows-1252 holds all printable characters of ISO-8859-1.
bool is_latin_guess(std::string_view encoding) {
    return encoding.empty() || encoding == "ASCII" || encoding.starts_with("ISO-8859-") ||
           encoding.starts_with("WINDOWS-125");
}

std::string detect_legacy_encoding(std::string_view bytes) {
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                         &uchardet_delete);
    const std::string_view sample = bytes.substr(0, kSampleBytes);
    if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) {
        return kFallbackEncoding;
    }
    uchardet_data_end(detector.get());
    std::string detected = uchardet_get_charset(detector.get());
    if (detected.starts_with("UTF-") || is_latin_guess(detected)) return kFallbackEncoding;
    return detected;
}

// The encodings in which ASCII is ASCII alone: what is declared cannot make markup of other bytes.
// ISO-8859-1 means windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
std::string legacy_encoding_named(std::string_view declared) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
        ucnv_open(std::string(declared).c_str(), &status), &ucnv_close);
    if (U_FAILURE(status) != 0 || declared.empty()) return {};
    const UConverterType type = ucnv_getType(converter.get());
    const bool keeps_ascii = type == UCNV_LATIN_1 || type == UCNV_SBCS || type == UCNV_MBCS;
    const std::string name = ucnv_getName(converter.get(), &status);
    if (U_FAILURE(status) != 0 || !keeps_ascii) return {};
    return name == "ISO-8859-1" || name == "US-ASCII" ? kFallbackEncoding : name;
}

std::size_t count_replacements(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find("\xEF\xBF\xBD"); at != std::string_view::npos;
         at = text.find("\xEF\xBF\xBD", at + 3)) {
        ++count;
    }
    return count;
}

DecodedText convert(std::string_view bytes, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &status),
                                                                       &ucnv_close);
    DecodedText decoded;
    decoded.encoding = encoding;
    if (U_FAILURE(status) != 0) {
        decoded.text = make_valid_utf8(bytes);
    } else {
        const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()),
                                      converter.get(), status);
        // UTF-16 can smuggle in lone surrogates; make_valid_utf8 has the last word.
        std::string utf8;
        text.toUTF8String(utf8);
        decoded.text = make_valid_utf8(utf8);
    }
    decoded.replacements = count_replacements(decoded.text);
    return decoded;
}

std::size_t count_multi_byte_sequences(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) == 0xC0U;
    }));
}

// A text that is UTF-8 but for a few stray bytes (a cut file, one pasted quotation mark) is still
// UTF-8: its multi-byte sequences could not have come about by chance.
bool is_mostly_utf8(std::string_view bytes, std::string_view repaired) {
    const std::size_t replacements = count_replacements(repaired);
    const std::size_t bad = replacements - count_replacements(bytes);
    const std::size_t good = count_multi_byte_sequences(repaired) - replacements;
    return good > 0 && good >= bad;
}

}  // namespace

DecodedText decode_text(std::string_view bytes, std::string_view declared) {
    if (const ByteOrderMark* const mark = byte_order_mark(bytes)) {
        return convert(bytes.substr(mark->bytes.size()), mark->encoding);
    }
    if (const char* const utf16 = utf16_without_mark(bytes)) return convert(bytes, utf16);
    std::string repaired = make_valid_utf8(bytes);
    if (repaired == bytes) return {std::move(repaired), "UTF-8", 0};
    if (is_mostly_utf8(bytes, repaired)) {
        const std::size_t replacements = count_replacements(repaired);
        return {std::move(repaired), "UTF-8", replacements};
    }
    std::string encoding = legacy_encoding_named(declared);
    if (encoding.empty()) encoding = detect_legacy_encoding(bytes);
    return convert(bytes, encoding.c_str());
}

std::string decode_as(std::string_view bytes, const char* encoding) {
    return convert(bytes, encoding).text;
}

bool is_wide_encoding(std::string_view bytes) {
    const ByteOrderMark* const mark = byte_order_mark(bytes);
    if (mark != nullptr) return std::string_view(mark->encoding) != "UTF-8";
    return utf16_without_mark(bytes) != nullptr;
}

bool looks_binary(std::string_view bytes) {
    if (byte_order_mark(bytes) != nullptr || utf16_without_mark(bytes) != nullptr) return false;
    const std::string_view sample = bytes.substr(0, kSampleBytes);
    const auto controls =
        static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
                   byte != 0x1A && byte != 0x1B;
        }));
    const bool has_nul = sample.find('\0') != std::string_view::npos;
    return has_nul || controls * 20 > sample.size();
}

}  // namespace nachlese
