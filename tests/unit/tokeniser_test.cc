#include "schema/analysis/tokeniser.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/project_texts.h"

namespace nachlese {
namespace {

using Forms = std::vector<std::string>;
using testing::for_each_text;

// Second readings are marked with "~".
Forms forms(std::string_view text) {
    Tokeniser tokeniser;
    Forms found;
    tokeniser.start(text);
    for (WrittenToken token; tokeniser.next(token);)
        found.push_back((token.is_alternative ? "~" : "") + std::string(token.form));
    return found;
}

Forms written(std::string_view text) {
    Tokeniser tokeniser;
    Forms found;
    tokeniser.start(text);
    for (WrittenToken token; tokeniser.next(token);)
        found.emplace_back(text.substr(token.start, token.end - token.start));
    return found;
}

void expect_forms(const std::vector<std::pair<std::string_view, Forms>>& cases) {
    for (const auto& [text, expected] : cases)
        EXPECT_EQ(forms(text), expected) << text;
}

TEST(Tokeniser, MakesOneTokenOfAnAbbreviation) {
    expect_forms({
        {"z. B. Möwen", {"z.B.", "Möwen"}},
        {"z.B. Möwen", {"z.B.", "Möwen"}},
        {"z.\u00A0B. Möwen", {"z.B.", "Möwen"}},
        {"z.\u202FB. Möwen", {"z.B.", "Möwen"}},
        {"Z. B. Möwen", {"Z.B.", "Möwen"}},
        {"u. a. hier", {"u.a.", "hier"}},
        {"u. a. m.", {"u.a.m."}},
        {"D. h. nichts", {"d.h.", "nichts"}},
        {"i. d. R. spät", {"i.d.R.", "spät"}},
        {"5 v. Chr.", {"5", "v.Chr."}},
        {"D. H. Krause", {"D", "H", "Krause"}},
        {"Dr. Krause", {"Dr", "Krause"}},
        {"z. Beispiel", {"z", "Beispiel"}},
        {"U.S.A.", {"U", "S", "A"}},
        {"Ende.Anfang", {"Ende", "Anfang"}},
    });
}

TEST(Tokeniser, WritesNumbersOneWay) {
    expect_forms({
        {"3.000", {"3000"}},
        {"3000", {"3000"}},
        {"3 000", {"3000"}},
        {"3\u00A0000", {"3000"}},
        {"3\u202F000", {"3000"}},
        {"3\u2009500", {"3500"}},
        {"3'000", {"3000"}},
        {"3’000", {"3000"}},
        {"1.234.567,89", {"1234567,89"}},
        {"1 250 000 Euro", {"1250000", "Euro"}},
        {"12 000,50", {"12000,50"}},
        {"im Jahr 2020 300 Menschen", {"im", "Jahr", "2020", "300", "Menschen"}},
        {"Platz 3 200 Meter", {"Platz", "3", "200", "Meter"}},
        {"3 0000", {"3", "0000"}},
        {"12 000er", {"12", "000er"}},
        {"3,5", {"3,5"}},
        {"0.300", {"0.300"}},
        {"3.00", {"03:00"}},
        {"192.168.1.1", {"192.168.1.1"}},
    });
}

TEST(Tokeniser, WritesDatesAndTimesOneWay) {
    expect_forms({
        {"14.08.2025", {"14.08.2025"}},
        {"4.8.2025", {"04.08.2025"}},
        {"21.30 Uhr", {"21:30", "Uhr"}},
        {"21:30 Uhr", {"21:30", "Uhr"}},
        {"9.05 Uhr", {"09:05", "Uhr"}},
        {"09:05 Uhr.", {"09:05", "Uhr"}},
        {"21:30:15", {"21:30:15"}},
        {"1:0", {"1:0"}},
        {"2:1 (1:0)", {"2:1", "1:0"}},
        {"1:0er", {"1", "0er"}},
        {"28:73", {"28:73"}},
        {"24/7", {"24/7"}},
        {"24/7/2025", {"24", "7", "2025"}},
        {"2024/25", {"2024", "25"}},
    });
}

TEST(Tokeniser, ReadsSignsAsWords) {
    expect_forms({
        {"25%", {"25", "Prozent"}},
        {"25 %", {"25", "Prozent"}},
        {"25\u00A0%.", {"25", "Prozent"}},
        {"3,5 Prozent", {"3,5", "Prozent"}},
        {"3.000 €", {"3000", "Euro"}},
        {"25 °C", {"25", "Grad", "C"}},
        {"§ 218", {"Paragraf", "218"}},
        {"§§ 3 und 4", {"Paragraf", "3", "und", "4"}},
        {"100 % und €", {"100", "Prozent", "und"}},
    });
    EXPECT_EQ(written("§§ 218: 25 %"), (Forms{"§§", "218", "25", "%"}));
}

TEST(Tokeniser, KeepsFormulasNamesAndTagsTogether) {
    expect_forms({
        {"CO₂-Ausstoß", {"CO₂", "Ausstoß"}},
        {"H₂SO₄", {"H₂SO₄"}},
        {"CO\xE2\x82:0", {"CO", "0"}},
        {"20 km²", {"20", "km²"}},
        {"laut Bericht¹", {"laut", "Bericht"}},
        {"@hafen_amt", {"hafen_amt"}},
        {"(#Deichbau)", {"Deichbau"}},
        {"a#b", {"a", "b"}},
    });
    EXPECT_EQ(written("@hafen_amt: #Deichbau a#b"), (Forms{"@hafen_amt", "#Deichbau", "a", "#b"}));
}

TEST(Tokeniser, MakesOneTokenOfAnAddress) {
    expect_forms({
        {"post.stelle@hafen-blatt.example.",
         {"post.stelle@hafen-blatt.example", "~hafen-blatt.example"}},
        {"www.hafenblatt.de, ja", {"hafenblatt.de", "~hafenblatt", "ja"}},
        {"https://www.hafenblatt.de/", {"hafenblatt.de", "~hafenblatt"}},
        {"(http://hafenblatt.de/a_(b)?c=1)", {"hafenblatt.de/a_(b)?c=1", "~hafenblatt.de"}},
        {"Hafenblatt.de.", {"Hafenblatt.de", "~Hafenblatt"}},
        {"hafen-blatt.de/impressum", {"hafen-blatt.de/impressum", "~hafen-blatt.de"}},
        {"Watt.Der", {"Watt", "Der"}},
        {"http://", {"http"}},
        {"www.", {"www"}},
        {"a@b", {"a", "b"}},
    });
    EXPECT_EQ(written("Siehe http://hafenblatt.de/x!").at(1), "http://hafenblatt.de/x");
}

TEST(Tokeniser, MakesOneTokenOfAGenderForm) {
    for (const std::string_view text :
         {"Bürger:innen", "Bürger*innen", "Bürger_innen", "Bürger·innen", "Bürger/-innen",
          "Bürger/innen", "Bürger(innen)"}) {
        EXPECT_EQ(forms(text), Forms{"Bürgerinnen"}) << text;
        EXPECT_EQ(written(text), Forms{std::string(text)});
    }
    expect_forms({
        {"BürgerInnen", {"BürgerInnen"}},
        {"Lehrer:in", {"Lehrerin"}},
        {"Lehrer(in)", {"Lehrerin"}},
        {"jede:r", {"jeder"}},
        {"jede/r", {"jeder"}},
        {"Ärzt:innen", {"Ärztinnen"}},
        {"Lehrer:innenverband", {"Lehrerinnenverband"}},
        {"Schüler*innen-Rat", {"Schülerinnen", "Rat"}},
        {"und/oder auf/in m/s", {"und", "oder", "auf", "in", "m", "s"}},
        {"Bericht:Wie", {"Bericht", "Wie"}},
        {"Hafen (in Sund)", {"Hafen", "in", "Sund"}},
    });
}

TEST(Tokeniser, KeepsFormsValidWhileLookingAhead) {
    std::string text;
    for (int i = 0; i < 40; ++i)
        text += std::to_string(100 + i) + ".000 ";
    Tokeniser tokeniser;
    tokeniser.start(text);
    std::vector<WrittenToken> tokens(kMaxTokensAhead + 1);
    for (WrittenToken& token : tokens)
        ASSERT_TRUE(tokeniser.next(token));
    EXPECT_EQ(tokens.front().form, "100000");
    EXPECT_EQ(tokens.back().form, "124000");
}

TEST(Tokeniser, FindsInProjectTextsTheSameWithIcu) {
    Tokeniser fast;
    Tokeniser icu(SegmenterKind::Icu);
    for_each_text([&](std::string_view text) {
        fast.start(text);
        icu.start(text);
        WrittenToken one;
        WrittenToken other;
        bool goes_on = true;
        bool is_same = true;
        while (goes_on && is_same) {
            goes_on = fast.next(one);
            is_same = icu.next(other) == goes_on &&
                      (!goes_on || (one.start == other.start && one.end == other.end &&
                                    one.form == other.form));
        }
        EXPECT_TRUE(is_same) << text;
        return is_same;
    });
}

}  // namespace
}  // namespace nachlese
