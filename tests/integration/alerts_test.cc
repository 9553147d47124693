// nachlese-search --alerts: what is new on the subjects of saved queries.
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <unistd.h>

#include "schema/error.h"
#include "tests/integration/indexing.h"
#include "tests/unit/agency_copy.h"

namespace nachlese::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using Ids = std::vector<std::string>;

constexpr const char* kTwoQueries =
    "# Was ich morgens wissen will\n[Hafen]\nHafen\n\n[Bahn]\nBahn ODER\n  Zug\n";

class Alerts : public Indexing {
  protected:
    void SetUp() override {
        save(kTwoQueries);
        write_article("alt", "Der Hafen von Quirnau und der Zug.");
        update();
    }

    void save(const std::string& queries) { folder_.write("alerts.txt", queries); }

    void write_article(const std::string& id, const std::string& body,
                       const std::string& more = {}) {
        json article{{"id", id}, {"headline", "Meldung"}, {"body", body}, {"date", "2025-08-13"}};
        if (!more.empty()) article.update(json::parse(more));
        write(id + ".json", article.dump());
    }

    Outcome alerts(Arguments arguments = {}) {
        arguments.insert(arguments.begin(), {"--index", index(), "--now", "2025-08-14T06:00",
                                             "--alerts", folder_.path("alerts.txt")});
        return run_search(arguments);
    }

    // The digest of a run that is to end with `status`.
    json digest(int status, Arguments arguments = {}) {
        arguments.insert(arguments.begin(), {"--format", "jsonl"});
        const Outcome outcome = alerts(std::move(arguments));
        EXPECT_EQ(outcome.status, status) << outcome.err;
        json object = json::parse(outcome.out, nullptr, false);
        EXPECT_TRUE(object.is_object()) << outcome.out << outcome.err;
        return object;
    }

    static Ids ids(const json& hits) {
        Ids found;
        for (const json& hit : hits)
            found.push_back(hit["id"]);
        return found;
    }

    const int nothing_ = exit_status(ErrorCode::NothingFound);
};

TEST_F(Alerts, TheFirstDigestBeginsWithWhatIsThere) {
    const json first = digest(nothing_);
    EXPECT_EQ(first["digest"], 1);
    EXPECT_THAT(first["queries"][0]["new"], IsEmpty());
    EXPECT_EQ(first["articles"]["new"], 0);
    EXPECT_EQ(digest(nothing_)["digest"], 2);
}

TEST_F(Alerts, EachQueryIsToldWhatIsNewForItOnce) {
    digest(nothing_);
    write_article("neu", "Im Hafen liegt ein Schiff.");
    write_article("anders", "Es regnet.");
    update();
    const json second = digest(0);
    EXPECT_EQ(second["articles"]["new"], 2);
    EXPECT_EQ(second["queries"][0]["name"], "Hafen");
    EXPECT_THAT(ids(second["queries"][0]["new"]), ElementsAre("neu"));
    EXPECT_EQ(second["queries"][1]["query"], "Bahn ODER Zug");
    EXPECT_THAT(second["queries"][1]["new"], IsEmpty());
    EXPECT_THAT(digest(nothing_)["queries"][0]["new"], IsEmpty());
}

TEST_F(Alerts, WhatHasChangedIsToldAsChanged) {
    digest(nothing_);
    write_article("alt", "Der Hafen von Quirnau ist zu. Der Zug fährt nicht.");
    update();
    const json second = digest(0);
    EXPECT_THAT(second["queries"][0]["new"], IsEmpty());
    EXPECT_THAT(ids(second["queries"][0]["changed"]), ElementsAre("alt"));
    EXPECT_THAT(ids(second["queries"][1]["changed"]), ElementsAre("alt"));
}

TEST_F(Alerts, ARebuildMakesNothingNew) {
    write_article("zwei", "Der Hafen am Fluss.");
    digest(nothing_);
    write_article("neu", "Noch ein Hafen.");
    ASSERT_EQ(run_index({"rebuild", "--index", index(), archive()}).status, 0);
    const json second = digest(0);
    EXPECT_EQ(second["generation"], 2);
    EXPECT_THAT(ids(second["queries"][0]["new"]), UnorderedElementsAre("neu", "zwei"))
        << "zwei was in the archive, but not in the index";
    EXPECT_THAT(second["queries"][0]["changed"], IsEmpty());
}

