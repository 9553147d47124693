// Several indexes searched as one, on this machine and through real xapian-tcpsrv processes.
#include <array>
#include <chrono>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <nlohmann/json.hpp>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "schema/error.h"
#include "tests/integration/program.h"

namespace nachlese::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::size_t kShards = 3;
constexpr std::size_t kArticles = 90;

class Socket {
  public:
    Socket() : descriptor_(socket(AF_INET, SOCK_STREAM, 0)) {
        address_.sin_family = AF_INET;
        address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    }
    ~Socket() { close(descriptor_); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    // A port that nobody listens on.
    int free_port() {
        auto* const address = reinterpret_cast<sockaddr*>(&address_);
        socklen_t size = sizeof(address_);
        EXPECT_EQ(bind(descriptor_, address, size), 0);
        EXPECT_EQ(getsockname(descriptor_, address, &size), 0);
        return ntohs(address_.sin_port);
    }

    bool can_connect(int port) {
        address_.sin_port = htons(static_cast<std::uint16_t>(port));
        return connect(descriptor_, reinterpret_cast<sockaddr*>(&address_), sizeof(address_)) == 0;
    }

  private:
    int descriptor_;
    sockaddr_in address_{};
};

class Server {
  public:
    explicit Server(const std::string& index)
        : port_(Socket().free_port()),
          process_("/usr/bin/env", {"xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1",
                                    "--port", std::to_string(port_), index}) {
        for (int attempt = 0; attempt < 500 && !Socket().can_connect(port_); ++attempt)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }

    [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
    void kill() { process_.send_to_all(SIGKILL); }
    // It keeps its connections, but answers no more.
    void pause() { process_.send_to_all(SIGSTOP); }

  private:
    int port_;
    RunningProgram process_;
};

// Words of all frequencies, some of them side by side.
nlohmann::json article(std::size_t number) {
    constexpr std::array kSentences{
        "Der Hafen von Quirnau bleibt geschlossen.",
        "Die Schlepper liegen seit Montag an der Pier.",
        "Der Importzoll auf Stahl steigt zum Jahresende.",
        "Am Abend kam die Bahn nicht zeitweise, sondern gar nicht.",
        "Zoll auf Importe erhebt der Bund seit Jahren.",
        "Die Ministerin besuchte den Hafen und die Bahn.",
        "Neue Schleusen sollen den Hafen sichern.",
    };
    std::string body;
    for (std::size_t sentence = 0; sentence < 4; ++sentence)
        body +=
            std::string(kSentences[(number * (sentence + 3) + sentence) % kSentences.size()]) + " ";
    return {
        {"id", "artikel-" + std::to_string(number)},
        {"headline", "Meldung " + std::to_string(number) + " aus Quirnau"},
        {"date", "202" + std::to_string(number % 3) + "-03-" + std::to_string(10 + number % 18)},
        {"source", number % 2 == 0 ? "dpa" : "ndk"},
        {"body", body}};
}

class Shards : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        folder_ = new TemporaryFolder;
        for (std::size_t shard = 0; shard < kShards; ++shard) {
            std::string lines;
            for (std::size_t number = shard; number < kArticles; number += kShards)
                lines += article(number).dump() + "\n";
            folder_->write("archive" + std::to_string(shard) + "/articles.jsonl", lines);
            const Outcome outcome = run_index({"update", "--index", index(shard),
                                               folder_->path("archive" + std::to_string(shard))});
            ASSERT_EQ(outcome.status, 0) << outcome.err;
        }
        folder_->write("local.shards",
                       "# by a remainder of three\nauto index0\nauto  index1\n\nauto index2\n");
    }
    static void TearDownTestSuite() {
        delete folder_;
        folder_ = nullptr;
    }

    void SetUp() override {
        for (std::size_t shard = 0; shard < kShards; ++shard)
            servers_.push_back(std::make_unique<Server>(index(shard)));
        std::string list;
        for (const auto& server : servers_)
            list += "remote " + server->address() + "\n";
        folder_->write("remote.shards", list);
    }

    static std::string index(std::size_t shard) {
        return folder_->path("index" + std::to_string(shard));
    }

    static Outcome search(const std::string& list, Arguments arguments) {
        arguments.insert(arguments.begin(), {"--index", folder_->path(list)});
        return run_search(arguments);
    }

