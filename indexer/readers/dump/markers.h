// The words that mark what a line of a page is for, whatever page it comes from: one table.
#pragma once

#include <cstdint>
#include <string_view>

namespace nachlese::dump {

enum class Mark : std::uint8_t {
    None,
    Furniture,      // navigation, share buttons, advertisements, consent texts
    Related,        // opens a list of other articles: "Lesen Sie auch"
    PageEnd,        // nothing of the article follows: imprint, search box, back to the front page
    Comments,       // opens what readers wrote
    ForeignTeaser,  // the cut-off lead of another article: "... […] (05)"
    Credit,         // a photo credit, with or without the caption before it
    Author,         // "Von Erika Muster"
    Source,         // "Quelle: dpa"
    Tags,           // "Schlagworte: a, b", or the heading of a list of them
    Published,      // labels a date: "Veröffentlicht am"
    Updated,        // labels a later one: "Aktualisiert"
};

[[nodiscard]] std::string_view name_of(Mark mark);

// What marks the line, if anything; `lower` is the line in lower case.
[[nodiscard]] Mark mark_of(std::string_view lower);

// The part of the line after the phrase that marks it as `mark` ("dpa" of "Quelle: dpa"), trimmed
// of blanks and colons; the whole line where no phrase at its start does.
[[nodiscard]] std::string_view after_mark(std::string_view text, std::string_view lower, Mark mark);

// How strongly the words of the line speak to a visitor of the page about the page ("Newsletter",
// "anmelden", "Datenschutzerklärung"): 2 for each such word, 1 for one that articles use as well.
[[nodiscard]] int weigh_page_words(std::string_view lower);

}  // namespace nachlese::dump
