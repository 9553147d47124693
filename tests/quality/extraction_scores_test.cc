#include "tests/quality/extraction_scores.h"

#include <gtest/gtest.h>

namespace nachlese::testing {
namespace {

using nlohmann::json;

const json kGold = {
    {"file", "a.txt"},
    {"title", "Deich bei Norddorf hält"},
    {"date", "2019-01-05 10:00:00"},
    {"tags", {"Wetter"}},
    {"summary", {"Der Sturm zog ab."}},
    {"subheads", {"Kaum Schäden"}},
    {"paragraphs", {"Der Deich hielt.", "Niemand wurde verletzt."}},
};

TEST(BodyF1, IsOneForTheSameWords) {
    for (const char* const body :
         {"Der Deich hielt.\n\nNiemand wurde verletzt.", "DER DEICH HIELT, niemand wurde verletzt",
          "Der Sturm zog ab.\n\nDer Deich hielt.\n\nKaum Schäden\n\nNiemand wurde verletzt."}) {
        EXPECT_DOUBLE_EQ(body_f1({{"body", body}}, kGold), 1) << body;
    }
}

TEST(BodyF1, CountsWhatIsMissingAndWhatIsTooMuch) {
    EXPECT_DOUBLE_EQ(body_f1({{"body", "Der Deich hielt."}}, kGold), 2.0 / 3);
    EXPECT_DOUBLE_EQ(
        body_f1({{"body", "Der Deich hielt. Niemand wurde verletzt. Drei Kommentare lesen"}},
                kGold),
        0.8);
    EXPECT_DOUBLE_EQ(body_f1(json::object(), kGold), 0);
}

TEST(ExtractionScores, CountRightFields) {
    const json right = {{"headline", "Deich bei Norddorf hält"},
                        {"date", "2019-01-05T10:00:00+01:00"},
                        {"tags", {"Wetter"}},
                        {"body", "Der Deich hielt. Niemand wurde verletzt."}};
    const json wrong = {{"headline", "Deich"}, {"date", "2019-01-06"}, {"body", "Lesen"}};
    json undated = kGold;
    undated["file"] = "b.txt";
    undated["date"] = nullptr;
    const json gold = {kGold, undated};

    const auto scores = score_extraction({{"a.txt", right}, {"b.txt", wrong}}, gold);
    EXPECT_EQ(scores.articles, 2);
    EXPECT_EQ(scores.extracted, 2);
    EXPECT_EQ(scores.headlines, 1);
    EXPECT_EQ(scores.dated, 1);
    EXPECT_EQ(scores.dates, 1);
    EXPECT_EQ(scores.tags, 1);
    EXPECT_DOUBLE_EQ(scores.body_f1, 0.5);
    EXPECT_EQ(score_extraction({{"a.txt", right}}, gold).extracted, 1);
}

}  // namespace
}  // namespace nachlese::testing
