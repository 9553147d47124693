#include "indexer/encoding.h"

#include <algorithm>
#include <array>
#include <memory>

#include <uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "indexer/mojibake.h"
#include "indexer/western_encoding.h"
#include "schema/byte_count.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

// Enough to recognise an encoding by; detection is slow and news repeats its letters.
constexpr std::size_t kSampleBytes = 65536;

// The superset of ISO-8859-1 and ASCII that stands for them; maps every byte.
constexpr const char* kWindows1252 = "windows-1252";

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

// How many bytes at each of the four places in a unit of UTF-32 are zero.
std::array<std::size_t, 4> count_zeros(std::string_view sample) {
    std::array<std::size_t, 4> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i) {
        if (sample[i] == '\0') ++zeros[i % zeros.size()];
    }
    return zeros;
}

// German text in UTF-16 has a zero in nearly every other byte, any text in UTF-32 one in every
// fourth and nearly always one beside it; which ones tells the byte order. What it then says is no
// text where it is controls.
const char* wide_without_mark(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, kSampleBytes);
    if (sample.find('\0') == std::string_view::npos) return nullptr;
    const auto zeros = count_zeros(sample);
    const std::size_t even = zeros[0] + zeros[2];
    const std::size_t odd = zeros[1] + zeros[3];
    const std::size_t pairs = sample.size() / 2;
    const std::size_t fours = sample.size() / 4;
    const auto are_most = [](std::size_t count, std::size_t all) { return count * 10 > all * 7; };
    const auto are_few = [](std::size_t count, std::size_t all) { return count * 20 < all; };
    if (pairs < 2) return nullptr;
    if (are_most(odd, pairs) && are_few(even, pairs)) return "UTF-16LE";
    if (are_most(even, pairs) && are_few(odd, pairs)) return "UTF-16BE";
    if (fours < 2) return nullptr;
    if (zeros[3] == fours && are_most(zeros[2], fours) && are_few(zeros[0], fours)) {
        return "UTF-32LE";
    }
    if (zeros[0] >= fours && are_most(zeros[1], fours) && are_few(zeros[3], fours)) {
        return "UTF-32BE";
    }
    return nullptr;
}

// uchardet is right about code pages of other scripts, but its answers within the Latin-1 family
// are guesses on German text.
bool is_latin_guess(std::string_view encoding) {
    return encoding.empty() || encoding == "ASCII" || encoding.starts_with("ISO-8859-") ||
           encoding.starts_with("WINDOWS-125");
}

// Of another script than German is written in; empty where uchardet does not know.
std::string detect_foreign_encoding(std::string_view sample) {
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                         &uchardet_delete);
    if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
    uchardet_data_end(detector.get());
    std::string detected = uchardet_get_charset(detector.get());
    return detected.starts_with("UTF-") || is_latin_guess(detected) ? std::string{} : detected;
}

// The encodings in which ASCII is ASCII alone: what is declared cannot make markup of other bytes.
// ISO-8859-1 means windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
std::string legacy_encoding_named(std::string_view declared) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
        ucnv_open(std::string(declared).c_str(), &status), &ucnv_close);
    if (U_FAILURE(status) != 0 || declared.empty()) return {};
    const UConverterType type = ucnv_getType(converter.get());
    const bool keeps_ascii =
        type == UCNV_LATIN_1 || type == UCNV_US_ASCII || type == UCNV_SBCS || type == UCNV_MBCS;
    const std::string name = ucnv_getName(converter.get(), &status);
    if (U_FAILURE(status) != 0 || !keeps_ascii) return {};
    if (name == "ISO-8859-1" || name == "US-ASCII") return kWindows1252;
    const char* const registered = ucnv_getStandardName(name.c_str(), "IANA", &status);
    return registered == nullptr ? name : registered;
}

// What is declared in one Western encoding is often written in another.
std::string legacy_encoding_of(std::string_view bytes, std::string_view declared) {
    std::string named = legacy_encoding_named(declared);
    if (!named.empty() && !is_western_encoding(named)) return named;
    const std::string_view sample = bytes.substr(0, kSampleBytes);
    const WesternGuess guess = guess_western_encoding(sample, named);
    if (guess.is_convincing) return guess.encoding;
    if (named.empty()) named = detect_foreign_encoding(sample);
    return named.empty() ? guess.encoding : named;
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

DecodedText decode(std::string_view bytes, std::string_view declared) {
    if (const ByteOrderMark* const mark = byte_order_mark(bytes)) {
        return convert(bytes.substr(mark->bytes.size()), mark->encoding);
    }
    if (const char* const wide = wide_without_mark(bytes)) return convert(bytes, wide);
    std::string valid = make_valid_utf8(bytes);
    if (valid == bytes) return {std::move(valid), "UTF-8", 0};
    if (is_mostly_utf8(bytes, valid)) {
        const std::size_t replacements = count_replacements(valid);
        return {std::move(valid), "UTF-8", replacements};
    }
    return convert(bytes, legacy_encoding_of(bytes, declared).c_str());
}

// Those that text files do not have; without branches, for count_bytes().
bool is_control(std::uint8_t byte) {
    const auto is_within = [byte](unsigned first, unsigned last) -> unsigned {
        return static_cast<std::uint8_t>(byte - first) <= last - first;
    };
    const unsigned is_layout =
        (is_within('\t', '\r') & ~is_within('\v', '\v')) | is_within(0x1A, 0x1B);
    return (is_within(0, 0x1F) & ~is_layout) != 0;
}

bool is_mostly_controls(std::string_view text) {
    return count_bytes(text, is_control) * 20 > text.size();
}

}  // namespace

DecodedText decode_text(std::string_view bytes, std::string_view declared) {
    DecodedText decoded = decode(bytes, declared);
    decoded.text = repair_mojibake(std::move(decoded.text));
    return decoded;
}

std::string decode_part(std::string_view bytes, const std::string& encoding) {
    if (encoding == "UTF-8" || is_valid_utf8(bytes)) return decode_text(bytes).text;
    return repair_mojibake(decode_as(bytes, encoding.c_str()));
}

std::string decode_as(std::string_view bytes, const char* encoding) {
    return convert(bytes, encoding).text;
}

bool is_wide_encoding(std::string_view bytes) {
    const ByteOrderMark* const mark = byte_order_mark(bytes);
    if (mark != nullptr) return std::string_view(mark->encoding) != "UTF-8";
    return wide_without_mark(bytes) != nullptr;
}

bool looks_binary(std::string_view bytes) {
    if (byte_order_mark(bytes) != nullptr) return false;
    const std::string_view sample = bytes.substr(0, kSampleBytes);
    // Small numbers of 16 or 32 bits have their zeros in the same places as text.
    if (const char* const wide = wide_without_mark(bytes)) {
        return is_mostly_controls(decode_as(sample, wide));
    }
    return sample.find('\0') != std::string_view::npos || is_mostly_controls(sample);
}

}  // namespace nachlese
