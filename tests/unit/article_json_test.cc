#include "schema/article_json.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/fields.h"
#include "schema/utf8.h"

namespace nachlese {
namespace {

Article full_article() {
    Article article;
    article.id = "2025/fähre.txt";
    article.path = "2025/fähre.txt";
    article.headline = "Fähre fährt wieder";
    article.kicker = "Seefahrt";
    article.teaser = "Nach drei Tagen.";
    article.body = {{ParagraphKind::Text, "Erster Absatz."},
                    {ParagraphKind::Subheading, "Zwischentitel"},
                    {ParagraphKind::Text, "Zweiter Absatz."}};
    article.tags = {"Verkehr", "Inseln"};
    article.date = ArticleDate{{{2025, 8, 14}, 969, 120}, DateOrigin::DateLine, true};
    article.source = "dpa";
    article.authors = {"Ina Muster"};
    article.place = "Musterhafen";
    article.section = "Panorama";
    article.url = "https://example.org/1";
    article.captions = {"Die Fähre am Kai"};
    return article;
}

TEST(ArticleJson, HasEveryFieldUnderItsNameInAFixedOrder) {
    EXPECT_EQ(
        to_json_line(to_json(full_article())),
        R"({"path":"2025/fähre.txt","id":"2025/fähre.txt","headline":"Fähre fährt wieder",)"
        R"("kicker":"Seefahrt","teaser":"Nach drei Tagen.",)"
        R"("body":"Erster Absatz.\n\nZwischentitel\n\nZweiter Absatz.","tags":["Verkehr","Inseln"],)"
        R"("date":"2025-08-14T16:09:00+02:00","date_origin":"date-line","date_in_future":true,)"
        R"("source":"dpa","authors":["Ina Muster"],"place":"Musterhafen","section":"Panorama",)"
        R"("url":"https://example.org/1","captions":["Die Fähre am Kai"]})");
}

TEST(ArticleJson, LeavesOutWhatWasNotFound) {
    Article article;
    article.path = "a.txt";
    article.headline = "Kurz";
    EXPECT_EQ(to_json_line(to_json(article)), R"({"path":"a.txt","headline":"Kurz"})");
    article.date = ArticleDate{{{1994, 5, 3}, std::nullopt, 0}, DateOrigin::Path, false};
    EXPECT_EQ(to_json_line(to_json(article)),
              R"({"path":"a.txt","headline":"Kurz","date":"1994-05-03","date_origin":"path"})");
    EXPECT_EQ(to_json_line(to_json(Article{})), "{}");
}

TEST(ArticleJson, SaysWhatIsUnusualAboutPublishingAnArticle) {
    Article article;
    article.path = "a.json";
    article.version = "2";
    article.version_created = DateTime{{2025, 8, 14}, 969, 120};
    article.pub_status = PubStatus::Canceled;
    article.embargoed = DateTime{{2025, 8, 15}, 0, 120};
    article.ednote = "Achtung Redaktionen: zurückgezogen";
    article.is_correction = true;
    article.is_paywalled = true;
    article.earlier_versions = {{"1", DateTime{{2025, 8, 14}, std::nullopt, 0}, "b.json"},
                                {"", std::nullopt, "c.json"}};
    EXPECT_EQ(
        to_json_line(to_json(article)),
        R"({"path":"a.json","article_version":"2","version_created":"2025-08-14T16:09:00+02:00",)"
        R"("status":["canceled","embargoed","correction","paywalled"],)"
        R"("embargoed":"2025-08-15T00:00:00+02:00","ednote":"Achtung Redaktionen: zurückgezogen",)"
        R"("earlier_versions":[{"article_version":"1","date":"2025-08-14","path":"b.json"},)"
        R"({"path":"c.json"}]})");
}

TEST(ArticleJson, HasAValueForEveryFieldOfTheTable) {
    Article article = full_article();
    article.version = "1";
    article.version_created = DateTime{{2025, 8, 14}, 969, 120};
    article.embargoed = article.version_created;
    article.ednote = "Achtung Redaktionen";
    const nlohmann::ordered_json object = to_json(article);
    for (const Field& field : fields())
        EXPECT_TRUE(object.contains(std::string(field.name))) << field.name;
}

TEST(ArticleJson, IsOneLineOfValidUtf8WhateverTheInput) {
    Article article;
    article.path = "f\xE4hre.txt";
    article.headline = "a\nb\x1b[31m \xF0\x9F";
    const std::string line = to_json_line(to_json(article));
    EXPECT_TRUE(is_valid_utf8(line));
    EXPECT_EQ(line.find_first_of("\n\x1b"), std::string::npos);
    EXPECT_EQ(nlohmann::json::parse(line)["path"], "f\uFFFDhre.txt");
}

}  // namespace
}  // namespace nachlese
