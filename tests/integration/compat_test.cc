// Indexes of every format version that was ever released, three articles each, read by the programs
// of today. tests/compat/make-index makes the index of the present version. Where this test fails,
// the format has changed, by intention or not: raise kFormatVersion and either keep reading the old
// index or refuse it, and say so in the table below. As long as a version is unreleased, make its
// index again instead.
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/error.h"
#include "schema/index_format.h"
#include "tests/integration/program.h"

namespace nachlese::testing {
namespace {

using ::testing::HasSubstr;

const std::string kIndexes = NACHLESE_SOURCE_DIR "/tests/compat/";
const std::string kBridge = "2003/05/klappbruecke.txt";
const std::string kCat = "2018/11/schneekatze.txt";
const std::string kClock = "probe-7";

enum class Support { Readable, Refused };

struct Format {
    int version;
    Support support;
};
constexpr Format kFormats[] = {
    {1, Support::Readable},
};

struct Expectation {
    const char* query;
    std::set<std::string> ids;
};

const std::vector<Expectation>& expectations() {
    static const std::vector<Expectation> table = {
        {"Katzen", {kCat}},
        {"=Katzen", {}},
        {"Turmuhren Reparaturen", {kClock}},
        {"„auf dem Deich“", {kBridge}},
        {"titel:Skilift", {kCat}},
        {"schlagwort:Kirche", {kClock}},
        {"quelle:dpa ort:Ostermoor", {kBridge}},
        {"autor:Unterrainer", {kCat}},
        {"datum:2011-08-02", {kClock}},
        {"datum:2003..2011", {kBridge, kClock}},
        {"geht -Uhrmacher", {kBridge}},
        {"Nebelhorn", {}},
    };
    return table;
}

std::string archive_of(int version) {
    return kIndexes + "v" + std::to_string(version) + ".tar.gz";
}

// Returns the folder of the index.
std::string unpack(const Format& format, const TemporaryFolder& folder) {
    const Outcome outcome =
        run("/bin/tar", {"--extract", "--gzip", "--file", archive_of(format.version), "--directory",
                         folder.path()});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return folder.path("index");
}

std::set<std::string> ids_in_run(const std::string& run_lines) {
    std::set<std::string> ids;
    std::istringstream lines(run_lines);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        std::string topic;
        std::string iteration;
        std::string id;
        if (fields >> topic >> iteration >> id) ids.insert(id);
    }
    return ids;
}

void expect_readable(const std::string& index) {
    const Outcome check = run_index({"check", "--index", index});
    EXPECT_EQ(check.status, 0) << check.err;
    EXPECT_THAT(check.out, HasSubstr("has no checksums"));
    for (const Expectation& expected : expectations()) {
        const Outcome found = run_search({"--index", index, "--format", "trec", expected.query});
        EXPECT_EQ(found.status, expected.ids.empty() ? exit_status(ErrorCode::NothingFound) : 0)
            << expected.query << "\n"
            << found.err;
        EXPECT_EQ(ids_in_run(found.out), expected.ids) << expected.query;
    }
    const Outcome stored = run_search({"--index", index, "--format", "jsonl", "Brückenwärter"});
    EXPECT_THAT(stored.out, HasSubstr("«Sie geht auf, aber nicht mehr zu», sagte"));
    EXPECT_THAT(stored.out, HasSubstr("2003-05-17T09:20:00+02:00"));
}

void expect_refused(const std::string& index) {
    const Outcome outcome = run_search({"--index", index, "Katzen"});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::IndexIncompatible));
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr("hint"));
}

TEST(Compatibility, AnIndexOfEachFormatIsReadOrRefused) {
    for (const Format& format : kFormats) {
        SCOPED_TRACE(archive_of(format.version));
        const TemporaryFolder folder;
        const std::string index = unpack(format, folder);
        if (format.support == Support::Readable) {
            expect_readable(index);
        } else {
            expect_refused(index);
        }
    }
}

TEST(Compatibility, EachIndexIsInTheTableAndThePresentFormatToo) {
    std::set<std::string> expected;
    for (const Format& format : kFormats)
        expected.insert(archive_of(format.version));
    std::set<std::string> present;
    for (const auto& entry : std::filesystem::directory_iterator(kIndexes)) {
        if (entry.path().extension() == ".gz") present.insert(entry.path().string());
    }
    EXPECT_EQ(present, expected);
    EXPECT_TRUE(present.contains(archive_of(kFormatVersion)));
}

}  // namespace
}  // namespace nachlese::testing
