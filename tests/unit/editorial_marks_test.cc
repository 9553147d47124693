#include "indexer/readers/editorial_marks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nachlese {
namespace {

using ::testing::SizeIs;

Article with_headline(std::string headline) {
    Article article;
    article.headline = std::move(headline);
    article.body = {{ParagraphKind::Text, "Der Damm von Hohenleite hält."}};
    apply_editorial_marks(article);
    return article;
}

TEST(EditorialMarks, KnowCorrectionsByTheirOpening) {
    for (const char* const headline :
         {"Berichtigung: Damm hält", "BERICHTIGUNG", "(Berichtigung) Damm hält",
          "Korrektur: Damm hält", "Richtigstellung - Damm hält"}) {
        EXPECT_TRUE(with_headline(headline).is_correction) << headline;
    }
    for (const char* const headline : {"Berichtigung des Rheins dauerte Jahrzehnte", "Damm hält",
                                       "Korrekturen am Haushalt", ""}) {
        EXPECT_FALSE(with_headline(headline).is_correction) << headline;
    }
}

TEST(EditorialMarks, KnowKillsByTheirHeadlineAlone) {
    for (const char* const headline :
         {"KILL", "Zurückgezogen: Damm bricht", "Achtung Redaktionen: Meldung zurückgezogen",
          "Achtung, Redaktionen! Bitte die Meldung nicht verwenden"}) {
        EXPECT_EQ(with_headline(headline).pub_status, PubStatus::Canceled) << headline;
    }
    for (const char* const headline : {"Antrag zurückgezogen", "Kill Bill läuft wieder",
                                       "Achtung Redaktionen: Termin verlegt"}) {
        EXPECT_EQ(with_headline(headline).pub_status, PubStatus::Usable) << headline;
    }
}

TEST(EditorialMarks, TakeNotesToEditorsOutOfTheText) {
    Article article;
    article.headline = "Damm hält";
    article.body = {{ParagraphKind::Text, "Achtung Redaktionen: Im 2. Absatz Zahl geändert."},
                    {ParagraphKind::Text, "Der Damm hält."},
                    {ParagraphKind::Text, "(Berichtigung: 24 statt 42 Meter)"}};
    apply_editorial_marks(article);
    ASSERT_THAT(article.body, SizeIs(2));
    EXPECT_EQ(article.body.front().text, "Der Damm hält.");
    EXPECT_TRUE(article.is_correction);
    EXPECT_EQ(article.ednote,
              "Achtung Redaktionen: Im 2. Absatz Zahl geändert. (Berichtigung: 24 statt 42 Meter)");
    const Article once = article;
    apply_editorial_marks(article);
    EXPECT_EQ(article, once);
}

}  // namespace
}  // namespace nachlese
