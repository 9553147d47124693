// nachlese-search on an index of the sample archive.
#include "tests/integration/searching.h"

#include <algorithm>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <xapian.h>

#include "query/writers/output_formats.h"
#include "schema/error.h"

namespace nachlese::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(Searching, FindsInflectedForms) {
    EXPECT_GT(count("Hafen"), 0U);
    EXPECT_EQ(count("Hafens"), count("Hafen"));
    EXPECT_EQ(count("HAFEN"), count("hafen"));
}

TEST_F(Searching, TheExactFormFindsLess) {
    EXPECT_LT(count("=Häfen"), count("Häfen"));
    EXPECT_GT(count("=Häfen"), 0U);
}

TEST_F(Searching, PhrasesTakeWordsInOrder) {
    EXPECT_GT(count("„Talsperre Hohenleite“"), 0U);
    EXPECT_EQ(count("„Talsperre Hohenleite“"), count("«Talsperre Hohenleite»"));
    EXPECT_EQ(count("\"Hohenleite Talsperre\""), 0U);
    EXPECT_LE(count("=\"der Talsperre Hohenleite\""), count("\"der Talsperre Hohenleite\""));
}

TEST_F(Searching, OperatorsDoWhatTheySay) {
    const auto both = count("Talsperre UND Hochwasser");
    const auto either = count("Talsperre ODER Hochwasser");
    const auto first = count("Talsperre");
    const auto second = count("Hochwasser");
    EXPECT_GT(both, 0U);
    EXPECT_EQ(first + second, both + either);
    EXPECT_EQ(count("Talsperre -Hochwasser"), first - both);
    EXPECT_EQ(count("Talsperre NICHT Hochwasser"), first - both);
    EXPECT_EQ(count("Talsperre Hochwasser", {"--match", "any"}), either);
    EXPECT_EQ(count("-Talsperre") + first, count("datum:..2030 ODER -datum:..2030"));
}

TEST_F(Searching, FieldsAreKeptApart) {
    EXPECT_GT(count("titel:Talsperre"), 0U);
    EXPECT_EQ(count("titel:Talsperre"), count("headline:Talsperre"));
    EXPECT_LT(count("titel:Talsperre"), count("Talsperre"));
    EXPECT_EQ(count("Talsperre"), count("titel:Talsperre ODER dachzeile:Talsperre ODER "
                                        "vorspann:Talsperre ODER text:Talsperre ODER "
                                        "schlagwort:Talsperre ODER bildtext:Talsperre"));
}

TEST_F(Searching, DatesAreCoveredToTheDay) {
    const auto year = count("datum:2019");
    EXPECT_GT(year, 0U);
    std::uint64_t days = 0;
    for (const char* const half :
         {"datum:2019-01-01..2019-06-17", "datum:2019-06-18..2019-12-31"}) {
        days += count(half);
    }
    EXPECT_EQ(days, year);
    EXPECT_EQ(count("seit:2019 bis:2019"), year);
}

TEST_F(Searching, PlainWordsHaveNoOperators) {
    EXPECT_EQ(count("-Talsperre", {"--plain"}), count("Talsperre"));
    EXPECT_EQ(count("titel:Talsperre", {"--plain"}), count("\"titel Talsperre\""));
}

TEST_F(Searching, ASyntaxErrorIsAnErrorWithItsPlaceMarked) {
    const Outcome outcome = search({"Hafen ODER (Streik"});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::BadQuery));
    EXPECT_THAT(outcome.err, HasSubstr("Hafen ODER (Streik\n           ^"));
    EXPECT_EQ(outcome.out, "");
}

TEST_F(Searching, AQueryWithoutAnyWordIsAnError) {
    EXPECT_EQ(search({"&"}).status, exit_status(ErrorCode::BadQuery));
}

TEST_F(Searching, TextFallsBackToAnyWordAndSaysSo) {
    const std::string query = "Talsperre Trompetenkonzertmeister";
    const Outcome text = search({query});
    EXPECT_EQ(text.status, 0);
    EXPECT_THAT(text.out, HasSubstr("any of them"));
    EXPECT_EQ(count(query), 0U);
    EXPECT_TRUE(hits({query}).empty());
    EXPECT_THAT(search({"--match", "all", query}).out, Not(HasSubstr("any of them")));
}

