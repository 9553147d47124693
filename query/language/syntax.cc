#include "query/language/syntax.h"

#include <algorithm>
#include <array>

namespace nachlese {

namespace {

constexpr std::array kSyntax{
    SyntaxRow{SyntaxElement::Words, "words", "", "", "Haushalt Bundestag",
              "all of the words (with --match any: any of them), in every inflection"},
    SyntaxRow{SyntaxElement::Phrase, "phrase", "„…“", "\"…\"", "„Druck auf die Regierung“",
              "these words in this order; also in “…”, »…«, «…», ›…‹, ‹…› or ‚…‘"},
    SyntaxRow{SyntaxElement::Exact, "exact form", "=", "=", "=Wahlen",
              "the word (=\"…\": the phrase) as it is written here, no other inflection"},
    SyntaxRow{SyntaxElement::Wildcard, "wildcard", "* ?", "* ?", "günsti* *vertrag M?ller",
              "written forms: * stands for any letters or none, ? for one (not at a word's end)"},
    SyntaxRow{SyntaxElement::Fuzzy, "fuzzy word", "~", "~", "Selenskij~ Tschernobil~2",
              "the word, and below it forms that differ in one letter, with ~2 in up to two"},
    SyntaxRow{SyntaxElement::Boost, "weight", "^", "^", "Bahn^2 \"neuer Fahrplan\"^0.5",
              "counts more or less for the order of the results; also behind a group: (…)^2"},
    SyntaxRow{SyntaxElement::And, "and", "UND", "AND", "Bahn UND Streik",
              "both; binds closer than blanks between words, and those closer than ODER"},
    SyntaxRow{SyntaxElement::Or, "or", "ODER", "OR", "Hochwasser ODER Sturmflut", "either or both"},
    SyntaxRow{SyntaxElement::Not, "not", "NICHT", "NOT", "Bremen NICHT Werder",
              "leaves out what the next word, phrase, field or group finds"},
    SyntaxRow{SyntaxElement::Minus, "minus", "-", "-", "Bremen -Werder -titel:Tabelle",
              "the same, written without a blank before what is left out"},
    SyntaxRow{SyntaxElement::Near, "near", "NAH/", "NEAR/",
              "(Bahn ODER Bus) NAH/5 \"neuer Fahrplan\"",
              "at most so many words further on, in any order; binds closer than NICHT. Words mean "
              "themselves in every inflection, as in a phrase"},
    SyntaxRow{SyntaxElement::Sentence, "same sentence", "SATZ", "SENTENCE",
              "Minister SATZ Rücktritt", "in one sentence"},
    SyntaxRow{SyntaxElement::Paragraph, "same paragraph", "ABSATZ", "PARAGRAPH",
              "Minister ABSATZ Rücktritt ABSATZ Gericht", "in one paragraph"},
    SyntaxRow{SyntaxElement::Group, "group", "( )", "( )", "(Bahn ODER Bus) Streik",
              "what belongs together"},
    SyntaxRow{SyntaxElement::Field, "field", "", "", "titel:Streik ort:\"Bad Segeberg\"",
              "the word or phrase in one field; no blank on either side of the colon"},
    SyntaxRow{SyntaxElement::FieldGroup, "field with a group", "", "",
              "schlagwort:(Verkehr ODER Umwelt)", "the whole group in one field"},
    SyntaxRow{SyntaxElement::Date, "date", "datum:", "date:", "datum:2025-08",
              "a year, a month or a day: 2025, 2025-08, 8.2025, 2025-08-14 or 14.8.2025"},
    SyntaxRow{SyntaxElement::DateRange, "date range", "..", "..", "datum:2020..8.2025",
              "from the first to the last day, both included; either end may be left open"},
    SyntaxRow{SyntaxElement::Since, "since", "seit", "since", "seit:2020", "from its first day on"},
    SyntaxRow{SyntaxElement::Until, "until", "bis", "until", "bis:14.8.2025", "up to its last day"},
    SyntaxRow{SyntaxElement::Today, "today", "heute", "today", "datum:heute", "the present day"},
    SyntaxRow{SyntaxElement::Yesterday, "yesterday", "gestern", "yesterday", "seit:gestern",
              "the day before"},
    SyntaxRow{SyntaxElement::Month, "month", "August", "August", "datum:\"August 2025\" bis:August",
              "without a year the latest that has begun; also with a day: \"14. August 2025\""},
    SyntaxRow{SyntaxElement::LastUnits, "latest days", "letzte 7 Tage", "last 7 days",
              "datum:\"letzte 2 Wochen\"", "up to today, which counts"},
    SyntaxRow{SyntaxElement::CalendarUnit, "week, month, year", "letzten Monat", "last month",
              "datum:\"letzte Woche\" ODER datum:\"diese Woche\"",
              "that of the calendar, weeks from Monday on"},
};

}  // namespace

std::span<const SyntaxRow> query_syntax() {
    return kSyntax;
}

const SyntaxRow& syntax_row(SyntaxElement element) {
    return *std::find_if(kSyntax.begin(), kSyntax.end(),
                         [element](const SyntaxRow& row) { return row.element == element; });
}

bool spells(std::string_view word, SyntaxElement element) {
    const SyntaxRow& row = syntax_row(element);
    return word == row.german || word == row.english;
}

}  // namespace nachlese
