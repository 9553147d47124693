#include "query/search_record.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace nachlese {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

SearchRecord example() {
    SearchRecord record;
    record.recorded_at = "2026-01-02T03:04:05Z";
    record.query.text = "Hafen -Fähre";
    record.query.parsed = "(Hafen -Fähre)";
    record.query.match = MatchMode::Any;
    record.query.exact = true;
    record.query.switches.folding = false;
    record.query.synonyms_path = "own.txt";
    record.query.today = {2026, 1, 2};
    record.index = {7, "0f1e", 42, "icu lexicon"};
    record.answer = {3, std::string(32, 'a')};
    return record;
}

TEST(SearchRecord, ComesBackAsItWasWritten) {
    const std::string text = to_json_text(example());
    const auto read = parse_record(text, "r.json");
    ASSERT_TRUE(read.has_value()) << read.error().message;
    EXPECT_EQ(to_json_text(*read), text);
    EXPECT_EQ(read->query.match, MatchMode::Any);
    EXPECT_FALSE(read->query.switches.folding);
    EXPECT_TRUE(read->query.switches.synonyms);
    EXPECT_EQ(read->query.today, (CivilDate{2026, 1, 2}));
    EXPECT_EQ(read->answer, example().answer);
}

TEST(SearchRecord, WhatIsNoneIsNamedWithTheReason) {
    const nlohmann::json whole = nlohmann::json::parse(to_json_text(example()));
    std::vector<std::string> broken{"", "{", "[]", "null", "{}"};
    for (const char* const key : {"version", "type", "recorded_at", "query", "index", "answer"}) {
        auto changed = whole;
        changed.erase(key);
        broken.push_back(changed.dump());
        changed[key] = 99;
        broken.push_back(changed.dump());
    }
    auto no_day = whole;
    no_day["query"]["today"] = "heute";
    broken.push_back(no_day.dump());
    for (const std::string& text : broken) {
        const auto read = parse_record(text, "r.json");
        ASSERT_FALSE(read.has_value()) << text;
        EXPECT_EQ(read.error().code, ErrorCode::BadInput);
        EXPECT_THAT(read.error().message, HasSubstr("r.json: is no record"));
    }
}

TEST(SearchRecord, IsComparedPointByPoint) {
    const SearchRecord then = example();
    EXPECT_EQ(comparison(then, then), "the same answer as on 2026-01-02T03:04:05Z\n");
    SearchRecord now = then;
    now.index.generation = 8;
    EXPECT_EQ(comparison(then, now),
              "generation: 7 then, 8 now\nthe same answer as on 2026-01-02T03:04:05Z\n");
    now.answer.articles = 4;
    EXPECT_THAT(comparison(then, now), HasSubstr("articles: 3 then, 4 now\nnot the answer of"));
    now.answer = {3, std::string(32, 'b')};
    EXPECT_THAT(comparison(then, now), HasSubstr("as many articles, but others\n"));
}

TEST(SearchRecord, LetsNoControlCharactersThrough) {
    SearchRecord then = example();
    then.recorded_at = then.query.parsed = then.index.uuid = "\x1b[2J";
    EXPECT_THAT(comparison(then, example()), Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace nachlese
