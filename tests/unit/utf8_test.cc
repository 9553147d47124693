#include "schema/utf8.h"

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
