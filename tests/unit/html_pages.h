// Reads pages for tests as the program does.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/encoding.h"
#include "indexer/readers/html/assemble.h"
#include "indexer/readers/html/charset.h"

namespace nachlese::testing {

inline ReadContext page_context(std::string path = "seite.html") {
    const TimeZone zone = *TimeZone::open("Europe/Berlin");
    return {std::move(path), zone.local({2026, 1, 1}, 12 * 60), zone, nullptr};
}

inline html::PageReading read_bytes(std::string_view bytes) {
    const std::string declared = html::declared_encoding(bytes);
    return html::read_page(decode_text(bytes, declared).text, page_context());
}

// The only article of a page; an empty article where it holds none or several.
inline Article read_page(std::string_view bytes) {
    const html::PageReading reading = read_bytes(bytes);
    return reading.articles.size() == 1 ? reading.articles.front() : Article{};
}

// Why the page holds none; empty where it does.
inline std::string_view refusal(std::string_view bytes) {
    return read_bytes(bytes).refusal;
}

// Three paragraphs as an article has them.
inline constexpr std::string_view kParagraphs =
    "<p>Der Gemeinderat von Altenhoop hat am Montagabend den Bau eines neuen Feuerwehrhauses "
    "beschlossen, obwohl das Geld dafür noch nicht im Haushalt steht.</p>"
    "<p>Die Wehrführerin sagte, in der alten Halle passe das Löschfahrzeug nur mit "
    "eingeklappten Spiegeln durch das Tor, und auch das nicht immer.</p>"
    "<p>Im nächsten Frühjahr soll der erste Spatenstich sein, wenn bis dahin die Genehmigung "
    "des Kreises vorliegt, die seit einem Jahr aussteht.</p>";

inline std::string page(std::string_view head, std::string_view body) {
    std::string text = "<!DOCTYPE html><html><head>";
    text += head;
    text += "</head><body>";
    text += body;
    text += "</body></html>";
    return text;
}

}  // namespace nachlese::testing
