// An archive folder, an index made of it, and the report of the last run.
#pragma once

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/integration/program.h"

namespace nachlese::testing {

inline constexpr const char* kHarbour =
    "Hafen von Quirnau bleibt geschlossen\n\n"
    "Quirnau (dpa) - Die Schlepper liegen seit Montag an der Pier. Der Betriebsrat will weiter "
    "verhandeln.\n";
inline constexpr const char* kRailway =
    "Quirntalbahn fährt wieder\n\nAltenquirn (dpa) - Der erste Zug erreichte den Bahnhof "
    "pünktlich.\n";

class Indexing : public ::testing::Test {
  protected:
    // Runs `update` over the archive folder and returns its report.
    nlohmann::json update() {
        const Outcome outcome = run_index(
            {"update", "--index", index(), "--report", folder_.path("report.json"), archive()});
        last_status_ = outcome.status;
        EXPECT_THAT(outcome.err, ::testing::HasSubstr("files seen"));
        return nlohmann::json::parse(read_text(folder_.path("report.json")));
    }

    std::uint64_t count(const std::string& query) {
        return count_hits({"--index", index(), query});
    }

    void write(const std::string& name, const std::string& content) {
        folder_.write("archive/" + name, content);
    }

    std::string index() { return folder_.path("index"); }
    std::string archive() { return folder_.path("archive"); }

    TemporaryFolder folder_;
    int last_status_ = -1;
};

}  // namespace nachlese::testing
