#include "schema/analysis/analyser.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
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

// Whether a text holds the words of a query one after another, in either reading of each.
bool meets(std::string_view document, std::string_view query) {
    Analyser analyser;
    std::vector<std::set<std::string>> stems;  // by position
    stems.resize(analyser.analyse(document, [](const Token&) {}));
    analyser.analyse(document,
                     [&](const Token& token) { stems[token.position].insert(token.form->stem); });
    Words sought;
    analyser.analyse(query, [&](const Token& token) {
        if (!token.is_alternative) sought.push_back(token.form->stem);
    });
    return std::search(stems.begin(), stems.end(), sought.begin(), sought.end(),
                       [](const std::set<std::string>& at_position, const std::string& stem) {
                           return at_position.count(stem) > 0;
                       }) != stems.end();
}

TEST(Analyser, SpellingsOfOneThingMeetBothWays) {
    const std::vector<Words> spellings{
        {"z. B.", "z.B.", "Z. B.", "z.\u00A0B."},
        {"u. a.", "u.a."},
        {"Dr. Krause", "Dr Krause"},
        {"14.8.2025", "14.08.2025"},
        {"21.30 Uhr", "21:30 Uhr"},
        {"3.000 Euro", "3000 Euro", "3 000 Euro", "3\u00A0000 Euro", "3000 €"},
        {"25%", "25 %", "25 Prozent"},
        {"§ 218", "§218", "Paragraf 218"},
        {"CO₂", "CO2"},
        {"@hafen_amt", "hafen_amt"},
        {"#Deichbau", "Deichbau"},
        {"www.hafenblatt.de", "https://www.hafenblatt.de/", "hafenblatt.de"},
        {"US-Präsident", "US-Präsidenten", "US Präsident", "US-\nPräsident"},
        {"Hals-Nasen-Ohren-Arzt", "Hals Nasen Ohren Arzt"},
        {"Bundeskanzler", "Bundes-\nkanzler", "Bundes=\nkanzler", "Bundes\u00ADkanzler"},
        {"Bürger:innen", "Bürger*innen", "Bürger_innen", "BürgerInnen", "Bürger/-innen",
         "Bürgerinnen"},
        {"jede:r", "jede*r", "jeder"},
    };
    for (const Words& same : spellings) {
        for (const std::string& document : same) {
            for (const std::string& query : same)
                EXPECT_TRUE(meets(document, query)) << document << " | " << query;
        }
    }
}

TEST(Analyser, FindsAWordOfALargerOne) {
    const std::vector<std::pair<std::string_view, std::string_view>> cases{
        {"der Ukraine-Konflikt", "Konflikt"},
        {"der US-Präsident", "Präsident"},
        {"am Ende.Anfang", "Ende"},
        {"in 24/7", "24/7"},
        {"ein 1:0", "1:0"},
        {"auf https://hafenblatt.de/a", "hafenblatt.de"},
        {"laut Hafenblatt.de", "Hafenblatt"},
        {"an post@hafenblatt.de", "post@hafenblatt.de"},
    };
    for (const auto& [document, query] : cases)
        EXPECT_TRUE(meets(document, query)) << document << " | " << query;
    EXPECT_FALSE(meets("im Jahr 2020 300 Menschen", "2020300"));
    EXPECT_FALSE(meets("ein 1:0", "10"));
}

TEST(Analyser, ASecondReadingStandsAtThePositionOfTheFirst) {
    Analyser analyser;
    std::vector<std::pair<std::uint32_t, bool>> tokens;
    const std::uint32_t count = analyser.analyse(
        "auf Hafenblatt.de lesen",
        [&](const Token& token) { tokens.emplace_back(token.position, token.is_alternative); });
    EXPECT_EQ(count, 3U);
    EXPECT_EQ(tokens, (std::vector<std::pair<std::uint32_t, bool>>{
                          {0, false}, {1, false}, {1, true}, {2, false}}));
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
