#include "schema/stored_article.h"

#include <gtest/gtest.h>

namespace nachlese {
namespace {

Article full_article() {
    Article article;
    article.id = "dpa-1";
    article.path = "2019/03/hafen.txt";
    article.headline = "Hafen = geschlossen";
    article.kicker = "Streik";
    article.teaser = "Die Schlepper bleiben an der Pier.";
    article.body = {{ParagraphKind::Text, "Kiel (dpa) - Der Hafen bleibt zu."},
                    {ParagraphKind::Subheading, "Keine Einigung"},
                    {ParagraphKind::Text, "Weitere Gespräche folgen."}};
    article.tags = {"Hafen", "Streik"};
    article.captions = {"Schlepper im Kieler Hafen"};
    article.authors = {"Ebba Thormählen"};
    article.date = ArticleDate{{{2019, 3, 14}, 969, 60}, DateOrigin::TailLine, true};
    article.source = "dpa";
    article.place = "Kiel";
    article.section = "Norden";
    article.url = "https://example.org/hafen?a=b";
    article.version = "3";
    article.version_created = DateTime{{2019, 3, 14}, 975, 60};
    article.pub_status = PubStatus::Canceled;
    article.embargoed = DateTime{{2019, 3, 15}, std::nullopt, 0};
    article.ednote = "Achtung Redaktionen: Name korrigiert";
    article.is_correction = true;
    article.is_paywalled = true;
    article.ocr_confidence = 87;
    article.earlier_versions = {{"2", DateTime{{2019, 3, 14}, 970, 60}, "2019/03/hafen-2.txt"},
                                {"", std::nullopt, "2019/03/hafen-1.txt"}};
    return article;
}

TEST(StoredArticle, ComesBackAsItWas) {
    const Article article = full_article();
    const auto loaded = load_article(store_article(article));
    ASSERT_TRUE(loaded.has_value()) << loaded.error().message;
    EXPECT_EQ(*loaded, article);
}

TEST(StoredArticle, ADayWithoutTimeComesBackWithoutTime) {
    Article article;
    article.headline = "Kurz gemeldet";
    article.date = ArticleDate{{{1990, 10, 3}, std::nullopt, 0}, DateOrigin::Path, false};
    const auto loaded = load_article(store_article(article));
    ASSERT_TRUE(loaded.has_value());
    EXPECT_EQ(*loaded, article);
}

TEST(StoredArticle, SkipsNamesOfLaterVersions) {
    const auto loaded = load_article("headline=Hafen\nfrom_the_future=1\n");
    ASSERT_TRUE(loaded.has_value());
    EXPECT_EQ(loaded->headline, "Hafen");
}

TEST(StoredArticle, NamesDamageInsteadOfShowingHalfAnArticle) {
    for (const char* const data :
         {"headline=cut off", "no equals sign\n", "date=gestern\n", "date_origin=path\n"}) {
        const auto loaded = load_article(data);
        ASSERT_FALSE(loaded.has_value()) << data;
        EXPECT_EQ(loaded.error().code, ErrorCode::IndexDamaged);
    }
}

}  // namespace
}  // namespace nachlese
