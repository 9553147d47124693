#include "schema/analysis/word_segmenter.h"

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include "schema/analysis/word_class.h"
#include "tests/unit/project_texts.h"

namespace nachlese {
namespace {

using Words = std::vector<std::string>;
using testing::for_each_text;

std::vector<WordSegment> segments(WordSegmenter& segmenter, std::string_view text) {
    std::vector<WordSegment> found;
    segmenter.start(text);
    for (WordSegment segment; segmenter.next(segment);)
        found.push_back(segment);
    return found;
}

Words words(std::string_view text) {
    WordSegmenter segmenter;
    Words found;
    for (const WordSegment& segment : segments(segmenter, text))
        found.emplace_back(text.substr(segment.start, segment.end - segment.start));
    return found;
}

std::string utf8(UChar32 code_point) {
    std::string bytes;
    if (code_point < 0x80) {
        bytes += static_cast<char>(code_point);
    } else if (code_point < 0x800) {
        bytes += static_cast<char>(0xC0 | code_point >> 6);
        bytes += static_cast<char>(0x80 | (code_point & 0x3F));
    } else {
        bytes += static_cast<char>(0xE0 | code_point >> 12);
        bytes += static_cast<char>(0x80 | (code_point >> 6 & 0x3F));
        bytes += static_cast<char>(0x80 | (code_point & 0x3F));
    }
    return bytes;
}

// What Unicode says of a character that the fast path knows.
bool agrees_with_unicode(UChar32 code_point, WordClass word_class) {
    const int value = u_getIntPropertyValue(code_point, UCHAR_WORD_BREAK);
    switch (word_class) {
        case WordClass::Letter:
            return value == U_WB_ALETTER;
        case WordClass::Digit:
            return value == U_WB_NUMERIC;
        case WordClass::Apostrophe:
            return value == U_WB_SINGLE_QUOTE || value == U_WB_MIDNUMLET;
        case WordClass::NumberMark:
            return value == U_WB_MIDNUM || value == U_WB_MIDNUMLET;
        case WordClass::Joiner:
            return value == U_WB_EXTENDNUMLET;
        case WordClass::Ignorable:
            return value == U_WB_EXTEND || value == U_WB_FORMAT;
        case WordClass::Other:
            return value != U_WB_ALETTER && value != U_WB_NUMERIC && value != U_WB_EXTEND &&
                   value != U_WB_FORMAT && value != U_WB_KATAKANA && value != U_WB_HEBREW_LETTER &&
                   value != U_WB_ZWJ && value != U_WB_REGIONAL_INDICATOR;
        case WordClass::Unknown:
            return true;
    }
    return false;
}

TEST(WordSegmenter, FindsWordsAndNumbers) {
    const std::vector<std::pair<std::string_view, Words>> cases{
        {"Der Hafen – er bleibt zu!", {"Der", "Hafen", "er", "bleibt", "zu"}},
        {"3,5 und 3.000.000, 3;5", {"3,5", "und", "3.000.000", "3", "5"}},
        {"Ende.Anfang Bericht:Wie 2:1", {"Ende", "Anfang", "Bericht", "Wie", "2", "1"}},
        {"geht's geht’s 'Wort'", {"geht's", "geht’s", "Wort"}},
        {"__betont__ a_b", {"betont", "a_b"}},
        {"gefo\u0308rdert Bundes\u00ADkanzler", {"gefo\u0308rdert", "Bundes\u00ADkanzler"}},
        {"Ćosić Киев Ελλάδα 東京", {"Ćosić", "Киев", "Ελλάδα", "東京"}},
        {"Meier\u202FMüller dpa·Berlin", {"Meier", "Müller", "dpa", "Berlin"}},
        {"eins\xFFzwei \xE2\x80", {"eins", "zwei"}},
        {"", {}},
        {"… — »« _ 😀", {}},
    };
    for (const auto& [text, expected] : cases)
        EXPECT_EQ(words(text), expected) << text;
}

TEST(WordSegmenter, GoesOnAsIfTheTextBeganThere) {
    const std::string_view text = "eins zwei Ω drei";
    for (const SegmenterKind kind : {SegmenterKind::Fast, SegmenterKind::Icu}) {
        WordSegmenter segmenter(kind);
        segmenter.start(text);
        WordSegment segment;
        ASSERT_TRUE(segmenter.next(segment));
        segmenter.continue_at(text.find("ei Ω"));
        ASSERT_TRUE(segmenter.next(segment));
        EXPECT_EQ(text.substr(segment.start, segment.end - segment.start), "ei");
        segmenter.continue_at(text.find("ei", segment.end));
        ASSERT_TRUE(segmenter.next(segment));
        EXPECT_EQ(text.substr(segment.start, segment.end - segment.start), "ei");
        EXPECT_FALSE(segmenter.next(segment));
    }
}

TEST(WordSegmenter, ClassesOfCharactersAreUnicodes) {
    int known = 0;
    for (UChar32 code_point = 1; code_point < 0x3000; ++code_point) {
        const std::string character = utf8(code_point);
        const auto [word_class, bytes] = classify(character, 0);
        EXPECT_TRUE(agrees_with_unicode(code_point, word_class)) << std::hex << code_point;
        if (word_class == WordClass::Unknown) continue;
        EXPECT_EQ(bytes, character.size()) << std::hex << code_point;
        ++known;
    }
    EXPECT_GT(known, 0x280);
}

TEST(WordSegmenter, FindsInProjectTextsWhatIcuFinds) {
    WordSegmenter fast;
    WordSegmenter icu(SegmenterKind::Icu);
    std::size_t bytes = 0;
    for_each_text([&](std::string_view text) {
        bytes += text.size();
        const auto expected = segments(icu, text);
        if (segments(fast, text) == expected) return true;
        ADD_FAILURE() << text;
        return false;
    });
    EXPECT_GT(bytes, 100'000U);
}

TEST(WordSegmenter, FindsInRandomTextsWhatIcuFinds) {
    constexpr std::array kPieces{
        "a",        "B",
        "ä",        "ß",
        "1",        "2",
        ".",        ",",
        ":",        ";",
        "'",        "’",
        "‘",        "_",
        " ",        "\n",
        "\t",       "-",
        "@",        "#",
        "/",        "(",
        "\"",       "·",
        "\u00AD",   "\u00A0",
        "\u0301",   "\u202F",
        "\u200D",   "\u200B",
        "Ω",        "ж",
        "中",       "か",
        "カ",       "א",
        "ก",        "١",
        "😀",        "🇩",
        "©",        "₂",
        "²",        "ª",
        "ﬁ",        "\u20E3",
        "\u2024",   "\u2027",
        "：",       "．",
        "\u2028",   "\uFE0F",
        "\xFF",     "\xC3",
        "–",        "€",
        "%",        "\r\n",
        "\u0085",   "\uFEFF",
        "\xE2\x80", "\xED\xA0\x80",
    };
    // NOLINTNEXTLINE(cert-msc51-cpp,cert-msc32-c): the same texts in every run
    std::mt19937 random(20260101);
    WordSegmenter fast;
    WordSegmenter icu(SegmenterKind::Icu);
    for (int i = 0; i < 60'000; ++i) {
        std::string text;
        for (std::size_t length = random() % 14; length > 0; --length)
            text += kPieces[random() % kPieces.size()];
        ASSERT_EQ(segments(fast, text) == segments(icu, text), true) << text;
    }
}

}  // namespace
}  // namespace nachlese
