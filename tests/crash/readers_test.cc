// Searches of all kinds, in four processes at a time, while the index is committed to and published
// again and again: none fails, and each answer is that of one state of the index, whole.
#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "tests/crash/test_length.h"
#include "tests/integration/program.h"

namespace nachlese::testing {
namespace {

using nlohmann::json;

// Of these each finds every article of every state.
const std::vector<Arguments> kSearches{
    {"Hafen Quirnau"},
    {"Hafen ODER Schleuse"},
    {"\"Hafen von Quirnau\""},
    {"=\"der Hafen von\""},
    {"Quirn*"},
    {"Quirnao~"},
    {"datum:2024-03"},
    {"seit:2024-03-01 titel:Meldung"},
    {"Hafen SATZ Schlepper"},
    {"Hafen NAH/6 Quirnau"},
    {"--facet", "source", "Hafen"},
    {"--all", "Hafen"},
    {"--sort", "date", "Hafen"},
    {"--jobs", "2", "Hafen Schlepper"},
};

std::size_t articles_in(int state) {
    return 30 + static_cast<std::size_t>(state % 5);
}

// What a process has printed for one query.
struct Answer {
    std::size_t hits = 0;
    std::map<int, std::size_t> states;  // of how many hits
    std::size_t counted = 0;            // by facets
};

std::map<std::string, Answer> answers_in(const std::string& lines) {
    std::map<std::string, Answer> answers;
    std::istringstream stream(lines);
    for (std::string line; std::getline(stream, line);) {
        const json object = json::parse(line);
        Answer& answer = answers[object.value("query", "")];
        if (object["type"] == "facet") {
            for (const json& value : object["counts"])
                answer.counted += value["count"].get<std::size_t>();
        } else if (object["type"] == "hit") {
            const std::string headline = object["headline"];
            ++answer.hits;
            ++answer.states[std::stoi(headline.substr(headline.rfind(' ') + 1))];
        }
    }
    return answers;
}

class Readers : public ::testing::Test {
  protected:
    void write_state(int state) {
        for (std::size_t number = 0; number < 35; ++number) {
            const std::string name = fmt::format("archive/{:02}.json", number);
            if (number >= articles_in(state)) {
                std::filesystem::remove(folder_.path(name));
                continue;
            }
            folder_.write(
                name, json{{"id", fmt::format("artikel-{}", number)},
                           {"headline", fmt::format("Meldung {} Stand {}", number, state)},
                           {"date", fmt::format("2024-03-{:02}", 1 + number % 28)},
                           {"source", number % 2 == 0 ? "dpa" : "ndk"},
                           {"body", fmt::format("Die Schlepper meiden den Hafen, und der Hafen von "
                                                "Quirnau zählt {} Schiffe.",
                                                state)}}
                          .dump());
        }
    }

    void lead_to(int state, const std::string& verb) {
        write_state(state);
        started_ = state;
        const Outcome outcome =
            run_index({verb, "--quiet", "--index", index(), folder_.path("archive")});
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        if (state > 0) ++(verb == "rebuild" ? publishes_ : commits_);
        completed_ = state;
    }

    static void expect_one_state(const Answer& answer, int oldest, int newest, bool finds_all,
                                 const std::string& what) {
        ASSERT_EQ(answer.states.size(), 1U) << what << ": hits of several states, or none";
        const auto [state, hits] = *answer.states.begin();
        EXPECT_GE(state, oldest) << what;
        EXPECT_LE(state, newest) << what;
        if (finds_all) {
            EXPECT_EQ(hits, articles_in(state)) << what;
        }
        if (answer.counted > 0) {
            EXPECT_EQ(answer.counted, articles_in(state)) << what;
        }
    }

