#include "indexer/western_encoding.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "schema/utf8.h"

namespace nachlese {
namespace {

struct GuessCase {
    std::string_view bytes;
    std::string_view encoding;
    std::string_view declared = {};
};

TEST(GuessWesternEncoding, TellsByWhereUmlautsAndSignsStand) {
    for (const GuessCase& row : std::initializer_list<GuessCase>{
             {"f\xFCr", "windows-1252"},
             {"f\x9Fr die gro\xA7"
              "en",
              "macintosh"},
             {"f\x81r die gro\xE1"
              "en",
              "IBM850"},
             {"\x84Ja\x93, sagt er \x96 f\xFCr 5 \x80", "windows-1252"},
             {"\xE3Ja\xD2, sagt er \xD0 f\x9Fr 5 \xDB", "macintosh"},
             {"f\xFCr 100 \xA4", "ISO-8859-15"},
             {"\x8Ergerlich ist das", "IBM850"},
             {"\x80rgerlich ist das", "macintosh"},
             {"\xC4rgerlich ist das", "windows-1252"},
             {"Orb\xE1ns Partei", "windows-1252"},
             {"Ja, Herr Len\xDF"
              "en",
              "windows-1252"},
         }) {
        const WesternGuess guess = guess_western_encoding(row.bytes, row.declared);
        EXPECT_EQ(std::string_view(guess.encoding), row.encoding) << printable(row.bytes);
        EXPECT_TRUE(guess.is_convincing) << printable(row.bytes);
    }
}

TEST(GuessWesternEncoding, BelievesADeclarationOnlyWhereTheBytesLeaveItOpen) {
    for (const GuessCase& row : std::initializer_list<GuessCase>{
             {"f\xFCr", "ISO-8859-15", "ISO-8859-15"},
             {"f\x9Fr", "macintosh", "windows-1252"},
             {"f\xFCr", "windows-1252", "macintosh"},
             {"\x84"
              "f\xFCr\x93",
              "windows-1252", "ISO-8859-15"},
         }) {
        EXPECT_EQ(guess_western_encoding(row.bytes, row.declared).encoding, row.encoding)
            << printable(row.bytes);
    }
}

TEST(GuessWesternEncoding, IsNotConvincedByOtherScripts) {
    for (const std::string_view bytes : {
             "\xEC\xCF\xD3\xCB\xD7\xC1 \xD3\xCC\xC5\xDA\xC1\xCD",       // KOI8-R
             "\xC0\xE8\xED\xE0 \xEF\xEE\xF8\xEB\xE0 \xE2",              // Windows-1251
             "\x93\xFA\x96{\x8C\xEA\x82\xCC\x90V\x95\xB7\x82\xC5\x82",  // Shift_JIS
         }) {
        EXPECT_FALSE(guess_western_encoding(bytes, {}).is_convincing) << printable(bytes);
    }
}

TEST(IsWesternEncoding, KnowsTheNamesThatAreGuessed) {
    EXPECT_TRUE(is_western_encoding("windows-1252"));
    EXPECT_TRUE(is_western_encoding(guess_western_encoding("f\x9Fr", {}).encoding));
    EXPECT_FALSE(is_western_encoding("ISO-8859-2"));
    EXPECT_FALSE(is_western_encoding(""));
}

}  // namespace
}  // namespace nachlese
