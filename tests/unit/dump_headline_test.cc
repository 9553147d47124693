// Which of the lines above an article's text is its headline.
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "indexer/readers/dump/headline.h"
#include "indexer/readers/dump/segmentation.h"

namespace nachlese {
namespace {

// Two paragraphs of a text about the cable car of an invented town.
constexpr std::string_view kText =
    R"(Die Seilbahn von Kaltenmoos ist am Montag nach drei Jahren Bauzeit wieder in Betrieb gegangen. Zur ersten Fahrt kamen nach Angaben der Gemeinde mehr als sechshundert Gäste, viele von ihnen in Tracht.

Der Umbau hat die Gemeinde neun Millionen Euro gekostet, doppelt so viel wie geplant. Die Bürgermeisterin sagte, ohne die Seilbahn wäre der Winter für die Wirte im Tal verloren gewesen.

Die Kabinen fassen jetzt acht Menschen und fahren bis zum Abend im Takt von zwei Minuten. Einheimische zahlen bis Ostern die Hälfte.
)";

std::string headline_of(std::string_view top) {
    const TimeZone zone = *TimeZone::open("Europe/Berlin");
    const ReadContext context{"seite.txt", zone.local({2025, 11, 1}, 12 * 60), zone, nullptr};
    const std::string page = fmt::format("{}\n\n{}", top, kText);
    return dump::assemble(dump::segment_dump(page, context), context).headline;
}

struct HeadlineCase {
    const char* description;
    const char* top;
    const char* headline;
};

TEST(DumpHeadline, IsFoundAmongTheLinesAboveTheText) {
    for (const auto& [description, top, headline] : {
             HeadlineCase{"below the title that the page has for search engines",
                          "Zum Inhalt springen\n\nStartseite\nRegionales\n"
                          "Kaltenmoos: Neue Seilbahn fährt wieder zum Gipfel\n\n"
                          "Nach drei Jahren Umbau fährt die Seilbahn in Kaltenmoos wieder\n\n"
                          "Von Veit Anzinger\n14.10.2024, 09:30 Uhr",
                          "Nach drei Jahren Umbau fährt die Seilbahn in Kaltenmoos wieder"},
             HeadlineCase{"beneath a kicker, though the sentence that follows shares its words",
                          "Tirol\nDie Seilbahn von Kaltenmoos fährt wieder\n\n"
                          "Die Gemeinde Kaltenmoos zahlt an der Seilbahn noch lange.\n\n"
                          "14.10.2024, 09:30 Uhr",
                          "Die Seilbahn von Kaltenmoos fährt wieder"},
             HeadlineCase{"above a standfirst that says more",
                          "14.10.2024\n→ Themen\n\nBergbahnen\nWieder nach oben\n\n"
                          "Die Seilbahn von Kaltenmoos fährt nach drei Jahren Umbau wieder, und "
                          "die Gemeinde zahlt\n\nVon Veit Anzinger",
                          "Wieder nach oben"},
             HeadlineCase{"not the caption between a button and its credit",
                          "Startseite\nRegionales\n\n"
                          "Bergbahn in Kaltenmoos Gemeinde zahlt das Doppelte für die Seilbahn\n\n"
                          "14.10.2024, 09.30 Uhr\nMerken\n\nBild vergrößern\n"
                          "Bürgermeisterin Ida Thaler: »Ohne die Seilbahn wäre der Winter für die "
                          "Wirte im Tal von Kaltenmoos verloren gewesen«\n\n"
                          "Foto:\nHannes Ladurner / AP",
                          "Bergbahn in Kaltenmoos Gemeinde zahlt das Doppelte für die Seilbahn"},
             HeadlineCase{
                 "below notices of the page, though they are running text",
                 "Zum Inhalt springen\n\nWetter\nWetter in Kaltenmoos und im Tal\n\n"
                 "Verkehr\n\nStraßenbahn\nLinie 4\n\nLinie 4\n\n"
                 "Bis 19. Oktober fahren die Bahnen der Linie 4 wegen Bauarbeiten nicht bis zum "
                 "Brauhaus.\n\n"
                 "Regionalbahn\nRB 7\n\nRB 7\n\n"
                 "Wegen einer Störung an der Weiche ist zwischen Kaltenmoos und "
                 "Oberzell mit Verspätungen zu rechnen.\n\nAlle Meldungen zum Verkehr\n"
                 "Alle Blitzer\n\nRegional\nBergbahnen\n\n"
                 "Nach drei Jahren Umbau - Seilbahn in Kaltenmoos fährt wieder\n\n"
                 "Mo 14.10.24 | 09:30 Uhr | Von Veit Anzinger",
                 "Nach drei Jahren Umbau - Seilbahn in Kaltenmoos fährt wieder"},
         }) {
        EXPECT_EQ(headline_of(top), headline) << description;
    }
}

}  // namespace
}  // namespace nachlese
