#include "indexer/encoding.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "schema/utf8.h"

namespace nachlese {
namespace {

using namespace std::string_view_literals;

struct DecodeCase {
    std::string_view bytes;
    std::string_view text;
    std::string_view encoding;
    std::size_t replacements = 0;
};

TEST(DecodeText, RecognisesWhatNewsIsWrittenIn) {
    for (const DecodeCase& row : {
             DecodeCase{"", "", "UTF-8"},
             DecodeCase{"Kiel", "Kiel", "UTF-8"},
             DecodeCase{"„Grüße“", "„Grüße“", "UTF-8"},
             DecodeCase{"\xEF\xBB\xBFKiel", "Kiel", "UTF-8"},
             DecodeCase{"\xFF\xFEK\0\xFC\0"sv, "Kü", "UTF-16LE"},
             DecodeCase{"\xFE\xFF\0K\0\xFC"sv, "Kü", "UTF-16BE"},
             DecodeCase{"K\0i\0e\0l\0\xFC\0"sv, "Kielü", "UTF-16LE"},
             DecodeCase{"\0K\0i\0e\0l\0\xFC"sv, "Kielü", "UTF-16BE"},
             DecodeCase{"\xFF\xFE\0\0K\0\0\0"sv, "K", "UTF-32LE"},
             DecodeCase{"\0\0\xFE\xFF\0\0\0K"sv, "K", "UTF-32BE"},
             DecodeCase{"K\0\0\0\xFC\0\0\0"sv, "Kü", "UTF-32LE"},
             DecodeCase{"\0\0\0K\0\0\x20\xAC"sv, "K€", "UTF-32BE"},
             DecodeCase{"Gr\xFC\xDF", "Grüß", "windows-1252"},
             DecodeCase{"\x84Ja\x93, sagt er \x96 5 \x80", "„Ja“, sagt er – 5 €", "windows-1252"},
             DecodeCase{"\xDC", "Ü", "windows-1252"},
             DecodeCase{"Caf\xE9 am \xC4rztehaus", "Café am Ärztehaus", "windows-1252"},
             DecodeCase{"Gr\x9F\xA7"
                        "e an die \x80rzte",
                        "Grüße an die Ärzte", "macintosh"},
             DecodeCase{"Gr\x81\xE1"
                        "e",
                        "Grüße", "IBM850"},
             DecodeCase{"gro\xDF, 5 \xA4", "groß, 5 €", "ISO-8859-15"},
         }) {
        const DecodedText decoded = decode_text(row.bytes);
        EXPECT_EQ(decoded.text, row.text);
        EXPECT_EQ(decoded.encoding, row.encoding) << row.text;
        EXPECT_EQ(decoded.replacements, row.replacements) << row.text;
    }
}

TEST(DecodeText, StrayBytesDoNotMakeUtf8AnotherEncoding) {
    for (const DecodeCase& row : {
             DecodeCase{"Grüße aus K\xC3", "Grüße aus K\uFFFD", "UTF-8", 1},
             DecodeCase{"ü\xE2\x80", "ü\uFFFD", "UTF-8", 1},
             DecodeCase{"\xBC"
                        "r die Grüße",
                        "\uFFFDr die Grüße", "UTF-8", 1},
             DecodeCase{"\x84Grüße\x93 aus Köln", "\uFFFDGrüße\uFFFD aus Köln", "UTF-8", 2},
             DecodeCase{"Grüße \uFFFD", "Grüße \uFFFD", "UTF-8", 0},
         }) {
        const DecodedText decoded = decode_text(row.bytes);
        EXPECT_EQ(decoded.text, row.text);
        EXPECT_EQ(decoded.encoding, row.encoding) << row.text;
        EXPECT_EQ(decoded.replacements, row.replacements) << row.text;
    }
}

struct DeclaredCase {
    std::string_view bytes;
    std::string_view declared;
    std::string_view text;
};

TEST(DecodeText, BelievesBytesBeforeDeclarations) {
    for (const DeclaredCase& row : {
             DeclaredCase{"\x84Ja\x93, f\xFCr", "iso-8859-1", "„Ja“, für"},
             DeclaredCase{"\x84Ja\x93, f\xFCr", "ISO-8859-15", "„Ja“, für"},
             DeclaredCase{"\x84Ja\x93, f\xFCr", "us-ascii", "„Ja“, für"},
             DeclaredCase{"\x84Ja\x93, f\xFCr", "utf-8", "„Ja“, für"},
             DeclaredCase{"„Ja“, für", "iso-8859-1", "„Ja“, für"},
             DeclaredCase{"„Ja“, für", "macintosh", "„Ja“, für"},
             DeclaredCase{"f\x9Fr die Gr\x9A\xA7"
                          "e",
                          "iso-8859-1", "für die Größe"},
             DeclaredCase{"f\xFCr", "x-mac-roman", "für"},
             DeclaredCase{"J\xE1nos \xC1"
                          "der und Gy\xF5r",
                          "iso-8859-2", "János Áder und Győr"},
             DeclaredCase{"f\xFCr", "unbekannt", "für"},
         }) {
        EXPECT_EQ(decode_text(row.bytes, row.declared).text, row.text) << row.declared;
    }
}

TEST(DecodeText, KnowsOtherScripts) {
    // KOI8-R
    EXPECT_EQ(decode_text("\xEE\xCF\xD7\xCF\xD3\xD4\xC9 \xC9\xDA \xED\xCF\xD3\xCB\xD7\xD9: \xD3"
                          "\xC5\xC7\xCF\xC4\xCE\xD1 \xC2\xD9\xCC \xD3\xCE\xC5\xC7")
                  .text,
              "Новости из Москвы: сегодня был снег");
}

TEST(DecodeText, RepairsWhatWasDecodedWronglyBefore) {
    EXPECT_EQ(decode_text("fÃ¼r â€žJaâ€œ").text, "für „Ja“");
    EXPECT_EQ(decode_text("f\xC3\xBCr", "windows-1252").text, "für");
    EXPECT_EQ(decode_text("\xFF\xFE"
                          "f\0\xC3\0\xBC\0r\0"sv)
                  .text,
              "für");
}

TEST(DecodeText, CountsWhatUtf16CannotMean) {
    const DecodedText lone = decode_text("\xFF\xFE\x00\xD8K\0"sv);
    EXPECT_EQ(lone.text, "\uFFFDK");
    EXPECT_EQ(lone.replacements, 1U);
    EXPECT_TRUE(is_valid_utf8(decode_text("\xFF\xFEK\0\xFC"sv).text)) << "cut in a code unit";
}

TEST(DecodeText, AlwaysYieldsValidUtf8) {
    std::string bytes;
    for (unsigned seed = 1; seed < 2000; ++seed) {
        bytes.push_back(static_cast<char>(seed * 2654435761U >> 13U));
        ASSERT_TRUE(is_valid_utf8(decode_text(bytes).text)) << seed;
    }
}

struct BytesCase {
    std::string_view bytes;
    bool expected;
};

TEST(IsWideEncoding, HoldsWhereALineBreakIsNoSingleByte) {
    for (const auto& [bytes, expected] : {
             BytesCase{"\xFF\xFEK\0"sv, true},
             BytesCase{"\xFE\xFF\0K"sv, true},
             BytesCase{"K\0i\0e\0l\0"sv, true},
             BytesCase{"K\0\0\0i\0\0\0"sv, true},
             BytesCase{"\0\0\0K\0\0\0i"sv, true},
             BytesCase{"\0\0\0K"sv, false},
             BytesCase{"\xEF\xBB\xBFKiel"sv, false},
             BytesCase{"Kiel"sv, false},
             BytesCase{"Gr\xFC\xDF"sv, false},
             BytesCase{""sv, false},
         }) {
        EXPECT_EQ(is_wide_encoding(bytes), expected) << printable(bytes);
    }
}

TEST(LooksBinary, IsTrueForBytesThatNoTextHas) {
    for (const auto& [bytes, expected] : {
             BytesCase{""sv, false},
             BytesCase{"Kiel\tam\r\nMeer\f"sv, false},
             BytesCase{"Gr\xFC\xDF"sv, false},
             BytesCase{"\xFF\xFEK\0"sv, false},
             BytesCase{"K\0i\0e\0l\0"sv, false},
             BytesCase{"K\0\0\0i\0\0\0"sv, false},
             BytesCase{"\0\0\0K\0\0\0i"sv, false},
             BytesCase{"\x01\0\0\0\x02\0\0\0\x03\0\0\0"sv, true},
             BytesCase{"\x01\0\x02\0\x03\0\x04\0"sv, true},
             BytesCase{"Ein langer Text mit einem einzigen \x01 Steuerzeichen"sv, false},
             BytesCase{"Text mit \0 darin"sv, true},
             BytesCase{"\x01\x02\x03 abc"sv, true},
             BytesCase{"\xFF\xD8\xFF\xE0\0\x10JFIF\0"sv, true},
             BytesCase{"PK\x03\x04\x14\0\0\0"sv, true},
         }) {
        EXPECT_EQ(looks_binary(bytes), expected) << printable(bytes);
    }
}

}  // namespace
}  // namespace nachlese
