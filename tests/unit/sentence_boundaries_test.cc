#include "schema/analysis/sentence_boundaries.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace nachlese {
namespace {

std::vector<std::string> sentences(std::string_view text) {
    std::vector<std::size_t> starts = sentence_starts(text);
    starts.push_back(text.size());
    std::vector<std::string> found;
    for (std::size_t i = 0; i + 1 < starts.size(); ++i)
        found.emplace_back(text.substr(starts[i], starts[i + 1] - starts[i]));
    return found;
}

using Sentences = std::vector<std::string>;

TEST(SentenceBoundaries, EndAfterTerminatorsAndTheirClosingMarks) {
    EXPECT_EQ(
        sentences("Der Deich hält. Das Wasser fällt! Und nun? Alle gehen heim."),
        (Sentences{"Der Deich hält. ", "Das Wasser fällt! ", "Und nun? ", "Alle gehen heim."}));
    EXPECT_EQ(
        sentences("„Wir bleiben.“ Das sagte er. (So war es.) »Nein!« Ende."),
        (Sentences{"„Wir bleiben.“ ", "Das sagte er. ", "(So war es.) ", "»Nein!« ", "Ende."}));
    EXPECT_EQ(sentences("Ach … Übermorgen vielleicht."),
              (Sentences{"Ach … ", "Übermorgen vielleicht."}));
    EXPECT_EQ(sentences("Das war 2025. 300 Leute kamen."),
              (Sentences{"Das war 2025. ", "300 Leute kamen."}));
}

TEST(SentenceBoundaries, EndAtLineBreaks) {
    EXPECT_EQ(sentences("Zwischentitel\n\nDer Text beginnt.\nEr geht weiter"),
              (Sentences{"Zwischentitel\n\n", "Der Text beginnt.\n", "Er geht weiter"}));
}

TEST(SentenceBoundaries, EndWithinQuotationOnlyWhereTheSentenceGoesOnAfresh) {
    for (const std::string_view text : {
             "„Wir bleiben!“, sagte sie.",
             "„Bleiben wir?“ fragte sie.",
             "Um 21.30 Uhr war Schluss.",
             "Es kamen 3.000 Leute.",
         })
        EXPECT_EQ(sentences(text), Sentences{std::string(text)});
}

TEST(SentenceBoundaries, AbbreviationsOrdinalsAndInitialsDoNotEndASentence) {
    for (const std::string_view text : {
             "Am 14. August beriet der Rat.",
             "Der 1. FC Musterstadt siegte.",
             "Es sprach Dr. Ina Muster.",
             "Auch Prof. Beispiel kam.",
             "Manche, z. B. Fischer, warten.",
             "Manche, z.B. Fischer, warten.",
             "Das heißt, d. h. Stillstand.",
             "Der Bau kostet ca. 3 Mio. Euro.",
             "Rund 2 Mrd. Euro fehlen.",
             "Der Sprecher J. F. Beispiel schwieg.",
             "Papst Benedikt XVI. Besuch",
             "Die Feldstr. Nord ist zu.",
             "In St. Beispiel brennt es.",
             "Beschluss Nr. Acht gilt.",
             "Die Muster & Co. KG schließt.",
         })
        EXPECT_EQ(sentences(text), Sentences{std::string(text)});
}

TEST(SentenceBoundaries, SurviveAnyBytes) {
    EXPECT_EQ(sentences(""), Sentences{});
    EXPECT_EQ(sentences("  \n "), Sentences{});
    EXPECT_EQ(sentences("..."), Sentences{"..."});
    EXPECT_EQ(sentences(". \xFF\xC3. \xE2\x80").size(), 3U);
    const std::string dots(1'000'000, '.');
    EXPECT_EQ(sentence_starts(dots).size(), 1U);
}

}  // namespace
}  // namespace nachlese
