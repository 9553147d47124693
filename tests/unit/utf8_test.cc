#include "schema/utf8.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace nachlese {
namespace {

using namespace std::string_view_literals;

struct TextCase {
    std::string_view text;
    std::string_view expected;
};

TEST(Fold, MakesSpellingsOfOneWordEqual) {
    for (const auto& [text, expected] : {
             TextCase{"Straße", "strasse"},
             TextCase{"STRASSE", "strasse"},
             TextCase{"Wachſtube", "wachstube"},
             TextCase{"gefo\u0308rdert", "gefördert"},
             TextCase{"Bundes\u00ADkanzler", "bundeskanzler"},
             TextCase{"\uFB01nden", "finden"},
             TextCase{"ＡＢＣ", "abc"},
             TextCase{"CO₂", "co2"},
             TextCase{"", ""},
         }) {
        EXPECT_EQ(fold(text), expected);
    }
}

// Words of German letters are folded without ICU, which a letter of another language calls in.
TEST(Fold, GermanLettersFoldAsIcuFoldsThem) {
    std::string letters = "ÄÖÜäöüß";
    for (char ascii = 1; ascii < 0x7F; ++ascii)
        letters += ascii;
    EXPECT_EQ(fold(letters + "é"), fold(letters) + "é");
    EXPECT_EQ(fold("ÄÖÜäöüßẞ"), "äöüäöüssss");
    for (const std::string mark : {"\u0308", "\u0301", "\u00AD", "\u200D"}) {
        EXPECT_EQ(fold("O" + mark + "l é"), fold("O" + mark + "l") + " é");
    }
}

TEST(MakeValidUtf8, ReplacesIllFormedSequencesOnly) {
    for (const auto& [text, expected] : {
             TextCase{"für"sv, "für"sv},
             TextCase{"f\xFCr"sv, "f\uFFFDr"sv},
             TextCase{"\xE2\x82"sv, "\uFFFD"sv},
             TextCase{"\xED\xA0\x80"sv, "\uFFFD\uFFFD\uFFFD"sv},
             TextCase{"a\0b"sv, "a\0b"sv},
         }) {
        EXPECT_EQ(make_valid_utf8(text), expected);
    }
}

TEST(Printable, LeavesNothingThatATerminalWouldObey) {
    for (const auto& [text, expected] : {
             TextCase{"Kiel (dpa)", "Kiel (dpa)"},
             TextCase{"\x1B[31mrot", "\uFFFD[31mrot"},
             TextCase{"\u009B31m", "\uFFFD31m"},
             TextCase{"a\tb\nc\u2028d", "a b c d"},
             TextCase{"Bundes\u00ADkanzler", "Bundes\u00ADkanzler"},
             TextCase{"\u202Etxt.exe", "\uFFFDtxt.exe"},
             TextCase{"\xFF", "\uFFFD"},
         }) {
        EXPECT_EQ(printable(text), expected);
    }
}

TEST(CollapseWhitespace, LeavesOneBlankBetweenWords) {
    for (const auto& [text, expected] : {
             TextCase{"  Kiel \t\r\n (dpa)\u00A0- ", "Kiel (dpa) -"},
             TextCase{"a\0\x01 b"sv, "a b"sv},
             TextCase{"Bundes\u00ADkanz\u200Dler", "Bundes\u00ADkanz\u200Dler"},
             TextCase{" \u2003 ", ""},
             TextCase{"\uFEFF Kiel", "Kiel"},
             TextCase{"", ""},
         }) {
        EXPECT_EQ(collapse_whitespace(text), expected);
    }
}

// Texts are looked at in blocks: what is odd may stand at any place of one, or across two.
TEST(CollapseWhitespace, AndCountingSeeEveryPlaceOfALongText) {
    constexpr std::array<std::string_view, 10> kWords{"a", "Hafen",   "ä", "„",      "–",
                                                      "x", "\u00AD1", "…", "Straße", "\u2020"};
    constexpr std::array<std::string_view, 9> kSpaces{" ",      "  ",     "\t",     "\n",  "\r\n",
                                                      "\u00A0", "\u2003", "\u3000", "\x01"};
    std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): always the same texts
    const auto below = [&random](std::size_t end) { return random() % end; };
    for (int round = 0; round < 2000; ++round) {
        std::string text(below(2) > 0 ? kSpaces[below(kSpaces.size())] : "");
        std::string expected;
        std::size_t spaces = count_code_points(text);
        for (auto words = 1 + below(30); words > 0; --words) {
            const std::string_view word = kWords[below(kWords.size())];
            // Blanks alone are what most of a text has.
            const std::string_view space = below(4) > 0 ? " " : kSpaces[below(kSpaces.size())];
            text += word;
            text += space;
            expected += expected.empty() ? "" : " ";
            expected += word;
            spaces += space == "\r\n" || space == "  " ? 2 : 1;
        }
        EXPECT_EQ(collapse_whitespace(text), trim(expected)) << text;
        const auto blanks =
            static_cast<std::size_t>(std::count(expected.begin(), expected.end(), ' '));
        EXPECT_EQ(count_code_points(text), count_code_points(expected) - blanks + spaces) << text;
    }
}

TEST(Trim, TakesInvisibleCharactersFromBothEnds) {
    EXPECT_EQ(trim("\uFEFF\u00A0 Kiel \u200B"), "Kiel");
    EXPECT_EQ(trim(" \n "), "");
    EXPECT_EQ(trim(""), "");
    EXPECT_EQ(trim("a"), "a");
    EXPECT_EQ(trim("ä\u00AD b\u00AD"), "ä\u00AD b");
    EXPECT_EQ(trim(" \xFF "), "\xFF") << "ill-formed bytes are no margin";
}

TEST(Truncate, NeverCutsACodePoint) {
    EXPECT_EQ(truncate("für", 2), "f");
    EXPECT_EQ(truncate("für", 3), "fü");
    EXPECT_EQ(truncate("für", 9), "für");
    EXPECT_EQ(truncate("ü", 0), "");
}

}  // namespace
}  // namespace nachlese
