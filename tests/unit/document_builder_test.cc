#include "indexer/document_builder.h"

#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/fields.h"
#include "schema/stored_article.h"
#include "schema/terms.h"
#include "schema/word_sequence.h"

namespace nachlese {
namespace {

using ::testing::ElementsAre;
using ::testing::IsSupersetOf;

const Root kRoot = make_root("/archiv");

Article harbour_article() {
    Article article;
    article.id = "dpa-7";
    article.path = "2019/hafen.txt";
    article.headline = "Häfen gesperrt";
    article.body = {{ParagraphKind::Text, "Der Hafen ist zu."},
                    {ParagraphKind::Subheading, "Keine Schlepper"}};
    article.tags = {"Hafen Quirnau", "Streik"};
    article.source = "dpa";
    article.date = ArticleDate{{{2019, 3, 14}, 969, 60}, DateOrigin::DateLine, false};
    return article;
}

Xapian::Document build(const Article& article) {
    return DocumentBuilder().build(article, kRoot, article.path);
}

std::set<std::string> terms_of(const Xapian::Document& document) {
    return {document.termlist_begin(), document.termlist_end()};
}

Xapian::termcount wdf_of(const Xapian::Document& document, const std::string& term) {
    auto found = document.termlist_begin();
    found.skip_to(term);
    return found == document.termlist_end() || *found != term ? 0 : found.get_wdf();
}

TEST(DocumentBuilder, MakesTheTermsThatQueriesAskFor) {
    const Field& headline = field(FieldId::Headline);
    const Field& tags = field(FieldId::Tags);
    const Field& source = field(FieldId::Source);
    EXPECT_THAT(
        terms_of(build(harbour_article())),
        IsSupersetOf({stem_term("hafen"), surface_term("häfen"), surface_term("hafen"),
                      stem_term(headline, "hafen"), surface_term(headline, "gesperrt"),
                      value_term(tags, "Hafen Quirnau"), surface_term(tags, "quirnau"),
                      value_term(source, "DPA"), surface_term(source, "dpa"),
                      day_term({2019, 3, 14}), month_term(2019, 3), year_term(2019),
                      value_term(field(FieldId::Id), "dpa-7"),
                      value_term(field(FieldId::Path), "2019/hafen.txt"),
                      unique_id_term(kRoot.key, "dpa-7"), file_term(kRoot.key, "2019/hafen.txt")}));
}

TEST(DocumentBuilder, WordsOfTheSourceAreFoundInItsFieldAlone) {
    const auto terms = terms_of(build(harbour_article()));
    EXPECT_FALSE(terms.contains(surface_term("dpa")));
    EXPECT_FALSE(terms.contains(stem_term("dpa")));
}

TEST(DocumentBuilder, MarksTheWordsThatTheBodyHasNot) {
    const auto terms = terms_of(build(harbour_article()));
    EXPECT_TRUE(terms.contains(not_in_body(surface_term("häfen"))));
    EXPECT_FALSE(terms.contains(not_in_body(stem_term("hafen")))) << "another form is in the body";
    EXPECT_TRUE(terms.contains(not_in_body(surface_term("streik"))));
    EXPECT_FALSE(terms.contains(not_in_body(surface_term("zu"))));
}

TEST(DocumentBuilder, WeighsWordsByTheirField) {
    Article article;
    article.id = "1";
    article.headline = "Fähre";
    std::string behind_the_lead;
    for (std::size_t word = 0; word < kLeadWords; ++word)
        behind_the_lead += "Wort ";
    article.body = {{ParagraphKind::Text, behind_the_lead + "Schlepper"}};
    const Xapian::Document document = build(article);
    EXPECT_EQ(wdf_of(document, surface_term("fähre")), field(FieldId::Headline).weight);
    EXPECT_EQ(wdf_of(document, surface_term("schlepper")), field(FieldId::Body).weight);
    EXPECT_EQ(wdf_of(document, unique_id_term(kRoot.key, "1")), 0U) << "it has no say in ranking";
}

// Whatever its paragraphs; a word with two readings is one.
TEST(DocumentBuilder, WeighsTheFirstWordsOfTheBodyAsALead) {
    Article article;
    article.id = "1";
    const auto add_paragraph = [&article](std::string_view word, std::size_t count) {
        std::string& text = article.body.emplace_back().text;
        for (std::size_t number = 0; number < count; ++number)
            text += fmt::format("{} ", word);
    };
    add_paragraph("Fähre", kLeadWords - 2);
    add_paragraph("Import- und Exportzoll", 1);
    add_paragraph("Lotse", 3);
    const Xapian::Document document = build(article);
    EXPECT_EQ(wdf_of(document, surface_term("fähre")), (kLeadWords - 2) * kLeadWeight);
    EXPECT_EQ(wdf_of(document, surface_term("exportzoll")), field(FieldId::Body).weight);
    EXPECT_EQ(wdf_of(document, surface_term("lotse")), 3 * field(FieldId::Body).weight);
}

TEST(DocumentBuilder, KeepsTheWordsOfEachTextInOrder) {
    Article article;
    article.id = "1";
    article.headline = "Ende";
    article.teaser = "Anfang und Mitte. Ende";
    article.body = {{ParagraphKind::Text, "Rand"}, {ParagraphKind::Text, "Kante, Ende"}};
    const std::string value = build(article).get_value(slot_number(ValueSlot::Words));
    WordSequenceReader reader;
    ASSERT_TRUE(reader.open(value));
    const std::vector<std::string> sought{"anfang", "end", "rand", "kant"};
    for (std::uint32_t stem = 0; stem < sought.size(); ++stem)
        reader.seek(reader.number_of(sought[stem]), stem);
    std::vector<std::string> found;
    for (SequenceText text; reader.next_text(text);) {
        for (const SequenceWord& word : text.words) {
            found.push_back(fmt::format("{} {} {}.{}", field(text.field).name, sought[word.sought],
                                        word.sentence, word.position));
        }
    }
    EXPECT_THAT(found, ElementsAre("headline end 0.0", "teaser anfang 0.0", "teaser end 1.3",
                                   "body rand 0.0", "body kant 0.0", "body end 0.1"));
}

TEST(DocumentBuilder, KeepsValuesForSortingAndCounting) {
    const Xapian::Document document = build(harbour_article());
    const auto value = [&](ValueSlot slot) { return document.get_value(slot_number(slot)); };
    EXPECT_EQ(value(ValueSlot::Date), "201903141609");
    EXPECT_EQ(value(ValueSlot::Tags), "Hafen Quirnau\nStreik");
    EXPECT_EQ(value(ValueSlot::Source), "dpa");
    EXPECT_EQ(value(ValueSlot::Section), "");
    EXPECT_EQ(load_article(Xapian::Database(), document).value(), harbour_article());
}

TEST(DocumentBuilder, SortKeysAscendByDateAndTellArticlesApart) {
    std::vector<std::string> keys;
    const auto add = [&keys](const std::string& id, std::optional<ArticleDate> date) {
        Article article;
        article.id = id;
        article.date = date;
        keys.push_back(build(article).get_value(slot_number(ValueSlot::SortKey)));
    };
    add("a", std::nullopt);
    add("a", ArticleDate{{{1848, 3, 18}, std::nullopt, 0}, {}, false});
    add("a", ArticleDate{{{2019, 3, 14}, std::nullopt, 0}, {}, false});
    add("a", ArticleDate{{{2019, 3, 14}, 1, 60}, {}, false});
    add("a", ArticleDate{{{2019, 3, 15}, std::nullopt, 0}, {}, false});
    EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
    add("b", ArticleDate{{{2019, 3, 15}, std::nullopt, 0}, {}, false});
    EXPECT_EQ(std::set<std::string>(keys.begin(), keys.end()).size(), keys.size());
}

TEST(DocumentBuilder, NoTermIsTooLongForXapian) {
    const std::string endless(100'000, 'x');
    std::string zeros = "a";
    zeros.append(230, '\0');
    Article article;
    article.id = endless;
    article.path = std::string(4000, 'p') + "\xFF";
    article.url = "https://example.org/" + endless;
    article.headline = endless + " \U0001F600" + zeros;
    for (int i = 0; i < 300; ++i)
        article.headline += "ﷺ";  // one code point that folds to eighteen
    article.tags = {endless, zeros};
    article.source = endless;
    Xapian::WritableDatabase database({}, Xapian::DB_BACKEND_INMEMORY);
    const Xapian::Document document = build(article);
    EXPECT_NO_THROW(database.add_document(document));
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
        EXPECT_LE((*term).size(), 245U);
}

}  // namespace
}  // namespace nachlese