TEST_F(Searching, AConcordanceHasALineForEachPlace) {
    const Outcome outcome = search({"--format", "kwic", "--width", "90", "--all", "Talsperre"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    const auto lines =
        static_cast<std::uint64_t>(std::count(outcome.out.begin(), outcome.out.end(), '\n'));
    EXPECT_GT(lines, count("Talsperre"));
}

TEST_F(Searching, FacetsCountAllHits) {
    const Outcome outcome = search({"--facet", "year", "--limit", "1", "Talsperre"});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.out, HasSubstr("year"));
}

TEST_F(Searching, ATimelineAddsUpToTheTotal) {
    const auto lines = hits({"--timeline", "--limit", "0", "Talsperre"});
    ASSERT_EQ(lines.size(), 1U);
    std::uint64_t sum = lines.front()["undated"];
    for (const json& period : lines.front()["counts"])
        sum += period["count"].get<std::uint64_t>();
    EXPECT_EQ(sum, count("Talsperre"));
}

TEST_F(Searching, TheTailOfAPageIsNotItsText) {
    EXPECT_EQ(count("Suchbegriff"), 0U);
    EXPECT_EQ(count("Impressum"), 0U);
}

TEST_F(Searching, ABatchAnswersEveryLineAndReportsTheBadOnes) {
    folder_->write("topics.tsv", "q1\tTalsperre\nq2\tHafen (\nq3\tHochwasser\n");
    const Outcome outcome =
        search({"--batch", folder_->path("topics.tsv"), "--format", "trec", "--limit", "2"});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::BadQuery));
    EXPECT_THAT(outcome.out, HasSubstr("q1 Q0 "));
    EXPECT_THAT(outcome.out, HasSubstr("q3 Q0 "));
    EXPECT_THAT(outcome.out, Not(HasSubstr("q2 ")));
    EXPECT_THAT(outcome.err, HasSubstr("line 2"));
}

TEST_F(Searching, ABatchNeedsAnIdForEveryQuery) {
    folder_->write("ids.tsv", "\xEF\xBB\xBFq1\tTalsperre\n \tHafen\n");
    const Outcome outcome =
        search({"--batch", folder_->path("ids.tsv"), "--format", "trec", "--limit", "1"});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::BadInput));
    EXPECT_TRUE(outcome.out.starts_with("q1 Q0 ")) << outcome.out;
    EXPECT_THAT(outcome.err, HasSubstr("line 2: there is no id"));
}

TEST_F(Searching, ABatchIsNoFolder) {
    const Outcome outcome = search({"--batch", folder_->path()});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::Io));
    EXPECT_THAT(outcome.err, HasSubstr("is a folder"));
}

TEST_F(Searching, ABatchEndsWhereItsOutputCannotBeWritten) {
    std::string topics;
    for (int i = 0; i < 100; ++i)
        topics += "q\tder\n";
    folder_->write("long.tsv", topics + "the last line is bad\n");
    const Outcome outcome =
        run("/bin/sh",
            {"-c", "exec \"$@\" > /dev/full", "sh", NACHLESE_SEARCH_PROGRAM, "--index",
             folder_->path("index"), "--format", "jsonl", "--batch", folder_->path("long.tsv")});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::Io));
    EXPECT_THAT(outcome.err, HasSubstr("output cannot be written"));
    EXPECT_THAT(outcome.err, Not(HasSubstr("line 101"))) << "no query is answered in vain";
}

TEST_F(Searching, TheExitStatusSaysWhetherAnythingWasFound) {
    const int none = exit_status(ErrorCode::NothingFound);
    const int error = exit_status(ErrorCode::BadQuery);
    const std::string topics = folder_->write("none.tsv", "q1\tNebelhornkonzert\n");
    const std::string mixed = folder_->write("mixed.tsv", "q1\tNebelhornkonzert\nq2\tHafen\n");
    std::vector<Arguments> ways{{"--count"}, {"--timeline"}, {"--facet", "year", "--limit", "0"}};
    for (const OutputFormat& format : output_formats())
        ways.push_back({"--format", std::string(format.name)});
    for (const Arguments& way : ways) {
        const auto status = [&way](const Arguments& query) {
            Arguments arguments = way;
            arguments.insert(arguments.end(), query.begin(), query.end());
            return search(arguments).status;
        };
        const std::string shown = ::testing::PrintToString(way);
        EXPECT_EQ(status({"Hafen"}), 0) << shown;
        EXPECT_EQ(status({"Nebelhornkonzert"}), none) << shown;
        EXPECT_EQ(status({"Hafen ("}), error) << shown;
        EXPECT_EQ(status({"--batch", mixed}), 0) << shown;
        EXPECT_EQ(status({"--batch", topics}), none) << shown;
    }
}