    // A process for each search.
    void search(std::size_t first) {
        for (std::size_t number = first; !is_over_; ++number) {
            const bool by_article = number % (kSearches.size() + 1) == kSearches.size();
            Arguments arguments = by_article ? Arguments{"--similar", "artikel-3"}
                                             : kSearches[number % (kSearches.size() + 1)];
            const std::string what = ::testing::PrintToString(arguments);
            arguments.insert(arguments.begin(), {"--index", index(), "--format", "jsonl"});
            if (what.find("--all") == std::string::npos)
                arguments.insert(arguments.end(), {"--limit", "100"});
            const int oldest = completed_;
            const Outcome outcome = run_search(arguments);
            const int newest = started_;
            ++searches_;
            ASSERT_EQ(outcome.status, 0) << what << "\n" << outcome.err;
            const auto answers = answers_in(outcome.out);
            ASSERT_EQ(answers.size(), 1U) << what;
            expect_one_state(answers.begin()->second, oldest, newest, !by_article, what);
        }
    }

    // One process that goes on searching with the index that it has opened, and opens it anew where
    // a writer has taken that away.
    void search_in_a_batch(const std::string& fifo) {
        ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
        RunningProgram program(NACHLESE_SEARCH_PROGRAM, {"--index", index(), "--format", "jsonl",
                                                         "--limit", "100", "--batch", fifo});
        std::size_t asked = 0;
        {
            std::ofstream topics(fifo);
            for (; !is_over_; ++asked) {
                const Arguments& search = kSearches[asked % 10];
                topics << fmt::format("{:06}\t{}\n", asked, search.front()) << std::flush;
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
        }
        const Outcome outcome = program.finish();
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        EXPECT_EQ(outcome.err, "");
        const auto answers = answers_in(outcome.out);
        EXPECT_EQ(answers.size(), asked);
        int oldest = 0;
        for (const auto& [id, answer] : answers) {
            expect_one_state(answer, oldest, started_, true, "topic " + id);
            if (!answer.states.empty()) oldest = answer.states.begin()->first;
        }
        searches_ += asked;
    }

    void search_while(const std::function<void()>& write) {
        std::vector<std::thread> readers;
        for (const std::size_t first : {0U, 5U})
            readers.emplace_back([this, first] { search(first); });
        for (const char* const fifo : {"one", "two"})
            readers.emplace_back([this, fifo] { search_in_a_batch(folder_.path(fifo)); });
        write();
        is_over_ = true;
        for (std::thread& reader : readers)
            reader.join();
        fmt::print("{} searches\n", searches_.load());
        RecordProperty("searches", static_cast<int>(searches_));
        RecordProperty("commits", commits_);
        RecordProperty("publishes", publishes_);
    }

    std::string index() { return folder_.path("index"); }

    TemporaryFolder folder_;
    int commits_ = 0;
    int publishes_ = 0;
    std::atomic<int> completed_ = 0;  // the state that the last run has led to
    std::atomic<int> started_ = 0;    // the state that a run may be leading to
    std::atomic<bool> is_over_ = false;
    std::atomic<std::size_t> searches_ = 0;
};

TEST_F(Readers, AreAnsweredThroughCommits) {
    lead_to(0, "update");
    search_while([this] {
        for (int state = 1; state <= times(8, 100) && !HasFailure(); ++state)
            lead_to(state, "update");
    });
}

TEST_F(Readers, AreAnsweredThroughPublishes) {
    lead_to(0, "update");
    search_while([this] {
        for (int state = 1; state <= times(6, 100) && !HasFailure(); ++state)
            lead_to(state, "rebuild");
    });
}

// Both on the way to each state: a generation that was changed goes soon afterwards.
TEST_F(Readers, AreAnsweredThroughCommitsAndPublishes) {
    lead_to(0, "update");
    search_while([this] {
        for (int state = 1; state <= times(8, 60) && !HasFailure(); ++state)
            lead_to(state, state % 4 < 2 ? "update" : "rebuild");
    });
}

}  // namespace
}  // namespace nachlese::testing
