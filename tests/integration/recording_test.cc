// nachlese-search --record and --verify-record.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/error.h"
#include "schema/hash.h"
#include "tests/integration/program.h"

namespace nachlese::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class Recording : public ::testing::Test {
  protected:
    void SetUp() override {
        write_article("a", "2019-03-14", "Hafen");
        write_article("b", "2018-01-02", "Häfen");
        write_article("c", "2019-03-14", "Fähre");
        update();
    }

    void write_article(const std::string& id, const std::string& date, const std::string& body) {
        const json article{
            {"id", id}, {"headline", "Nachricht"}, {"date", date}, {"body", body + " im Nebel."}};
        folder_.write("archive/" + id + ".jsonl", article.dump() + "\n");
    }
    void update(const std::string& verb = "update") {
        ASSERT_EQ(
            run_index({verb, "--index", folder_.path("index"), folder_.path("archive")}).status, 0);
    }
    Outcome search(Arguments arguments) {
        arguments.insert(arguments.begin(), {"--index", folder_.path("index")});
        return run_search(arguments);
    }
    Outcome record(Arguments arguments) {
        arguments.insert(arguments.begin(), {"--record", file_});
        return search(std::move(arguments));
    }
    Outcome verify() { return search({"--verify-record", file_}); }

    TemporaryFolder folder_;
    std::string file_ = folder_.path("record.json");
};

TEST_F(Recording, SaysWhatWasAskedAndWhatTheAnswerWas) {
    EXPECT_EQ(record({"--limit", "1", "Hafen"}).status, 0);
    const json object = json::parse(read_text(file_));
    EXPECT_EQ(object["query"]["text"], "Hafen");
    EXPECT_EQ(object["index"]["generation"], 1);
    EXPECT_EQ(object["answer"]["articles"], 2) << "of the whole result, not of the page";
    EXPECT_EQ(object["answer"]["ids_xxh3_128"], hash128_hex("b\na\n"));
}

TEST_F(Recording, TheSameAnswerIsKnownAgain) {
    ASSERT_EQ(record({"Hafen"}).status, 0);
    EXPECT_EQ(verify().status, 0);
    update("rebuild");
    const Outcome outcome = verify();
    EXPECT_EQ(outcome.status, 0) << "an index made anew gives the same answer";
    EXPECT_THAT(outcome.out, HasSubstr("generation: 1 then, 2 now\n"));
    EXPECT_THAT(outcome.out, HasSubstr("the same answer as on 20"));
}

TEST_F(Recording, AnotherAnswerIsToldByTheStatus) {
    ASSERT_EQ(record({"Hafen"}).status, 0);
    write_article("c", "2019-03-14", "Ein Hafen");
    update();
    Outcome outcome = verify();
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::AnswerDiffers));
    EXPECT_THAT(outcome.out, HasSubstr("articles: 2 then, 3 now\nnot the answer of 20"));
    write_article("a", "2019-03-14", "Eine Fähre");
    update();
    outcome = verify();
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::AnswerDiffers));
    EXPECT_THAT(outcome.out, HasSubstr("as many articles, but others"));
}

TEST_F(Recording, RepeatsTheOptionsAndTheDayOfTheSearch) {
    for (const Arguments& arguments : std::vector<Arguments>{
             {"--match", "any", "Hafen Fähre"},
             {"--exact", "Hafen"},
             {"--plain", "-Hafen"},
             {"--now", "2018-06-01", "Nachricht bis:heute"},
             {"Hafen Fähre"},
             {"Nebelhorn"},
         }) {
        const std::string shown = ::testing::PrintToString(arguments);
        record(arguments);
        Arguments counted = arguments;
        counted.insert(counted.begin(), {"--format", "csv", "--facet", "source"});
        const int found = search(counted).status;
        const json object = json::parse(read_text(file_));
        if (object["query"]["match"] == "all") {
            EXPECT_EQ(object["answer"]["articles"] > 0, found == 0) << shown;
        }
        EXPECT_EQ(verify().status, 0) << shown;
        std::filesystem::remove(file_);
    }
}

TEST_F(Recording, NoRecordIsOverwritten) {
    ASSERT_EQ(record({"Hafen"}).status, 0);
    const std::string before = read_text(file_);
    const Outcome outcome = record({"Fähre"});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::Io));
    EXPECT_THAT(outcome.err, HasSubstr("record.json: is there already"));
    EXPECT_EQ(read_text(file_), before);
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
        files += entry.is_regular_file() ? 1 : 0;
    EXPECT_EQ(files, 1U) << "nothing half-written is left";
}

TEST_F(Recording, WhatIsNoRecordIsAnError) {
    EXPECT_EQ(verify().status, exit_status(ErrorCode::Io));
    folder_.write("record.json", "{}");
    EXPECT_EQ(verify().status, exit_status(ErrorCode::BadInput));
}

}  // namespace
}  // namespace nachlese::testing
