#include "indexer/readers/wire/iptc_7901_reader.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/readers/wire/message.h"
#include "tests/unit/reading.h"

namespace nachlese {
namespace {

using nachlese::testing::headlines;
using nachlese::testing::read_one_with;
using nachlese::testing::read_text;
using nachlese::testing::read_with;
using nachlese::testing::Reading;
using ::testing::ElementsAre;
using ::testing::SizeIs;

std::string message(std::string_view text, std::string_view trailer = "031207 Mai 98") {
    return fmt::format(
        "\x01nbk0412 3 ku 62  nbk 0033\r\n\r\nTiere/Museen/\r\n\x02{}\r\n\x03{}\r\n\x7F\x04\r\n",
        text, trailer);
}

TEST(Iptc7901Reader, KnowsMessagesByTheirControlCharacters) {
    EXPECT_TRUE(Iptc7901Reader().accepts(message("Text")));
    EXPECT_TRUE(Iptc7901Reader().accepts("\x7F\x7F\r\n" + message("Text")));
    EXPECT_FALSE(
        Iptc7901Reader().accepts("\x01"
                                 "Kopf ohne Text"));
    EXPECT_FALSE(Iptc7901Reader().accepts("Text \x01 \x02"));
}

TEST(Iptc7901Reader, ReadsEveryMessageOfAFile) {
    const Reading reading = read_with(
        Iptc7901Reader(), read_text(NACHLESE_SOURCE_DIR "/data/formats/iptc-7901.wire"), "a.wire");
    EXPECT_THAT(headlines(reading),
                ElementsAre("Seehund zieht in das Museum von Sandwarf - und wieder aus",
                            "Gewitter über dem Watt - Fähren bleiben im Hafen"));
    ASSERT_THAT(reading.articles, SizeIs(2));
    const Article& first = reading.articles.front();
    EXPECT_EQ(first.path, "a.wire#1");
    EXPECT_EQ(first.teaser,
              "Ein Heuler hat drei Tage zwischen Walknochen verbracht. Nun ist er zurück im Watt.");
    ASSERT_THAT(first.body, SizeIs(2));
    EXPECT_EQ(
        first.body.front().text,
        "Sandwarf (nbk) - Ein junger Seehund hat das Küstenmuseum von Sandwarf besucht und ist "
        "drei Tage geblieben.");
    EXPECT_THAT(first.tags, ElementsAre("Tiere", "Museen", "Küste"));
    EXPECT_THAT(first.authors, ElementsAre("Ebba Thormählen"));
    EXPECT_EQ(first.section, "ku");
    EXPECT_EQ(first.source, "nbk");
    EXPECT_EQ(first.place, "Sandwarf");
    EXPECT_TRUE(first.is_correction);
    EXPECT_EQ(first.ednote,
              "Berichtigung: Zahl der Besucher im 2. Absatz korrigiert; Zusammenfassung");
    ASSERT_TRUE(first.date.has_value());
    EXPECT_EQ(to_iso(first.date->when), "2024-07-17T14:12:00+02:00");
}

constexpr std::string_view kBareMessage =
    "nbk0412 3 ku 62  nbk 0033\r\nTiere/Museen/\r\n===\r\nEil: Seehund zieht\r\naus dem Museum aus"
    "\r\n===\r\n\r\n  Sandwarf (nbk) - Der Heuler ist zur\xFC"
    "ck im Watt.\r\n\r\n---\r\nnbk et jp\r\n"
    "031207 Mai 98\r\n\xA9 nbk\r\n";

TEST(Iptc7901Reader, KnowsMessagesThatHaveLostTheirControlCharacters) {
    EXPECT_TRUE(Iptc7901Reader().accepts(kBareMessage));
    EXPECT_TRUE(Iptc7901Reader().accepts("\nbdt0007 1 vm 1200  dpa 0001\n\nWetter/\nText"));
    for (const std::string_view other : {
             "Tiere/Museen/\nnbk0412 3 ku 62  nbk 0033\n",
             "nbk0412 3 ku 62  nbk 0033\nEin Seehund\n",
             "nbk0412 3 kultur 62  nbk 0033\nTiere/\n",
             "nbk0412 drei ku 62  nbk 0033\nTiere/\n",
             "0412 3 ku 62  nbk 0033\nTiere/\n",
             "nbk0412 3 ku\nTiere/\n",
             "nbk0412 3 ku 62  nbk 0033",
         }) {
        EXPECT_FALSE(Iptc7901Reader().accepts(other)) << other;
    }
}

TEST(Iptc7901Reader, ReadsMessagesThatHaveLostTheirControlCharacters) {
    const Article article = read_one_with(Iptc7901Reader(), std::string(kBareMessage));
    EXPECT_EQ(article.headline, "Eil: Seehund zieht aus dem Museum aus");
    ASSERT_THAT(article.body, SizeIs(1));
    EXPECT_EQ(article.body.front().text, "Sandwarf (nbk) - Der Heuler ist zurück im Watt.");
    EXPECT_THAT(article.tags, ElementsAre("Tiere", "Museen"));
    EXPECT_EQ(article.section, "ku");
    ASSERT_TRUE(article.date.has_value());
    EXPECT_EQ(to_iso(article.date->when), "1998-05-03T12:07:00+02:00");
}

TEST(Iptc7901Reader, PartsMessagesThatHaveLostTheirControlCharactersAtTheirHeaders) {
    const std::string two = std::string(kBareMessage) + "\r\n" +
                            "nbk0413 4 vm 20  nbk 0034\r\nWetter/\r\nGewitter\r\n\r\n  Regen.\r\n";
    const Reading reading = read_with(Iptc7901Reader(), two, "a.txt");
    EXPECT_THAT(headlines(reading),
                ElementsAre("Eil: Seehund zieht aus dem Museum aus", "Gewitter"));
    ASSERT_THAT(reading.articles, SizeIs(2));
    EXPECT_EQ(reading.articles[1].path, "a.txt#2");
    EXPECT_FALSE(reading.articles[1].date.has_value());
}

TEST(Iptc7901Reader, ReadsTheTimeOfTheTrailer) {
    struct Case {
        std::string_view trailer;
        std::string_view expected;
    };
    for (const Case& row :
         std::initializer_list<Case>{{"031207 Mai 98", "1998-05-03T12:07:00+02:00"},
                                     {"312359 Dez 2003", "2003-12-31T23:59:00+01:00"},
                                     {"010000 mär 07", "2007-03-01T00:00:00+01:00"},
                                     {"321207 Mai 98", ""},
                                     {"031207 Foo 98", ""},
                                     {"", ""}}) {
        const Article article =
            read_one_with(Iptc7901Reader(), message("Titel =\n\nText", row.trailer));
        EXPECT_EQ(article.date ? to_iso(article.date->when) : "", row.expected) << row.trailer;
    }
}

TEST(Iptc7901Reader, TakesTheFirstParagraphForTheHeadlineWithoutAMark) {
    const Article article =
        read_one_with(Iptc7901Reader(), message("Ein Titel\nauf zwei Zeilen\n\nDer Text."));
    EXPECT_EQ(article.headline, "Ein Titel auf zwei Zeilen");
    EXPECT_EQ(body_text(article), "Der Text.");
}

TEST(Iptc7901Reader, NamesWhatIsDamagedAndReadsOn) {
    const Reading reading =
        read_with(Iptc7901Reader(), message("Eins =\n\nText") + "\x01nbk0413 kein Text\r\n" +
                                        message("Drei =\n\nText"));
    EXPECT_THAT(headlines(reading), ElementsAre("Eins", "Drei"));
    EXPECT_THAT(reading.failures, ElementsAre("line 9: a header without start of text (STX)"));
}

TEST(Iptc7901Reader, ReadsTheSevenBitsOfDin66003) {
    EXPECT_EQ(wire::decode_din_66003("F{hre f}r ]lm|hl, Stra~e"), "Fähre für Ülmöhl, Straße");
    for (const std::string_view other : {"int main() { return 0; }", "Fähre {für}", "a | b", "[1]"})
        EXPECT_EQ(wire::decode_din_66003(other), other);
}

}  // namespace
}  // namespace nachlese
