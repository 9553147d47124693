// What nachlese-search says of answers that are not what was expected.
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/error.h"
#include "tests/integration/searching.h"

namespace nachlese::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Explaining : public Searching {};

TEST_F(Explaining, AQueryWithoutHitsIsHelped) {
    const std::string query = "Talsperrre UND Hochwasser";
    const std::string spelling = "\"Talsperrre\" stands in no article. Did you mean Talsperre (";
    const std::string clause =
        fmt::format("Without Talsperrre: {} articles.",
                    count_hits({"--index", folder_->path("index"), "Hochwasser"}));
    const Outcome text = search({query});
    EXPECT_EQ(text.status, exit_status(ErrorCode::NothingFound));
    EXPECT_THAT(text.out, AllOf(HasSubstr(spelling), HasSubstr(clause)));
    for (const char* const format : {"jsonl", "csv", "trec"}) {
        const Outcome outcome = search({"--format", format, query});
        EXPECT_EQ(outcome.status, exit_status(ErrorCode::NothingFound)) << format;
        EXPECT_THAT(outcome.out, Not(HasSubstr("Talsperr"))) << format;
        EXPECT_THAT(outcome.err, AllOf(HasSubstr(spelling), HasSubstr(clause))) << format;
    }
    EXPECT_EQ(search({"--count", query}).out, "0\n");
    EXPECT_EQ(search({"--count", query}).err, "");
    EXPECT_THAT(search({"Talsperrre Hochwasser"}).out,
                AllOf(HasSubstr("any of them"), HasSubstr(spelling), HasSubstr(clause)))
        << "also where any word was looked for instead";
}

TEST_F(Explaining, WhyNamesTheClauseThatFailed) {
    const std::string id = "2013/06/hochwasser-hohenleite-bestanden.txt";
    const Outcome found = search({"--why", id, "Talsperre Hochwasser"});
    EXPECT_EQ(found.status, 0);
    EXPECT_THAT(found.out, AllOf(HasSubstr(id + ": found, rank 1\n"),
                                 HasSubstr("yes  Talsperre · headline: Talsperre; body: ")));
    const Outcome missed = search({"--why", id, "Talsperre", "datum:2014", "-Hochwasser"});
    EXPECT_EQ(missed.status, exit_status(ErrorCode::NothingFound));
    EXPECT_THAT(missed.out,
                AllOf(HasSubstr(id + ": not found\n"), HasSubstr("yes  Talsperre ·"),
                      HasSubstr("no   datum:2014 · its date is 04.06.2013, 19:31 Uhr\n"),
                      HasSubstr("no   -Hochwasser · ")));
}

TEST_F(Explaining, WhyIsAboutTheSearchAsItIsShown) {
    const std::string id = "2013/06/hochwasser-hohenleite-bestanden.txt";
    const Outcome any = search({"--why", id, "Talsperre Trompetenkonzertmeister"});
    EXPECT_EQ(any.status, 0) << "where no article has all words, any will do";
    EXPECT_THAT(any.out, AllOf(HasSubstr("any of them"), HasSubstr("no   Trompetenkonzert")));
    EXPECT_EQ(search({"--why", id, "--match", "all", "Talsperre Trompetenkonzertmeister"}).status,
              exit_status(ErrorCode::NothingFound));
}

TEST_F(Explaining, WhyWantsAnArticleAndAQuery) {
    const Outcome unknown = search({"--why", "nirgends", "Hafen"});
    EXPECT_EQ(unknown.status, exit_status(ErrorCode::BadInput));
    EXPECT_THAT(unknown.err, AllOf(HasSubstr("nirgends"), HasSubstr("hint: ")));
    EXPECT_EQ(unknown.out, "");
    for (const Arguments& arguments : std::vector<Arguments>{
             {"--why", "1"},
             {"--why", "1", "--format", "csv", "Hafen"},
             {"--why", "1", "--format", "kwic", "Hafen"},
             {"--why", "1", "--count", "Hafen"},
             {"--why", "1", "--all", "Hafen"},
             {"--why", "1", "--similar", "2"},
             {"--why", "1", "--facet", "source", "Hafen"},
         }) {
        EXPECT_EQ(search(arguments).status, exit_status(ErrorCode::Usage));
    }
    EXPECT_EQ(search({"--why", "1", "Hafen ("}).status, exit_status(ErrorCode::BadQuery));
}

}  // namespace
}  // namespace nachlese::testing