    static inline TemporaryFolder* folder_ = nullptr;
    std::vector<std::unique_ptr<Server>> servers_;
};

constexpr std::array kQueries{
    "Hafen",
    "Hafen Bahn",
    "Hafen ODER Zoll",
    "\"der Hafen\"",
    "=\"den Hafen\"",
    "Importzoll",
    "Hafen SATZ Bahn",
    "Zoll NAH/4 Bund",
    "titel:Quirnau -Bahn",
    "Schleus*",
    "Hafn~",
    "quelle:ndk datum:2021",
    "\"Bahn Hafen\"",
    "zeitweise ODER \"Schlepper liegen\"",
};

TEST_F(Shards, RemoteOnesAnswerAsLocalOnesDo) {
    for (const char* const query : kQueries) {
        for (const char* const format : {"text", "jsonl", "trec"}) {
            const Arguments arguments{"--format", format, "--no-pager", "--limit", "100", query};
            const Outcome local = search("local.shards", arguments);
            const Outcome remote = search("remote.shards", arguments);
            EXPECT_EQ(remote.status, local.status) << query << "\n" << remote.err;
            // What to ask instead of a query that finds nothing may differ.
            if (local.status != 0) continue;
            EXPECT_EQ(remote.out, local.out) << query;
        }
    }
}

TEST_F(Shards, TogetherHoldWhatEachHolds) {
    for (const char* const query : {"Hafen", "\"der Hafen\"", "quelle:dpa", "Importzoll"}) {
        std::uint64_t sum = 0;
        for (std::size_t shard = 0; shard < kShards; ++shard)
            sum += count_hits({"--index", index(shard), query});
        EXPECT_GT(sum, 0U) << query;
        for (const char* const list : {"local.shards", "remote.shards"})
            EXPECT_EQ(count_hits({"--index", folder_->path(list), query}), sum) << query << list;
    }
}

TEST_F(Shards, OneThatIsDownIsAnErrorThatNamesIt) {
    servers_[1]->kill();
    const Outcome outcome = search("remote.shards", {"Hafen"});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::ShardUnreachable));
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_THAT(outcome.err, AllOf(HasSubstr(servers_[1]->address()), HasSubstr("--partial")));
}

TEST_F(Shards, APartialAnswerSaysWhatIsMissing) {
    servers_[1]->kill();
    const std::uint64_t there =
        count_hits({"--index", index(0), "Hafen"}) + count_hits({"--index", index(2), "Hafen"});
    for (const char* const format : {"text", "jsonl", "csv"}) {
        const Outcome outcome =
            search("remote.shards", {"--partial", "--plain", "--format", format, "Hafen"});
        EXPECT_EQ(outcome.status, 0);
        EXPECT_THAT(outcome.err, AllOf(HasSubstr("partial"), HasSubstr(servers_[1]->address())));
    }
    EXPECT_EQ(count_hits({"--index", folder_->path("remote.shards"), "--partial", "Hafen"}), there);
    for (const auto& server : servers_)
        server->kill();
    const Outcome outcome = search("remote.shards", {"--partial", "Hafen"});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::ShardUnreachable));
    EXPECT_THAT(outcome.err, HasSubstr("none of its 3 shards"));
}

enum class Moment { BetweenQueries, InMidQuery };

// A batch that is under way: its first query is answered before the server is killed. The second is
// asked on the connection that is then dead, or has been waiting for the server's answer.
Outcome kill_server(Server& server, Moment moment, const std::string& list, const std::string& fifo,
                    Arguments arguments) {
    unlink(fifo.c_str());
    EXPECT_EQ(mkfifo(fifo.c_str(), 0600), 0);
    arguments.insert(arguments.end(), {"--index", list, "--batch", fifo, "--format", "csv"});
    RunningProgram program(NACHLESE_SEARCH_PROGRAM, arguments);
    const auto wait = [] { std::this_thread::sleep_for(std::chrono::milliseconds(500)); };
    std::ofstream topics(fifo);
    topics << "eins\tHafen\n" << std::flush;
    wait();
    if (moment == Moment::InMidQuery) server.pause();
    if (moment == Moment::BetweenQueries) server.kill();
    topics << "zwei\tHafen\n" << std::flush;
    topics.close();
    if (moment == Moment::InMidQuery) {
        wait();
        server.kill();
    }
    return program.finish();
}

