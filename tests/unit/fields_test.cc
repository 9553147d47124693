#include "schema/fields.h"

#include <set>

#include <gtest/gtest.h>

#include "schema/utf8.h"

namespace nachlese {
namespace {

TEST(Fields, EveryNameAndAliasMeansOneField) {
    std::set<std::string_view> seen;
    for (const Field& row : fields()) {
        EXPECT_TRUE(seen.insert(row.name).second) << row.name;
        for (const std::string_view alias : row.aliases) {
            EXPECT_TRUE(seen.insert(alias).second) << alias;
            EXPECT_EQ(fold(alias), alias) << "an alias must be folded to be found";
            EXPECT_EQ(find_field(alias), &row);
        }
        EXPECT_EQ(find_field(row.name), &row);
    }
}

TEST(Fields, PrefixesAndSlotsAreNotShared) {
    std::set<std::string_view> prefixes;
    std::set<ValueSlot> slots;
    for (const Field& row : fields()) {
        EXPECT_TRUE(prefixes.insert(row.term_prefix).second) << row.name;
        if (!row.slot) continue;
        EXPECT_TRUE(slots.insert(*row.slot).second) << row.name;
    }
}

TEST(Fields, NamesAreFoundWhateverTheirCase) {
    EXPECT_EQ(find_field("Titel"), &field(FieldId::Headline));
    EXPECT_EQ(find_field("ÜBERSCHRIFT"), &field(FieldId::Headline));
    EXPECT_EQ(find_field("unbekannt"), nullptr);
}

TEST(Fields, TextsOfAnArticleAreThoseThatItHas) {
    Article article;
    article.headline = "Hafen bleibt geschlossen";
    article.tags = {"Hafen", "Streik"};
    article.body = {{ParagraphKind::Text, "Kiel (dpa) - Der Hafen bleibt zu."},
                    {ParagraphKind::Subheading, "Keine Einigung"}};
    EXPECT_EQ(texts_of(article, FieldId::Headline).size(), 1U);
    EXPECT_TRUE(texts_of(article, FieldId::Teaser).empty());
    EXPECT_EQ(texts_of(article, FieldId::Tags).size(), 2U);
    EXPECT_EQ(texts_of(article, FieldId::Body).back(), "Keine Einigung");
}

}  // namespace
}  // namespace nachlese
