#include "indexer/readers/json_map.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace nachlese {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

json found(const std::vector<std::string>& rows, FieldId field) {
    const json object = json::parse(R"({
        "meta": {"title": "Damm", "a.b": {"c/d": "Zeiger"}, "empty": ""},
        "parts": [{"text": "Eins."}, {"text": "Zwei."}, 3],
        "lists": [[1, 2], [3]]})");
    const auto map = JsonMap::parse(rows);
    EXPECT_TRUE(map.has_value());
    json values = json::array();
    for (const json* const value : map->values(object, field))
        values.push_back(*value);
    return values;
}

TEST(JsonMap, LeadsToTheValuesOfAField) {
    for (const auto& [path, values] : {
             std::pair{"meta.title", R"(["Damm"])"},
             std::pair{"parts[1].text", R"(["Zwei."])"},
             std::pair{"parts[*].text", R"(["Eins.", "Zwei."])"},
             std::pair{"lists[*][*]", "[1, 2, 3]"},
             std::pair{"lists[0][1]", "[2]"},
             std::pair{"/meta/a.b/c~1d", R"(["Zeiger"])"},
             std::pair{"/parts/0/text", R"(["Eins."])"},
             std::pair{"meta.empty", "[]"},
             std::pair{"parts[9].text", "[]"},
             std::pair{"meta.title.more", "[]"},
             std::pair{"/parts/x", "[]"},
         }) {
        EXPECT_EQ(found({"titel=" + std::string(path)}, FieldId::Headline), json::parse(values))
            << path;
    }
}

TEST(JsonMap, TakesTheFirstRowThatLeadsToAValue) {
    EXPECT_EQ(
        found({"headline=nichts", "headline=meta.empty", "headline=meta.title"}, FieldId::Headline),
        json({"Damm"}));
    EXPECT_EQ(found({"headline=meta.title"}, FieldId::Teaser), json::array());
}

TEST(JsonMap, ComesBackFromItsText) {
    const auto map = JsonMap::parse({"titel=meta.title", "body=/parts/0/text"});
    ASSERT_TRUE(map.has_value());
    EXPECT_EQ(map->text(), "headline=meta.title\nbody=/parts/0/text\n");
    EXPECT_EQ(*JsonMap::from_text(map->text()), *map);
    EXPECT_EQ(*JsonMap::from_text(""), JsonMap());
}

TEST(JsonMap, SaysWhatIsWrongWithARow) {
    for (const auto& [row, reason] : {
             std::pair{"headline", "no ="},
             std::pair{"farbe=a", "no field farbe"},
             std::pair{"pfad=a", "no field pfad"},
             std::pair{"headline=", "empty"},
             std::pair{"headline=a..b", "key is empty"},
             std::pair{"headline=a[", "expected ]"},
             std::pair{"headline=a[x]", "number or *"},
             std::pair{"headline=a\nb", "one line"},
         }) {
        const auto map = JsonMap::parse({row});
        ASSERT_FALSE(map.has_value()) << row;
        EXPECT_EQ(map.error().code, ErrorCode::Usage);
        EXPECT_THAT(map.error().message, HasSubstr(reason)) << row;
    }
}

}  // namespace
}  // namespace nachlese