TEST_F(Searching, SynonymsOfTheUserAreReadAtQueryTime) {
    const std::string file = folder_->write("own.txt", "# Orte\nQuirnstadt, Bremerhaven\n");
    EXPECT_EQ(count("Quirnstadt"), 0U);
    EXPECT_EQ(count("Quirnstadt", {"--synonyms", file}), count("Bremerhaven"));
    EXPECT_EQ(count("=Quirnstadt", {"--synonyms", file}), 0U);
    EXPECT_EQ(count("\"Quirnstadt\"", {"--synonyms", file}), 0U);
    EXPECT_EQ(count("Quirnstadt", {"--synonyms", file, "--no-synonyms"}), 0U);

    const std::string in_index = folder_->write("index/synonyms.txt", "Quirnburg, Bremerhaven\n");
    EXPECT_EQ(count("Quirnburg"), count("Bremerhaven"));
    std::filesystem::remove(in_index);
}

TEST_F(Searching, ABrokenFileOfSynonymsIsNamedWithItsLine) {
    const std::string file = folder_->write("broken.txt", "Kiew, Kyjiw\nBremerhaven\n");
    const Outcome outcome = search({"--synonyms", file, "Hafen"});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::BadInput));
    EXPECT_THAT(outcome.err, HasSubstr(file + ": line 2"));
    EXPECT_EQ(outcome.out, "");
}

TEST_F(Searching, ExactIsAsIfEveryWordWereWrittenSo) {
    EXPECT_EQ(count("Häfen", {"--exact"}), count("=Häfen"));
    EXPECT_EQ(count("\"der Talsperre\"", {"--exact"}), count("=\"der Talsperre\""));
    EXPECT_EQ(count("Hafen quelle:dpa", {"--exact"}), count("=Hafen quelle:dpa"));
}

TEST_F(Searching, UmlautsAreFoundInEverySpelling) {
    EXPECT_GT(count("Muehlensund"), 0U);
    EXPECT_EQ(count("Muehlensund"), count("Mühlensund"));
    EXPECT_EQ(count("Muhlensund"), count("Mühlensund"));
    EXPECT_EQ(count("Muehlensund", {"--no-folding"}), 0U);
}

TEST_F(Searching, ExplainShowsEveryStage) {
    const Outcome outcome = search({"--explain", "titel:Talsperre"});
    for (const char* const part : {"parsed  headline:Talsperre", "tokens", "ZStalsperr",
                                   "talsperr, in any inflection", "as a part of a compound"}) {
        EXPECT_THAT(outcome.out, HasSubstr(part));
    }
}

TEST_F(Searching, AMissingOrForeignIndexIsNamed) {
    const Outcome missing = run_search({"--index", folder_->path("fehlt"), "Hafen"});
    EXPECT_EQ(missing.status, exit_status(ErrorCode::IndexMissing));
    EXPECT_THAT(missing.err, HasSubstr(folder_->path("fehlt")));
    EXPECT_EQ(missing.out, "");
}

TEST_F(Searching, AnIndexOfAnotherFormatIsRefused) {
    const std::string copy = folder_->path("newer");
    std::filesystem::copy(folder_->path("index"), copy, std::filesystem::copy_options::recursive);
    const std::string shard = copy + "/generations/000001/shard-00";
    for (const auto& [key, value] :
         {std::pair{"nachlese.format", "999"}, std::pair{"nachlese.features", "telepathy"},
          std::pair{"nachlese.analyser", "another"}}) {
        Xapian::WritableDatabase database(shard, Xapian::DB_OPEN);
        const std::string before = database.get_metadata(key);
        database.set_metadata(key, value);
        database.commit();
        for (const Outcome& outcome :
             {run_search({"--index", copy, "Hafen"}), run_index({"status", "--index", copy})}) {
            EXPECT_EQ(outcome.status, exit_status(ErrorCode::IndexIncompatible)) << outcome.err;
            EXPECT_THAT(outcome.err, HasSubstr(value));
            EXPECT_THAT(outcome.err, HasSubstr("hint"));
        }
        database.set_metadata(key, before);
        database.commit();
    }
    EXPECT_EQ(run_search({"--index", copy, "Hafen"}).status, 0);
}

}  // namespace
}  // namespace nachlese::testing
