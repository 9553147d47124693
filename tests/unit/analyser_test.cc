#include "schema/analysis/analyser.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "schema/analysis/form_filter.h"

namespace nachlese {
namespace {

std::vector<std::string> surfaces(std::string_view text) {
    Analyser analyser;
    std::vector<std::string> found;
    analyser.analyse(text, [&](const Token& token) { found.push_back(token.form->surface); });
    return found;
}

using Words = std::vector<std::string>;

TEST(Analyser, SplitsTextIntoFoldedWords) {
    EXPECT_EQ(surfaces("Der Hafen – er bleibt zu!"), (Words{"der", "hafen", "er", "bleibt", "zu"}));
    EXPECT_EQ(surfaces("am 14.08.2025"), (Words{"am", "14.08.2025"}));
    EXPECT_EQ(surfaces("US-Präsident"), (Words{"us", "präsident"}));
    EXPECT_EQ(surfaces("„Straße“ «Straße»"), (Words{"strasse", "strasse"}));
    EXPECT_EQ(surfaces("Ende.Anfang"), (Words{"ende", "anfang"}));
    EXPECT_EQ(surfaces("um 21.30 Uhr, 3.000 Euro"), (Words{"um", "21:30", "uhr", "3000", "euro"}));
    EXPECT_EQ(surfaces(""), Words{});
    EXPECT_EQ(surfaces("… — »«"), Words{});
}

TEST(Analyser, OffsetsAreBytesOfTheOriginalText) {
    const std::string text = "Ölpreis fällt: Bundes\u00ADkanzler gefo\u0308rdert";
    Analyser analyser;
    Words written;
    analyser.analyse(text, [&](const Token& token) {
        written.push_back(text.substr(token.start, token.end - token.start));
    });
    EXPECT_EQ(written, (Words{"Ölpreis", "fällt", "Bundes\u00ADkanzler", "gefo\u0308rdert"}));
}

TEST(Analyser, PositionsCountTokens) {
    Analyser analyser;
    std::vector<std::uint32_t> positions;
    const std::uint32_t count = analyser.analyse(
        "eins, zwei drei", [&](const Token& token) { positions.push_back(token.position); });
    EXPECT_EQ(count, 3U);
    EXPECT_EQ(positions, (std::vector<std::uint32_t>{0, 1, 2}));
}

TEST(Analyser, FormsOfOneWordShareTheirStem) {
    Analyser analyser;
    const auto stem = [&](std::string_view form) { return analyser.analyse_form(form).stem; };
    EXPECT_EQ(stem("Häfen"), stem("Hafen"));
    EXPECT_EQ(stem("STRASSE"), stem("Straßen"));
    EXPECT_EQ(stem("Präsidenten"), stem("Präsident"));
    EXPECT_NE(stem("Hafen"), stem("Streik"));
}

TEST(Analyser, CutsEndlessFormsAtACodePoint) {
    std::string endless = "x";
    for (int i = 0; i < 5000; ++i)
        endless += "ä";
    Analyser analyser;
    const std::string& surface = analyser.analyse_form(endless).surface;
    EXPECT_LE(surface.size(), kMaxFormBytes);
    EXPECT_EQ(surface.size() % 2, 1U) << "one byte for x, two for each ä";
}

TEST(Analyser, KeepsEndlessFormsOutOfItsCache) {
    Analyser analyser;
    const Form& first = analyser.analyse_form(std::string(kMaxFormBytes + 1, 'x'));
    const Form& second = analyser.analyse_form(std::string(kMaxFormBytes + 1, 'y'));
    EXPECT_EQ(&first, &second) << "one place for all of them";
    EXPECT_EQ(second.surface, std::string(kMaxFormBytes, 'y'));
    EXPECT_NE(&analyser.analyse_form("Hafen"), &analyser.analyse_form("Watt"));
}

TEST(Analyser, FingerprintIsTheSameForEveryInstance) {
    EXPECT_EQ(Analyser::fingerprint(), Analyser::fingerprint());
    EXPECT_NE(Analyser::fingerprint().find("snowball-german"), std::string::npos);
}

}  // namespace
}  // namespace nachlese
