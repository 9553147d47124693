// What the whole chain makes of German words, with the lexicon that is built in.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "schema/analysis/analyser.h"

namespace nachlese {
namespace {

using Words = std::vector<std::string>;

class GermanWords : public ::testing::Test {
  protected:
    std::string stem(std::string_view word) { return analyser_.analyse_form(word).stem; }

    // The pieces that spell the word.
    Words pieces(std::string_view word) {
        const Form& form = analyser_.analyse_form(word);
        Words pieces;
        for (const CompoundPart& part : form.parts)
            pieces.push_back(form.surface.substr(part.start, part.end - part.start));
        return pieces;
    }

    Words part_stems(std::string_view word) {
        Words stems;
        for (const CompoundPart& part : analyser_.analyse_form(word).parts)
            stems.push_back(part.stem);
        return stems;
    }

    Analyser analyser_;
};

TEST_F(GermanWords, FormsOfOneWordMeet) {
    for (const Words& words : std::initializer_list<Words>{
             {"Haus", "Hauses", "Häuser", "Häusern"},
             {"Zoll", "Zölle", "Zöllen"},
             {"gehen", "geht", "ging", "gingen", "gegangen"},
             {"angehen", "angeht", "anging", "angegangen", "anzugehen"},
             {"verlieren", "verlor", "verloren"},
             {"stellen", "stellte", "gestellt"},
             {"wechseln", "wechselst", "wechselte", "gewechselt"},
             {"boykottieren", "boykottierte", "boykottiertest"},
             {"Bürger", "Bürgern", "Bürgerin", "Bürgerinnen"},
             {"Wissenschaftler", "Wissenschaftlerin", "Wissenschaftlerinnen"},
             {"Arzt", "Ärzte", "Ärztin", "Ärztinnen"},
             {"Grüne", "Grünen", "Grüner"},
             {"grün", "grüner", "grünes", "grünen"},
             {"Selenskyj", "Selenskyjs"},
             {"Putin", "Putins"},
             {"Merkel", "Merkels"},
             {"Obama", "Obamas"},
             {"Kuss", "Kuß", "Küsse", "Küssen"},
             {"dass", "daß"},
             {"Schifffahrt", "Schiffahrt"},
             {"Fotografie", "Photographie", "Fotografien"},
             {"Potenzial", "Potential", "Potenziale"},
             {"Grafik", "Graphik"},
             {"Strasse", "Straße", "STRASSEN"},
             {"Trompetenvogel", "Trompetenvögel", "Trompetenvögeln"},
             {"Stabsoffizier", "Stabsoffiziere", "Stabsoffizieren"},
             {"sicher", "sichere", "sicheren", "Sicherheit"},
             {"offen", "offene", "Offenheit"},
             {"bin", "ist", "sind", "war", "wären", "gewesen"},
             {"Ware", "Waren"},
         }) {
        for (const std::string& word : words)
            EXPECT_EQ(stem(word), stem(words.front())) << word;
    }
}

TEST_F(GermanWords, DifferentWordsDoNotMeet) {
    for (const Words& words : std::initializer_list<Words>{
             {"Bürger", "Burg", "Burger"},
             {"Polen", "Pole"},
             {"Rat", "raten"},
             {"fordern", "fördern"},
             {"schon", "schön"},
             {"drucken", "drücken"},
             {"Grünen", "grün"},
             {"steigen", "steigern"},
             {"Blut", "Blüte"},
             {"bekannt", "bekennen"},
             {"sicher", "sich"},
             {"lang", "gelang"},
             {"Waren", "waren"},
             {"denn", "den", "denen"},
             {"seit", "sei"},
             {"etwas", "etwa"},
         }) {
        for (std::size_t i = 1; i < words.size(); ++i)
            EXPECT_NE(stem(words[i]), stem(words[i - 1])) << words[i];
    }
}

TEST_F(GermanWords, AccentsThatGermanDoesNotHaveAreNotInTheStem) {
    for (const auto& [accented, plain] :
         std::initializer_list<std::pair<std::string_view, std::string_view>>{
             {"Ćosić", "Cosic"},
             {"Erdoğan", "Erdogan"},
             {"Łódź", "Lodz"},
             {"Café", "Cafe"},
             {"Søren", "Soren"},
             {"Nguyễn", "Nguyen"},
         }) {
        EXPECT_EQ(stem(accented), stem(plain)) << accented;
        EXPECT_NE(analyser_.analyse_form(accented).surface, analyser_.analyse_form(plain).surface);
    }
}

TEST_F(GermanWords, OtherScriptsStaySearchable) {
    EXPECT_EQ(stem("МОСКВА"), stem("москва"));
    EXPECT_EQ(stem("Αθήνα"), stem("ΑΘΉΝΑ"));
    EXPECT_FALSE(stem("Київ").empty());
}

TEST_F(GermanWords, CompoundsAreSplitIntoPiecesThatSpellThem) {
    for (const auto& [word, expected] : std::initializer_list<std::pair<std::string, Words>>{
             {"Importzölle", {"import", "zölle"}},
             {"Atomwaffenvertrag", {"atomwaffen", "vertrag"}},
             {"Arbeitsmarkt", {"arbeits", "markt"}},
             {"Schulbuch", {"schul", "buch"}},
             {"Hilfsaktion", {"hilfs", "aktion"}},
             {"Kinderarzt", {"kinder", "arzt"}},
             {"Straßenbahn", {"strassen", "bahn"}},
             {"Wohnhaus", {"wohn", "haus"}},
             {"Großbrand", {"gross", "brand"}},
             {"Trinkwasserpreise", {"trinkwasser", "preise"}},
         }) {
        EXPECT_EQ(pieces(word), expected) << word;
    }
}

TEST_F(GermanWords, PartsHaveTheStemsOfWordsOfTheirOwn) {
    for (const std::string_view word : {"Importzölle", "Arbeitsmärkten", "Kinderärzte"}) {
        const Words stems = part_stems(word);
        ASSERT_EQ(stems.size(), 2U) << word;
    }
    EXPECT_EQ(part_stems("Importzölle"), (Words{stem("Import"), stem("Zoll")}));
    EXPECT_EQ(part_stems("Arbeitsmärkten"), (Words{stem("Arbeit"), stem("Markt")}));
    EXPECT_EQ(part_stems("Kinderärzte"), (Words{stem("Kind"), stem("Arzt")}));
}

TEST_F(GermanWords, PartsThatAreCompoundsHoldTheirOwnParts) {
    Words inner;
    for (const CompoundPart& part : analyser_.analyse_form("Atomwaffenvertrag").inner_parts)
        inner.push_back(part.stem);
    EXPECT_EQ(inner, (Words{stem("Atom"), stem("Waffe")}));
}

TEST_F(GermanWords, NamesAndSimpleWordsAreLeftWhole) {
    for (const std::string_view word :
         {"Freundschaft", "Regierung", "Merkel", "Selenskyj", "Düsseldorf", "Habeck", "Bürgerinnen",
          "Ausstellung", "gegangen", "der", "Öl", "Ei", "2025", "CO2"}) {
        EXPECT_EQ(pieces(word), Words{}) << word;
    }
}

TEST_F(GermanWords, PiecesCoverTheWholeWordWhateverItIs) {
    for (const std::string_view word : {"Straßenbahnhaltestelle", "Krankenversicherungsbeitrag",
                                        "Bundesverfassungsgericht", "Haushaltsausschusssitzung"}) {
        const Form& form = analyser_.analyse_form(word);
        ASSERT_GE(form.parts.size(), 2U) << word;
        std::size_t end = 0;
        for (const CompoundPart& part : form.parts) {
            EXPECT_EQ(part.start, end) << word;
            EXPECT_LT(part.start, part.end) << word;
            EXPECT_FALSE(part.stem.empty()) << word;
            end = part.end;
        }
        EXPECT_EQ(end, form.surface.size()) << word;
    }
}

TEST_F(GermanWords, KnownWordsAreToldFromUnknownOnes) {
    EXPECT_TRUE(analyser_.analyse_form("Häuser").is_known);
    EXPECT_TRUE(analyser_.analyse_form("Importzölle").is_known);
    EXPECT_FALSE(analyser_.analyse_form("Selenskyj").is_known);
    EXPECT_FALSE(analyser_.analyse_form("xyzzy").is_known);
}

}  // namespace
}  // namespace nachlese
