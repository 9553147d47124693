#include "indexer/mojibake.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace nachlese {
namespace {

struct RepairCase {
    std::string_view misread;
    std::string_view text;
};

void expect_repairs(std::initializer_list<RepairCase> cases) {
    for (const RepairCase& row : cases)
        EXPECT_EQ(repair_mojibake(std::string(row.misread)), row.text) << row.misread;
}

TEST(RepairMojibake, TakesBackWhatWasReadAsWindows1252) {
    expect_repairs({
        {"fÃ¼r", "für"},
        {"Ã„rzte, Ã–l, Ãœbung", "Ärzte, Öl, Übung"},
        {"GRÃ–SSE", "GRÖSSE"},
        {"StraÃŸe", "Straße"},
        {"â€žJaâ€œ, sagte sie", "„Ja“, sagte sie"},
        {"1990 â€“ 2020", "1990 – 2020"},
        {"drauÃŸenâ€¦", "draußen…"},
        {"Â»NeinÂ«, rief er.", "»Nein«, rief er."},
        {"Er rief: Â»Nein.Â«", "Er rief: »Nein.«"},
        {"Â§ 12, 20Â°C, 5Â\u00A0Euro", "§ 12, 20°C, 5\u00A0Euro"},
        {"100 â‚¬", "100 €"},
        {"CafÃ© Ã\u00A0 la carte", "Café à la carte"},
        {"DvoÅ™Ã¡k und KoÅ¡ice", "Dvořák und Košice"},
        {"uÌˆber", "u\u0308ber"},
        {"ï»¿Kiel", "\uFEFFKiel"},
        {"Wind ðŸŒŠ", "Wind 🌊"},
        {"ÎšÏ\u0081Î®Ï„Î·", "Κρήτη"},
        {"3Ã—4", "3×4"},
        {"RafaÅ‚", "Rafał"},
        {"COâ‚‚", "CO₂"},
    });
}

TEST(RepairMojibake, TakesBackWhatWasReadAsLatin1) {
    expect_repairs({
        {"Stra\u00C3\u009Fe", "Straße"},
        {"\u00C3\u009Cber \u00C3\u0084pfel", "Über Äpfel"},
        {"\u00E2\u0080\u009EJa\u00E2\u0080\u009C", "„Ja“"},
    });
}

TEST(RepairMojibake, TakesBackWhatWasReadAsMacRoman) {
    expect_repairs({
        {"f√ºr", "für"},
        {"√úber √Ñrzte in der Stra√üe", "Über Ärzte in der Straße"},
        {"o. √§. und √† la carte", "o. ä. und à la carte"},
        {"‚ÄûJa‚Äú ‚Äì 5 ‚Ç¨", "„Ja“ – 5 €"},
        {"¬ªNein¬´, ¬ß 5", "»Nein«, § 5"},
    });
}

TEST(RepairMojibake, TakesBackTwoMisreadings) {
    expect_repairs({
        {"fÃƒÂ¼r", "für"},
        {"ÃƒÅ“bung", "Übung"},
        {"Ã¢â‚¬Å¾JaÃ¢â‚¬Å“", "„Ja“"},
        {"Stra\u00C3\u0083\u00C2\u009Fe", "Straße"},
        {"f‚àö¬∫r", "für"},
    });
}

TEST(RepairMojibake, LeavesWhatMayBeMeant) {
    for (const std::string_view text : {
             "",
             "Kiel",
             "„Grüße“ – «Straße» … 5 € für ›Öl‹",
             "Der Buchstabe »Ä« und die Ä’s",
             "Der Ort »Å« auf den Lofoten, Å\u00A0i Lofoten",
             "die Irmã „IRMÃ“",
             "Der Buchstabe »Ã«",
             "SÃO PAULO",
             "voilâ“ und «ROMÂ»",
             "ROM\u00C2\u00ADNIA",
             "√π ist 1,77; √2",
             "Stra¬ße, Ver¬ über",
             "»öffentlich«, »über«, »Äpfel«",
             "‚Änderungen‘ und ‚Übungen‘",
             "–ä— und ƒ/2.8 ≈ 3",
             "Œuvre, Çelik, Ørsted, Łódź, Şener",
             "Москва",
             "日本語の新聞",
             "Ã ",
             "Ã",
             "â€",
             "\u00C2\u0080",
         }) {
        EXPECT_EQ(repair_mojibake(std::string(text)), text);
    }
}

TEST(RepairMojibake, BelievesTheRestOfTheText) {
    expect_repairs({
        {"Die SPÃ– und die EUÂ«", "Die SPÃ– und die EUÂ«"},
        {"Die SPÃ– und die EUÂ« fÃ¼r", "Die SPÖ und die EU« für"},
        {"Der Buchstabe »Ä“ fÃ¼r »Å«", "Der Buchstabe »Ä“ für »Å«"},
    });
}

TEST(RepairMojibake, LeavesTheRestOfTheTextAsItWas) {
    EXPECT_EQ(repair_mojibake("  »Ä« \t fÃ¼r\r\n日本 «Å» "), "  »Ä« \t für\r\n日本 «Å» ");
}

}  // namespace
}  // namespace nachlese
