// What a character means for word boundaries, for the characters that German news is written in.
// A short form of Unicode's Word_Break property (UAX #29, section 4.1) with what the segmenter
// treats alike taken together.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nachlese {

enum class WordClass : std::uint8_t {
    Other,  // ends a word
    Letter,
    Digit,
    Apostrophe,  // within a word between two letters or two digits
    NumberMark,  // full stop and comma: within a word between two digits
    Joiner,      // "_": within a word, not at its ends
    Ignorable,   // combining marks, soft hyphen: part of the word before it
    Unknown,     // ICU is asked; ill-formed UTF-8 too
};

struct ClassifiedCharacter {
    WordClass word_class = WordClass::Unknown;
    std::uint8_t bytes = 1;  // length in UTF-8; meaningless for Unknown
};

namespace word_class_detail {

constexpr WordClass class_of_latin1(unsigned code_point) {
    const unsigned lower = code_point | 0x20U;
    if (code_point < 0x80 && lower >= 'a' && lower <= 'z') return WordClass::Letter;
    if (code_point >= '0' && code_point <= '9') return WordClass::Digit;
    if (code_point >= 0xC0 && code_point != 0xD7 && code_point != 0xF7) return WordClass::Letter;
    switch (code_point) {
        case 0xAA:  // ª
        case 0xB5:  // µ
        case 0xBA:  // º
            return WordClass::Letter;
        case '\'':
            return WordClass::Apostrophe;
        case '.':
        case ',':
            return WordClass::NumberMark;
        case '_':
            return WordClass::Joiner;
        case 0xAD:  // soft hyphen
            return WordClass::Ignorable;
        default:
            return WordClass::Other;
    }
}

// U+2000 to U+207F.
constexpr WordClass class_of_punctuation(unsigned code_point) {
    if (code_point == 0x2018 || code_point == 0x2019) return WordClass::Apostrophe;
    const bool is_blank = code_point <= 0x200A || code_point == 0x202F;
    const bool is_mark = (code_point >= 0x2010 && code_point <= 0x2023) || code_point == 0x2026 ||
                         (code_point >= 0x2030 && code_point <= 0x203E);
    return is_blank || is_mark ? WordClass::Other : WordClass::Unknown;
}

template <std::size_t size>
constexpr std::array<WordClass, size> make_table(unsigned first, WordClass (*class_of)(unsigned)) {
    std::array<WordClass, size> table{};
    for (std::size_t i = 0; i < size; ++i)
        table[i] = class_of(first + static_cast<unsigned>(i));
    return table;
}

inline constexpr auto kLatin1 = make_table<0x100>(0, class_of_latin1);
inline constexpr auto kPunctuation = make_table<0x80>(0x2000, class_of_punctuation);

constexpr bool is_trail(std::uint8_t byte) {
    return (byte & 0xC0U) == 0x80U;
}

constexpr WordClass class_of_two_bytes(unsigned lead, unsigned trail) {
    const unsigned code_point = (lead & 0x1FU) << 6U | (trail & 0x3FU);
    if (code_point < 0x100) return kLatin1[code_point];
    // Latin Extended-A and -B, IPA; Cyrillic but for its combining marks.
    if (code_point < 0x280 || (code_point >= 0x400 && code_point < 0x480)) return WordClass::Letter;
    if (code_point >= 0x300 && code_point < 0x370) return WordClass::Ignorable;
    return WordClass::Unknown;
}

constexpr WordClass class_of_three_bytes(unsigned code_point) {
    if (code_point >= 0x2000 && code_point < 0x2080) return kPunctuation[code_point - 0x2000];
    const bool is_subscript_digit = code_point >= 0x2080 && code_point <= 0x2089;
    const bool is_currency_sign = code_point >= 0x20A0 && code_point <= 0x20BF;
    if (is_subscript_digit || is_currency_sign) return WordClass::Other;
    return WordClass::Unknown;
}

}  // namespace word_class_detail

// The character at `offset`, which must be within the text.
constexpr ClassifiedCharacter classify(std::string_view text, std::size_t offset) {
    namespace detail = word_class_detail;
    const auto lead = static_cast<std::uint8_t>(text[offset]);
    if (lead < 0x80) return {detail::kLatin1[lead], 1};
    const std::size_t left = text.size() - offset;
    if (lead < 0xC2 || left < 2) return {};
    const auto second = static_cast<std::uint8_t>(text[offset + 1]);
    if (!detail::is_trail(second)) return {};
    if (lead < 0xE0) return {detail::class_of_two_bytes(lead, second), 2};
    // Of the longer sequences only those of one lead byte, which no surrogate begins with.
    if (lead != 0xE2 || left < 3) return {};
    const auto third = static_cast<std::uint8_t>(text[offset + 2]);
    if (!detail::is_trail(third)) return {};
    const unsigned code_point = 0x2000U | (second & 0x3FU) << 6U | (third & 0x3FU);
    return {detail::class_of_three_bytes(code_point), 3};
}

}  // namespace nachlese