// Scores and order are those of a search of the whole index.
TEST_F(Alerts, FindWhatTheSearchFinds) {
    save("[Häfen]\nHafen (Quirnau ODER Schiff^2) -Fähre\n[Wörtlich]\n=\"am Kai\"\n");
    digest(nothing_);
    for (int number = 0; number < 40; ++number) {
        std::string text = "Der Hafen";
        for (int repeated = 0; repeated <= number % 7; ++repeated)
            text += number % 2 == 0 ? " von Quirnau" : " mit Schiff";
        if (number % 5 == 0) text += " und Fähre";
        if (number % 3 == 0) text += " am Kai";
        write_article(std::to_string(number), text + " Nummer " + std::to_string(number) + ".");
    }
    update();
    const json told = digest(0, {"--duplicates", "show"});
    const std::vector<std::pair<std::size_t, std::string>> queries{
        {0, "Hafen (Quirnau ODER Schiff^2) -Fähre"}, {1, "=\"am Kai\""}};
    for (const auto& [place, query] : queries) {
        const Outcome outcome =
            run_search({"--index", index(), "--limit", "100", "--format", "jsonl", query});
        std::istringstream lines(outcome.out);
        std::vector<std::pair<std::string, double>> searched;
        for (std::string line; std::getline(lines, line);) {
            const json hit = json::parse(line);
            if (hit["id"] != "alt") searched.emplace_back(hit["id"], hit["score"]);
        }
        std::vector<std::pair<std::string, double>> alerted;
        for (const json& hit : told["queries"][place]["new"])
            alerted.emplace_back(hit["id"], hit["score"]);
        EXPECT_GT(alerted.size(), 10U);
        EXPECT_EQ(alerted, searched) << query;
    }
}

TEST_F(Alerts, AgencyCopyIsToldOnceAndReprintsApart) {
    digest(nothing_);
    const std::string report = joined(kAgencyReport);
    write_article("dpa", report, R"({"source": "dpa"})");
    write_article("bote", report + " Wir berichten weiter.", R"({"source": "Bote"})");
    update();
    const json second = digest(0);
    EXPECT_EQ(second["queries"][0]["new"].size(), 1U);
    EXPECT_EQ(second["queries"][0]["new"][0]["duplicates"].size(), 1U);
    write_article("kurier", "Nordersand - " + report, R"({"source": "Kurier"})");
    update();
    const json third = digest(0);
    EXPECT_THAT(third["queries"][0]["new"], IsEmpty());
    EXPECT_THAT(ids(third["queries"][0]["reprints"]), ElementsAre("kurier"));
    EXPECT_EQ(third["queries"][0]["reprints"][0]["reprint_of"]["id"], "bote");
    write_article("tagblatt", "Heute: " + report, R"({"source": "Tagblatt"})");
    update();
    EXPECT_THAT(ids(digest(0, {"--duplicates", "show"})["queries"][0]["new"]),
                ElementsAre("tagblatt"));
}

TEST_F(Alerts, AQueryThatIsWrongKeepsItsPlaceAndNoOtherWaits) {
    digest(nothing_);
    save("[Hafen]\nHafen\n\n[Bahn]\nBahn ODER\n  (Zug\n[Werft\nWerft\n");
    write_article("neu", "Der Zug hält am Hafen.");
    update();
    const Outcome outcome = alerts();
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::BadInput));
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("alerts.txt: line 6, character 3: "),
                                   HasSubstr("alerts.txt: line 7: a bracket is not closed")));
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("## Hafen (1)"), HasSubstr("Not answered: ")));
    write_article("später", "Die Bahn kommt.");
    update();
    save(kTwoQueries);
    const json third = digest(0);
    EXPECT_THAT(third["queries"][0]["new"], IsEmpty());
    EXPECT_THAT(ids(third["queries"][1]["new"]), UnorderedElementsAre("neu", "später"));
    EXPECT_EQ(third["queries"][1]["since"], 1);
}

TEST_F(Alerts, WhatWasNotWrittenIsToldAgain) {
    digest(nothing_);
    write_article("neu", "Der Zug hält am Hafen.");
    update();
    const std::string query = "exec \"$0\" \"$@\" >/dev/full";
    EXPECT_EQ(run("/bin/sh", {"-c", query, NACHLESE_SEARCH_PROGRAM, "--index", index(), "--alerts",
                              folder_.path("alerts.txt")})
                  .status,
              exit_status(ErrorCode::Io));
    EXPECT_EQ(alerts({"--digest", folder_.path("nowhere/digest")}).status,
              exit_status(ErrorCode::Io));
    // The digest is there, but not that it was told.
    fs::create_directory(folder_.path("alerts.txt.state.new"));
    EXPECT_EQ(alerts({"--digest", folder_.path("digest")}).status, exit_status(ErrorCode::Io));
    EXPECT_THAT(read_text(folder_.path("digest.md")), HasSubstr("## Hafen (1)"));
    fs::remove(folder_.path("alerts.txt.state.new"));
    EXPECT_THAT(ids(digest(0, {"--dry-run"})["queries"][0]["new"]), ElementsAre("neu"));
    EXPECT_EQ(alerts({"--digest", folder_.path("digest")}).status, 0);
    const json written = json::parse(read_text(folder_.path("digest.json")));
    EXPECT_THAT(ids(written["queries"][0]["new"]), ElementsAre("neu"));
    EXPECT_EQ(written["queries"][0]["new"][0].contains("body"), false);
    digest(nothing_);
}

