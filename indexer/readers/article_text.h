// What writers and exports leave in text that no reader of a format takes for markup.
#pragma once

#include <string>
#include <string_view>

#include "schema/article.h"

namespace nachlese {

// In text that is shown, whatever its format: "f&uuml;r" becomes "für", misread UTF-8 is repaired
// (indexer/mojibake.h), characters go that only say where a line may be broken (U+200B, U+2060,
// U+FEFF), and the spaces of print (U+00A0, U+2009, U+202F) become blanks. Soft hyphens stay: an
// editor set them, and the analyser passes over them. Paragraphs and entries of lists of which
// nothing remains are left out. What identifies the article (id, path, address, version) stays as
// it is.
void mend_text(Article& article);

// References to characters, as HTML has them (https://html.spec.whatwg.org/#character-references;
// names by libxml2), made what they stand for: with their semicolon, and a letter only where it
// stands in a word. Text with tags in it, about HTML or in an address keeps them, and so do those
// that would become markup (&lt;). "&amp;uuml;" is taken for "&uuml;". Linear.
[[nodiscard]] std::string decode_character_references(std::string_view text);

}  // namespace nachlese