TEST_F(Shards, OneThatDiesIsAnError) {
    for (const Moment moment : {Moment::BetweenQueries, Moment::InMidQuery}) {
        Server server(index(1));
        const std::string list = folder_->write(
            "dying.shards", "remote " + servers_[0]->address() + "\nremote " + server.address() +
                                "\nremote " + servers_[2]->address() + "\n");
        const Outcome outcome = kill_server(server, moment, list, folder_->path("topics"), {});
        EXPECT_EQ(outcome.status, exit_status(ErrorCode::ShardUnreachable)) << outcome.err;
        EXPECT_THAT(outcome.out, AllOf(HasSubstr("eins,"), Not(HasSubstr("zwei,"))));
        EXPECT_THAT(outcome.err, AllOf(HasSubstr("line 2"), HasSubstr(server.address())));
    }
}

TEST_F(Shards, OneThatDiesIsLeftOutWherePartialAnswersAreWanted) {
    const auto lines_of = [](const std::string& csv, const std::string& query) {
        std::size_t lines = 0;
        for (auto at = csv.find("\n" + query + ","); at != std::string::npos;
             at = csv.find("\n" + query + ",", at + 1))
            ++lines;
        return lines;
    };
    std::string rest;
    std::uint64_t there = 0;
    for (std::size_t shard = 0; shard < kShards - 1; ++shard) {
        rest += "auto index" + std::to_string(shard) + "\n";
        there += count_hits({"--index", index(shard), "Hafen"});
    }
    for (const Moment moment : {Moment::BetweenQueries, Moment::InMidQuery}) {
        Server server(index(2));
        const std::string list =
            folder_->write("dying.shards", rest + "remote " + server.address() + "\n");
        const Outcome outcome = kill_server(server, moment, list, folder_->path("topics"),
                                            {"--partial", "--limit", "100"});
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        EXPECT_GT(lines_of(outcome.out, "eins"), there);
        EXPECT_EQ(lines_of(outcome.out, "zwei"), there) << "whole, but for the shard";
        EXPECT_THAT(outcome.err, AllOf(HasSubstr("partial"), HasSubstr(server.address())));
    }
}

TEST_F(Shards, AreAlsoReachedThroughAProgram) {
    folder_->write("program.shards",
                   "remote :xapian-progsrv " + index(0) + "\nauto index1\nauto index2\n");
    for (const char* const query : {"Hafen", "\"der Hafen\"", "Importzoll"}) {
        EXPECT_EQ(search("program.shards", {"--format", "trec", query}).out,
                  search("local.shards", {"--format", "trec", query}).out)
            << query;
    }
}

TEST_F(Shards, AListThatCannotBeReadIsNamedWithItsLine) {
    struct Case {
        const char* list;
        ErrorCode code;
        const char* message;
    };
    for (const Case& wrong : {
             Case{"", ErrorCode::BadInput, "lists no shard"},
             Case{"# nothing\n\n", ErrorCode::BadInput, "lists no shard"},
             Case{"auto index0\nindex1\n", ErrorCode::BadInput, "line 2"},
             Case{"remote 127.0.0.1\n", ErrorCode::BadInput, "line 1"},
             Case{"remote 127.0.0.1:99999\n", ErrorCode::BadInput, "line 1"},
             Case{"remote :\n", ErrorCode::BadInput, "line 1"},
             Case{"auto nowhere\n", ErrorCode::IndexMissing, "nowhere"},
         }) {
        folder_->write("wrong.shards", wrong.list);
        const Outcome outcome = search("wrong.shards", {"Hafen"});
        EXPECT_EQ(outcome.status, exit_status(wrong.code)) << wrong.list << outcome.err;
        EXPECT_THAT(outcome.err, HasSubstr(wrong.message)) << wrong.list;
    }
}

TEST_F(Shards, ASearchOfSeveralIsNotRecorded) {
    const Outcome outcome =
        search("local.shards", {"--record", folder_->path("record.json"), "Hafen"});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::Usage));
    EXPECT_THAT(outcome.err, HasSubstr("recorded"));
}

}  // namespace
}  // namespace nachlese::testing
