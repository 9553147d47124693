// Takes back what came of UTF-8 that was read as Windows-1252, Latin-1 or MacRoman and then stored
// as UTF-8 again: "fÃ¼r", "â€žJaâ€œ", "f√ºr".
#pragma once

#include <string>

namespace nachlese {

// Takes and returns valid UTF-8. The rule: characters are put back to the bytes that the misread
// encoding has for them (ICU's converters; Windows-1252 with the controls of Latin-1 in the places
// that it leaves open, as in https://encoding.spec.whatwg.org/#index-windows-1252). Where these
// bytes are well-formed UTF-8 of a character that European text has, it takes their place, unless
// they may have been meant as they stand: at the end of a word in capitals, as letters in quotation
// marks (»Ã«), as OCR's hyphen (Stra¬ße). Of these, Ã and Â are not believed in a text that is
// misread elsewhere. Everything else stays byte for byte as it was. What was misread twice is
// repaired twice. Linear in the length of the text.
[[nodiscard]] std::string repair_mojibake(std::string text);

}  // namespace nachlese
