// Tells the single-byte encodings apart in which German is written, by what their bytes make of it.
#pragma once

#include <string>
#include <string_view>

namespace nachlese {

struct WesternGuess {
    const char* encoding = nullptr;  // "windows-1252", "ISO-8859-15", "macintosh", "IBM850"
    bool is_convincing = false;      // what it makes of the bytes is text
};

// `bytes` in an encoding that keeps ASCII, which are not UTF-8; linear, so give a sample. Decides
// by the places where letters and signs stand: umlauts and ß in words, capitals at their beginning,
// quotation marks around words, dashes between blanks. `declared`, one of these names or empty, is
// preferred where that does not decide, and otherwise Windows-1252.
[[nodiscard]] WesternGuess guess_western_encoding(std::string_view bytes,
                                                  std::string_view declared);

// By IANA's name: whether guess_western_encoding() knows it.
[[nodiscard]] bool is_western_encoding(std::string_view name);

}  // namespace nachlese
