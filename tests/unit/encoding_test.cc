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
             DecodeCase{"Gr\xFC\xDF", "Grüß", "windows-1252"},
             DecodeCase{"\x84Ja\x93, sagt er \x96 5 \x80", "„Ja“, sagt er – 5 €", "windows-1252"},
             DecodeCase{"\xDC", "Ü", "windows-1252"},
             DecodeCase{"Caf\xE9 am \xC4rztehaus", "Café am Ärztehaus", "windows-1252"},
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