TEST_F(Alerts, AnUpdateThatWasKilledLosesNothing) {
    digest(nothing_);
    for (int number = 0; number < 3000; ++number)
        write_article(std::to_string(number), "Der Hafen, Folge " + std::to_string(number) + ".");
    RunningProgram killed(NACHLESE_INDEX_PROGRAM, {"update", "--index", index(), archive()});
    usleep(300'000);
    killed.send(SIGKILL);
    killed.finish();
    const Outcome between = alerts({"--format", "jsonl", "--duplicates", "show"});
    std::vector<std::string> told = ids(json::parse(between.out)["queries"][0]["new"]);
    update();
    const Outcome after = alerts({"--format", "jsonl", "--duplicates", "show"});
    for (const std::string& id : ids(json::parse(after.out)["queries"][0]["new"]))
        told.push_back(id);
    EXPECT_EQ(told.size(), 3000U);
    EXPECT_EQ(std::set<std::string>(told.begin(), told.end()).size(), 3000U);
}

TEST_F(Alerts, TheLimitIsTold) {
    digest(nothing_);
    for (int number = 0; number < 15; ++number)
        write_article(std::to_string(number), "Der Hafen, Folge " + std::to_string(number) + ".");
    update();
    const json limited = digest(0, {"--limit", "4", "--dry-run", "--duplicates", "show"});
    EXPECT_EQ(limited["queries"][0]["new"].size(), 4U);
    EXPECT_EQ(limited["queries"][0]["left_out"], 11);
    EXPECT_EQ(digest(0, {"--duplicates", "show"})["queries"][0]["new"].size(), 15U)
        << "without one all are told";
}

TEST_F(Alerts, StatesAreKeptApart) {
    const Arguments other{"--alerts-state", folder_.path("other.state")};
    digest(nothing_);
    digest(nothing_, other);
    write_article("neu", "Der Zug hält am Hafen.");
    update();
    digest(0);
    digest(0, other);
    digest(nothing_, other);
}

TEST_F(Alerts, TwoRunsAtOnceDoNotTellTheSame) {
    digest(nothing_);
    const int lock = open(folder_.path("alerts.txt.state.lock").c_str(), O_RDWR | O_CLOEXEC);
    ASSERT_GE(lock, 0);
    ASSERT_EQ(flock(lock, LOCK_EX), 0);
    EXPECT_EQ(alerts().status, exit_status(ErrorCode::IndexLocked));
    EXPECT_EQ(alerts({"--dry-run"}).status, nothing_);
    close(lock);
    EXPECT_EQ(alerts().status, nothing_);
}

TEST_F(Alerts, FailuresAreNotNothingNew) {
    const Arguments elsewhere{"--index", folder_.path("nirgends")};
    EXPECT_EQ(alerts(elsewhere).status, exit_status(ErrorCode::IndexMissing));
    digest(nothing_);
    const std::string state = folder_.path("alerts.txt.state");
    fs::resize_file(state, fs::file_size(state) - 1);
    const Outcome damaged = alerts();
    EXPECT_EQ(damaged.status, exit_status(ErrorCode::BadInput));
    EXPECT_THAT(damaged.err, HasSubstr("alerts.txt.state: is no state of alerts"));
    fs::remove(folder_.path("alerts.txt"));
    EXPECT_EQ(alerts().status, exit_status(ErrorCode::Io));
    const std::string shards = folder_.write("shards", "auto " + index() + "\n");
    save(kTwoQueries);
    const Arguments list{"--index", shards, "--alerts-state", folder_.path("new.state")};
    EXPECT_EQ(alerts(list).status, exit_status(ErrorCode::Usage));
}

TEST_F(Alerts, TakeNoOtherQueryAndNoOtherFormat) {
    for (const Arguments& arguments :
         std::vector<Arguments>{{"Hafen"},
                                {"--count"},
                                {"--format", "csv"},
                                {"--offset", "3"},
                                {"--golden", folder_.path("alerts.txt")}}) {
        EXPECT_EQ(alerts(arguments).status, exit_status(ErrorCode::Usage))
            << ::testing::PrintToString(arguments);
    }
    EXPECT_EQ(run_search({"--index", index(), "--digest", "x", "Hafen"}).status,
              exit_status(ErrorCode::Usage));
}

}  // namespace
}  // namespace nachlese::testing
