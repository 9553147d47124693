// Recognises the encoding of text and decodes it to UTF-8, by byte order marks, validity, what is
// German (indexer/western_encoding.h), uchardet and ICU's converters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nachlese {

struct DecodedText {
    std::string text;              // valid UTF-8 without a byte order mark
    std::string encoding;          // ICU's name: "UTF-8", "windows-1252", "UTF-16LE"
    std::size_t replacements = 0;  // ill-formed sequences that became U+FFFD
};

// Never fails: what cannot be decoded becomes U+FFFD and is counted.
// `declared` is the encoding that the text itself names, in whatever spelling; empty where it names
// none. What the bytes say goes before it: pages are often declared wrongly. Text that was once
// decoded wrongly is mended (indexer/mojibake.h).
[[nodiscard]] DecodedText decode_text(std::string_view bytes, std::string_view declared = {});

// A line or piece, which may have little to tell by, of a text that begins in `encoding`, as
// decode_text() names it. Single parts that are UTF-8 are taken for that.
[[nodiscard]] std::string decode_part(std::string_view bytes, const std::string& encoding);

// By ICU's name of an encoding; for what is known to be in it. Nothing is mended.
[[nodiscard]] std::string decode_as(std::string_view bytes, const char* encoding);

// True for UTF-16 and UTF-32, with a byte order mark or without: a line break is no single byte.
[[nodiscard]] bool is_wide_encoding(std::string_view bytes);

// True for bytes that no text encoding explains: NUL bytes outside UTF-16 and UTF-32, or mostly
// controls.
[[nodiscard]] bool looks_binary(std::string_view bytes);

}  // namespace nachlese
