#include "indexer/readers/dump/markers.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "indexer/readers/dump/text_shape.h"

namespace nachlese::dump {

namespace {

// LastOfFew: at the end of a line of a few words.
enum class Place : std::uint8_t { Whole, Start, End, LastOfFew, Anywhere };

struct Marker {
    std::string_view phrase;  // lower case
    Place place;
    Mark mark;
};

// The first entry that matches decides, so the more particular stand before the more general.
constexpr Marker kMarkers[] = {
    // Leads of other articles, cut off by the page.
    {"[…]", Place::End, Mark::ForeignTeaser},
    {"[...]", Place::End, Mark::ForeignTeaser},
    {". mehr", Place::End, Mark::ForeignTeaser},
    {"? mehr", Place::End, Mark::ForeignTeaser},
    {"! mehr", Place::End, Mark::ForeignTeaser},
    {"| mehr", Place::End, Mark::ForeignTeaser},
    {"weiterlesen", Place::End, Mark::ForeignTeaser},
    {"mehr lesen", Place::End, Mark::ForeignTeaser},
    {"read more", Place::End, Mark::ForeignTeaser},
    {"zum artikel", Place::End, Mark::ForeignTeaser},

    {"rechte am artikel", Place::Anywhere, Mark::PageEnd},
    {"© dpa-infocom", Place::Start, Mark::PageEnd},
    {"alle rechte vorbehalten", Place::Anywhere, Mark::PageEnd},
    {"© copyright", Place::Start, Mark::PageEnd},
    {"copyright ©", Place::Start, Mark::PageEnd},
    // Photo credits.
    {"foto: ", Place::Anywhere, Mark::Credit},
    {"foto:", Place::Whole, Mark::Credit},
    {"fotos: ", Place::Anywhere, Mark::Credit},
    {"foto [m]: ", Place::Anywhere, Mark::Credit},
    {"bild: ", Place::Start, Mark::Credit},
    {". bild: ", Place::Anywhere, Mark::Credit},
    {"(bild: ", Place::Anywhere, Mark::Credit},
    {"| bild: ", Place::Anywhere, Mark::Credit},
    {"bilder: ", Place::Start, Mark::Credit},
    {"grafik: ", Place::Anywhere, Mark::Credit},
    {"montage: ", Place::Anywhere, Mark::Credit},
    {"bildrechte: ", Place::Anywhere, Mark::Credit},
    {"bildquelle: ", Place::Anywhere, Mark::Credit},
    {"bildnachweis: ", Place::Anywhere, Mark::Credit},
    {"(quelle: ", Place::Anywhere, Mark::Credit},
    {"legende: ", Place::Start, Mark::Credit},
    {"bildunterschrift: ", Place::Start, Mark::Credit},
    {"(archivbild)", Place::Anywhere, Mark::Credit},
    {"(archivfoto)", Place::Anywhere, Mark::Credit},
    {"(archiv)", Place::End, Mark::Credit},
    {"(symbolbild)", Place::Anywhere, Mark::Credit},
    {"(symbolfoto)", Place::Anywhere, Mark::Credit},
    {"(symbolfoto: ", Place::Anywhere, Mark::Credit},
    {"picture alliance", Place::Anywhere, Mark::Credit},
    {"picture-alliance", Place::Anywhere, Mark::Credit},
    {"getty images", Place::Anywhere, Mark::Credit},
    {"all rights reserved", Place::Anywhere, Mark::Credit},
    {"/dpa", Place::End, Mark::Credit},
    {"/afp", Place::End, Mark::Credit},
    {"/ap", Place::End, Mark::Credit},
    {"/reuters", Place::End, Mark::Credit},
    {" / reuters", Place::End, Mark::Credit},
    {" / ap", Place::End, Mark::Credit},
    {"via reuters", Place::End, Mark::Credit},
    {"(afp / ", Place::Anywhere, Mark::Credit},
    {"/imago", Place::End, Mark::Credit},

    // Other articles.
    {"mehr zum thema", Place::Start, Mark::Related},
    {"mehr zu ", Place::Start, Mark::Related},
    {"mehr von ", Place::Start, Mark::Related},
    {"mehr über ", Place::Start, Mark::Related},
    {"mehr themen", Place::Start, Mark::Related},
    {"mehr aus ", Place::Start, Mark::Related},
    {"mehr artikel", Place::Start, Mark::Related},
    {"mehr nachrichten", Place::Start, Mark::Related},
    {"mehr dazu", Place::Start, Mark::Related},
    {"lesen sie auch", Place::Start, Mark::Related},
    {"lesen sie hier", Place::Start, Mark::Related},
    {"lesen sie dazu", Place::Start, Mark::Related},
    {"lesen sie mehr", Place::Start, Mark::Related},
    {"lesen sie jetzt", Place::Start, Mark::Related},
    {"lest auch", Place::Start, Mark::Related},
    {"lies auch", Place::Start, Mark::Related},
    {"siehe auch", Place::Start, Mark::Related},
    {"auch interessant", Place::Start, Mark::Related},
    {"ebenfalls interessant", Place::Start, Mark::Related},
    {"das könnte sie ", Place::Start, Mark::Related},
    {"das könnte dich ", Place::Start, Mark::Related},
    {"die redaktion empfiehlt", Place::Start, Mark::Related},
    {"unsere empfehlung", Place::Start, Mark::Related},
    {"empfehlungen", Place::Start, Mark::Related},
    {"empfehlung der redaktion", Place::Start, Mark::Related},
    {"zum selben thema", Place::Start, Mark::Related},
    {"zum thema", Place::Whole, Mark::Related},
    {"passend zum artikel", Place::Start, Mark::Related},
    {"passend zum thema", Place::Start, Mark::Related},
    {"weitere informationen", Place::Whole, Mark::Related},
    {"weitere themen", Place::Start, Mark::Related},
    {"weitere artikel", Place::Start, Mark::Related},
    {"weitere meldungen", Place::Start, Mark::Related},
    {"weitere nachrichten", Place::Start, Mark::Related},
    {"weitere beiträge", Place::Start, Mark::Related},
    {"weitere videos", Place::Whole, Mark::Related},
    {"verwandte artikel", Place::Start, Mark::Related},
    {"verwandte themen", Place::Start, Mark::Related},
    {"ähnliche artikel", Place::Start, Mark::Related},
    {"ähnliche themen", Place::Start, Mark::Related},
    {"ähnliche", Place::Whole, Mark::Related},
    {"neueste artikel", Place::Start, Mark::Related},
    {"neueste nachrichten", Place::Start, Mark::Related},
    {"neueste meldungen", Place::Start, Mark::Related},
    {"aktuelle meldungen", Place::Start, Mark::Related},
    {"aktuelle nachrichten", Place::Start, Mark::Related},
    {"aktuelle news", Place::Start, Mark::Related},
    {"aktuell auf ", Place::Start, Mark::Related},
    {"jetzt aktuell", Place::Start, Mark::Related},
    {"top-themen", Place::Start, Mark::Related},
    {"topthemen", Place::Start, Mark::Related},
    {"meistgelesen", Place::Start, Mark::Related},
    {"meist gelesen", Place::Start, Mark::Related},
    {"meistgeklickt", Place::Start, Mark::Related},
    {"am beliebtesten", Place::Start, Mark::Related},
    {"beliebte artikel", Place::Start, Mark::Related},
    {"videos", Place::Whole, Mark::Related},
    {"hinweis auf einen ", Place::Start, Mark::Related},
    {"verwendete quellen", Place::Start, Mark::Related},
    {">> ", Place::Start, Mark::Related},
    {"+++ ", Place::Start, Mark::Related},

    // The page goes on without the article.
    {"zur startseite", Place::Start, Mark::PageEnd},
    {"-startseite", Place::LastOfFew, Mark::PageEnd},
    {"zur übersicht", Place::Start, Mark::PageEnd},
    {"zum seitenanfang", Place::Start, Mark::PageEnd},
    {"nach oben", Place::Whole, Mark::PageEnd},
    {"kommentare", Place::Whole, Mark::Comments},
    {"kommentare (", Place::Start, Mark::Comments},
    {"kommentar schreiben", Place::Start, Mark::Comments},
    {"kommentar verfassen", Place::Start, Mark::Comments},
    {"alle kommentare", Place::Start, Mark::Comments},
    {"diskutieren sie ", Place::Start, Mark::Comments},
    {"diskutiere mit", Place::Start, Mark::Comments},
    {"ihre meinung", Place::Start, Mark::Comments},
    {"schreiben sie einen kommentar", Place::Start, Mark::Comments},
    {" kommentare", Place::LastOfFew, Mark::Comments},
    {" kommentar", Place::LastOfFew, Mark::Comments},
    {"[kommentare", Place::Start, Mark::Comments},
    {" kommentare]", Place::End, Mark::Comments},
    {" kommentar]", Place::End, Mark::Comments},
    {"die kommentarfunktion", Place::Start, Mark::Comments},
    {"leserkommentare", Place::Start, Mark::Comments},
    {"leserbriefe", Place::Whole, Mark::Comments},
    {"forum: ", Place::Start, Mark::Comments},
    {"nächster artikel", Place::Start, Mark::PageEnd},
    {"vorheriger artikel", Place::Start, Mark::PageEnd},
    {"suchbegriff", Place::Whole, Mark::PageEnd},
    {"impressum", Place::Start, Mark::PageEnd},
    {"dieser artikel wurde ausgedruckt", Place::Start, Mark::PageEnd},
    {"fehler gefunden", Place::Start, Mark::PageEnd},
    {"feedback", Place::Whole, Mark::PageEnd},
    {"footer", Place::Whole, Mark::PageEnd},
    {"dieses thema im programm", Place::Start, Mark::PageEnd},
    {"sendung: ", Place::Start, Mark::PageEnd},

    // Tags.
    {"schlagworte", Place::Start, Mark::Tags},
    {"schlagwörter", Place::Start, Mark::Tags},
    {"schlagwort:", Place::Start, Mark::Tags},
    {"stichworte", Place::Start, Mark::Tags},
    {"stichwörter", Place::Start, Mark::Tags},
    {"themen:", Place::Start, Mark::Tags},
    {"themen", Place::Whole, Mark::Tags},
    {"themen #", Place::Start, Mark::Tags},
    {"#themen", Place::Whole, Mark::Tags},
    {"themenseiten:", Place::Start, Mark::Tags},
    {"relevante themen", Place::Start, Mark::Tags},
    {"mehr lesen über", Place::Start, Mark::Tags},
    {"tags:", Place::Start, Mark::Tags},
    {"tags", Place::Whole, Mark::Tags},

    // Dates, authors, sources.
    {"aktualisiert", Place::Start, Mark::Updated},
    {"zuletzt aktualisiert", Place::Start, Mark::Updated},
    {"letzte aktualisierung", Place::Start, Mark::Updated},
    {"update", Place::Start, Mark::Updated},
    {"geändert", Place::Start, Mark::Updated},
    {"zuerst veröffentlicht", Place::Start, Mark::Published},
    {"artikel veröffentlicht", Place::Start, Mark::Published},
    {"veröffentlicht", Place::Start, Mark::Published},
    {"publiziert", Place::Start, Mark::Published},
    {"erschienen", Place::Start, Mark::Published},
    {"erstellt", Place::Start, Mark::Published},
    {"stand:", Place::Start, Mark::Published},
    {"datum ", Place::Start, Mark::Published},
    {"datum:", Place::Start, Mark::Published},
    {"von ", Place::Start, Mark::Author},
    {"von: ", Place::Start, Mark::Author},
    {"autor: ", Place::Start, Mark::Author},
    {"autorin: ", Place::Start, Mark::Author},
    {"autor/in: ", Place::Start, Mark::Author},
    {"autoren: ", Place::Start, Mark::Author},
    {"text: ", Place::Start, Mark::Author},
    {"ein kommentar von ", Place::Start, Mark::Author},
    {"kommentar von ", Place::Start, Mark::Author},
    {"kolumne von ", Place::Start, Mark::Author},
    {"eine kolumne von ", Place::Start, Mark::Author},
    {"eine analyse von ", Place::Start, Mark::Author},
    {"analyse von ", Place::Start, Mark::Author},
    {"interview: ", Place::Start, Mark::Author},
    {"interview von ", Place::Start, Mark::Author},
    {"ein interview von ", Place::Start, Mark::Author},
    {"ein gastbeitrag von ", Place::Start, Mark::Author},
    {"quelle: ", Place::Start, Mark::Source},
    {"(quelle: ", Place::Start, Mark::Source},
    {"mit agenturmaterial", Place::Start, Mark::Source},

    // Share buttons, navigation, advertisements.
    {"artikel mit freunden teilen", Place::Start, Mark::Furniture},
    {"jetzt teilen", Place::Start, Mark::Furniture},
    {"link kopiert", Place::Start, Mark::Furniture},
    {"link wurde kopiert", Place::Start, Mark::Furniture},
    {"den link zum einbetten", Place::Start, Mark::Furniture},
    {"zu den kommentaren", Place::Start, Mark::Furniture},
    {"anzahl kommentare", Place::Start, Mark::Furniture},
    {"folgen auf", Place::Start, Mark::Furniture},
    {"folgen sie uns", Place::Start, Mark::Furniture},
    {"entdecken sie unsere", Place::Start, Mark::Furniture},
    {"news folgen", Place::Start, Mark::Furniture},
    {"reklame", Place::Start, Mark::Furniture},
    {"advertisement", Place::Whole, Mark::Furniture},
    {"mein konto", Place::Start, Mark::Furniture},
    {"jetzt abonnieren", Place::Start, Mark::Furniture},
    {"jetzt testen", Place::Start, Mark::Furniture},
    {"navigation", Place::Start, Mark::Furniture},
    {"zum inhalt", Place::Start, Mark::Furniture},
    {"direkt zum inhalt", Place::Start, Mark::Furniture},
    {"zum hauptinhalt", Place::Start, Mark::Furniture},
    {"zur navigation", Place::Start, Mark::Furniture},
    {"neuer abschnitt", Place::Whole, Mark::Furniture},
    {"auf dieser seite", Place::Start, Mark::Furniture},
    {"artikel anhören", Place::Start, Mark::Furniture},
    {"zum anhören", Place::Start, Mark::Furniture},
    {"lesezeit", Place::Start, Mark::Furniture},
    {"• lesezeit", Place::Start, Mark::Furniture},
    {"| lesedauer", Place::Start, Mark::Furniture},
    {"lesedauer", Place::Start, Mark::Furniture},
    {"minuten lesezeit", Place::End, Mark::Furniture},
    {"schriftgröße", Place::Start, Mark::Furniture},
    {"aktuelle zeit", Place::Start, Mark::Furniture},
    {"player wird geladen", Place::Whole, Mark::Furniture},
    {"video starten", Place::Start, Mark::Furniture},
    {"audio starten", Place::Start, Mark::Furniture},
    {"audio: ", Place::Start, Mark::Furniture},
    {"video: ", Place::Start, Mark::Furniture},
    {"externer inhalt", Place::Start, Mark::Furniture},
    {"externen inhalt", Place::Start, Mark::Furniture},
    {"empfohlener redaktioneller inhalt", Place::Start, Mark::Furniture},
    {"an dieser stelle finden sie", Place::Start, Mark::Furniture},
    {"box aufklappen", Place::Start, Mark::Furniture},
    {"mehr infos", Place::Start, Mark::Furniture},
    {"mehr lesen", Place::Start, Mark::Furniture},
    {"mehr anzeigen", Place::Start, Mark::Furniture},
    {"permalink", Place::Start, Mark::Furniture},
    {"https://", Place::Start, Mark::Furniture},
    {"http://", Place::Start, Mark::Furniture},
    {"übersetzung: ", Place::Start, Mark::Furniture},
    {"redaktion: ", Place::Start, Mark::Furniture},

    {"©", Place::Start, Mark::Credit},
    {" © ", Place::Anywhere, Mark::Credit},
    {"copyright ", Place::Anywhere, Mark::Credit},
};

// A line made of such words alone is a row of buttons. Sorted.
constexpr std::string_view kButtonWords[] = {
    "abmelden",
    "abo",
    "abonnieren",
    "anmelden",
    "anzeige",
    "anzeigen",
    "app",
    "artikel",
    "auf",
    "autoplay",
    "bei",
    "bild",
    "bluesky",
    "brief",
    "diesen",
    "diskutieren",
    "drucken",
    "e",
    "einstellungen",
    "email",
    "embed",
    "facebook",
    "feedback",
    "flipboard",
    "flippen",
    "folgen",
    "hauptinhalt",
    "hauptmenü",
    "hauptnavigation",
    "hilfe",
    "home",
    "image",
    "inhalt",
    "instagram",
    "jetzt",
    "kommentar",
    "kommentare",
    "kommentieren",
    "konto",
    "kopieren",
    "link",
    "linkedin",
    "login",
    "logout",
    "mail",
    "mastodon",
    "mediathek",
    "mehr",
    "mein",
    "menu",
    "menü",
    "merken",
    "merkliste",
    "messenger",
    "min",
    "navigation",
    "news",
    "newsletter",
    "newsticker",
    "per",
    "pinterest",
    "playlist",
    "pocket",
    "print",
    "reddit",
    "registrieren",
    "rss",
    "schliessen",
    "schließen",
    "seite",
    "senden",
    "share",
    "speichern",
    "startseite",
    "suche",
    "suchen",
    "teilen",
    "telegram",
    "threads",
    "threema",
    "ticker",
    "tweet",
    "twitter",
    "twittern",
    "video",
    "videos",
    "vorlesen",
    "web",
    "weitere",
    "weiterleiten",
    "werbung",
    "whatsapp",
    "x",
    "xing",
    "youtube",
    "zurück",
    "öffnen",
    "über",
};

// Stems of words with which a page speaks to its visitors.
constexpr std::string_view kPageWords[] = {
    "newsletter",
    "anmeld",
    "abonn",
    "abo ",
    "registrier",
    "datenschutz",
    "cookie",
    "javascript",
    "browser",
    "e-mail",
    "einverstanden",
    "einwillig",
    "akzeptier",
    "klicken",
    "kostenlos",
    "nutzerkonto",
    "passwort",
    "account",
    "kommentar",
    "push-",
    "werbung",
    "impressum",
    "nutzungsbedingungen",
    "drittanbieter",
    "externe inhalte",
    "externen inhalt",
    "externer inhalt",
    "drittplattformen",
    "merkliste",
    "playlist",
    "redaktion behält",
    "app ",
    "leserbrief",
    "melden sie",
    "testen sie",
    "jetzt testen",
    "schicken sie",
    "lesen sie",
    "finden sie hier",
    "hier finden sie",
    "laden sie",
    "bestellen",
    "unterstützen sie",
    "personenbezogene",
};

bool matches(const Marker& marker, std::string_view lower) {
    switch (marker.place) {
        case Place::Whole:
            if (lower.size() == marker.phrase.size() + 1 && lower.back() == ':') {
                lower.remove_suffix(1);
            }
            return lower == marker.phrase;
        case Place::Start:
            return lower.starts_with(marker.phrase);
        case Place::End:
            return lower.ends_with(marker.phrase);
        case Place::LastOfFew:
            return lower.size() <= marker.phrase.size() + 14 && lower.ends_with(marker.phrase);
        case Place::Anywhere:
            return lower.find(marker.phrase) != std::string_view::npos;
    }
    return false;
}

// Teasers carry a counter of comments after the ellipsis: "[…] (05)".
std::string_view without_counter(std::string_view lower) {
    const std::size_t open = lower.rfind(" (");
    if (open == std::string_view::npos || lower.size() - open > 7 || lower.back() != ')') {
        return lower;
    }
    const std::string_view inside = lower.substr(open + 2, lower.size() - open - 3);
    const bool number = inside.find_first_not_of("0123456789") == std::string_view::npos;
    return number ? lower.substr(0, open) : lower;
}

bool is_row_of_buttons(std::string_view lower) {
    std::size_t offset = 0;
    std::string_view word = next_word(lower, offset);
    if (word.empty()) return false;
    for (; !word.empty(); word = next_word(lower, offset)) {
        if (!std::binary_search(std::begin(kButtonWords), std::end(kButtonWords), word)) {
            return false;
        }
    }
    return true;
}

}  // namespace

std::string_view name_of(Mark mark) {
    constexpr std::array<std::string_view, 12> kNames{
        "none",   "furniture", "related", "page end",  "foreign teaser", "credit",
        "author", "source",    "tags",    "published", "updated"};
    return kNames[static_cast<std::size_t>(mark)];
}

Mark mark_of(std::string_view lower) {
    const std::string_view counted = without_counter(lower);
    for (const Marker& marker : kMarkers) {
        if (matches(marker, marker.place == Place::End ? counted : lower)) return marker.mark;
    }
    return is_row_of_buttons(lower) ? Mark::Furniture : Mark::None;
}

std::string_view after_mark(std::string_view text, std::string_view lower, Mark mark) {
    for (const Marker& marker : kMarkers) {
        if (marker.mark != mark || marker.place == Place::End || marker.place == Place::Anywhere ||
            !lower.starts_with(marker.phrase)) {
            continue;
        }
        text.remove_prefix(marker.phrase.size());
        while (!text.empty() && (text.front() == ' ' || text.front() == ':'))
            text.remove_prefix(1);
        return text;
    }
    return text;
}

int count_page_words(std::string_view lower) {
    int count = 0;
    for (const std::string_view word : kPageWords) {
        if (lower.find(word) != std::string_view::npos) ++count;
    }
    return count;
}

}  // namespace nachlese::dump
