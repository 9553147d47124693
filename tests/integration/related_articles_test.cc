// Near-duplicates and articles like a given one, with the real programs.
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/error.h"
#include "tests/integration/program.h"
#include "tests/unit/agency_copy.h"

namespace nachlese::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

json article(const std::string& id, const std::string& source, const std::string& date,
             const std::vector<std::string>& paragraphs) {
    return {{"id", id},
            {"headline", "Aus " + source},
            {"source", source},
            {"date", date},
            {"body", joined(paragraphs)}};
}

// One agency report in three papers, another paper's own, and one of something else.
std::string archive() {
    std::string lines;
    for (const json& line : {
             article("bote-1", "Nordbote", "2024-03-05", kAgencyReport),
             article("kurier-7", "Kurier", "2024-03-06", reprint()),
             article("blatt-3", "Inselblatt", "2024-03-06", kAgencyReport),
             article("woche-2", "Hafenwoche", "2024-03-07", kOwnReport),
             article("bote-9", "Nordbote", "2024-03-08", {"Der Chor probt einen Kanon."}),
         }) {
        lines += line.dump() + "\n";
    }
    return lines;
}

class RelatedArticles : public ::testing::Test {
  protected:
    void SetUp() override {
        folder_.write("archive/articles.jsonl", archive());
        const Outcome outcome =
            run_index({"update", "--index", folder_.path("index"), folder_.path("archive"),
                       std::string(NACHLESE_SOURCE_DIR) + "/data/sample-archive"});
        ASSERT_EQ(outcome.status, 0) << outcome.err;
    }

    Outcome search(Arguments arguments) {
        arguments.insert(arguments.begin(), {"--index", folder_.path("index")});
        return run_search(arguments);
    }

    std::vector<json> hits(Arguments arguments) {
        arguments.insert(arguments.begin(), {"--format", "jsonl"});
        const Outcome outcome = search(std::move(arguments));
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        std::vector<json> found;
        std::istringstream lines(outcome.out);
        for (std::string line; std::getline(lines, line);)
            found.push_back(json::parse(line));
        return found;
    }

    std::vector<std::string> ids(const Arguments& arguments) {
        std::vector<std::string> ids;
        for (const json& hit : hits(arguments))
            ids.push_back(hit["id"]);
        return ids;
    }

    TemporaryFolder folder_;
};

TEST_F(RelatedArticles, SimilarOnesAreNeitherTheArticleNorItsReprints) {
    EXPECT_EQ(ids({"--similar", "bote-1"}).front(), "woche-2");
    EXPECT_THAT(ids({"--similar", "bote-1"}), Not(Contains(AnyOf("kurier-7", "blatt-3"))));
    EXPECT_THAT(ids({"--similar", "woche-2", "--limit", "3"}),
                UnorderedElementsAre("bote-1", "kurier-7", "blatt-3"));
}

TEST_F(RelatedArticles, AQueryFiltersSimilarOnes) {
    EXPECT_THAT(ids({"--similar", "woche-2", "quelle:Kurier"}), ElementsAre("kurier-7"));
    EXPECT_EQ(search({"--similar", "woche-2", "quelle:Hafenwoche"}).status,
              exit_status(ErrorCode::NothingFound));
    // What finds nothing is no filter that is missing.
    EXPECT_EQ(search({"--similar", "woche-2", "niemandsolches*"}).status,
              exit_status(ErrorCode::NothingFound));
}

TEST_F(RelatedArticles, SimilarOnesComeInEveryOrderAndFormat) {
    // The sample archive's two articles of that year are of other things.
    const Arguments similar{"--similar", "woche-2", "datum:2024"};
    const auto with = [&](Arguments more) {
        more.insert(more.begin(), similar.begin(), similar.end());
        return more;
    };
    EXPECT_THAT(ids(with({"--sort", "date"})), ElementsAre("bote-1", "blatt-3", "kurier-7"));
    EXPECT_THAT(ids(with({"--all"})), SizeIs(3));
    EXPECT_THAT(ids(with({"--limit", "1", "--offset", "2"})), SizeIs(1));
    EXPECT_EQ(search(with({"--count"})).out, "3\n");
    EXPECT_THAT(search(with({"--facet", "source", "--limit", "0"})).out,
                AllOf(HasSubstr("Inselblatt"), Not(HasSubstr("Hafenwoche"))));
    EXPECT_THAT(search(with({"--explain"})).out,
                AllOf(HasSubstr("finds   nordersand"), HasSubstr("xapian")));
    EXPECT_THAT(search(with({"--color", "always"})).out, HasSubstr("\x1b["));
}

TEST_F(RelatedArticles, AnUnknownIdIsAnError) {
    const Outcome outcome = search({"--similar", "bote-2"});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::BadInput));
    EXPECT_THAT(outcome.err, HasSubstr("\"bote-2\""));
    EXPECT_THAT(outcome.out, IsEmpty());
}

TEST_F(RelatedArticles, APageOfTextFoldsReprints) {
    const Outcome folded = search({"Schleuse datum:2024"});
    EXPECT_THAT(folded.out, HasSubstr("4 articles, 2 near-duplicates folded"));
    EXPECT_EQ(folded.out, search({"--duplicates", "fold", "Schleuse datum:2024"}).out);
    EXPECT_THAT(search({"--duplicates", "show", "Schleuse datum:2024"}).out,
                AllOf(HasSubstr("4 articles\n"), Not(HasSubstr("folded"))));
}

TEST_F(RelatedArticles, ProgramsGetEveryArticleUnlessTheyAskForFolding) {
    const std::vector<json> shown = hits({"Schleuse datum:2024"});
    EXPECT_THAT(shown, SizeIs(4));
    for (const json& hit : shown)
        EXPECT_FALSE(hit.contains("duplicates"));

    std::vector<std::string> folded;
    for (const json& hit : hits({"--duplicates", "fold", "Schleuse datum:2024"})) {
        folded.push_back(hit["id"]);
        for (const json& duplicate : hit.value("duplicates", json::array()))
            folded.push_back(duplicate["id"]);
    }
    EXPECT_THAT(folded, UnorderedElementsAre("bote-1", "kurier-7", "blatt-3", "woche-2"));
}

TEST_F(RelatedArticles, FoldingIsRefusedWhereItHasNoPlace) {
    for (const Arguments& arguments : {
             Arguments{"--duplicates", "fold", "--format", "csv", "Schleuse datum:2024"},
             Arguments{"--duplicates", "fold", "--format", "kwic", "Schleuse datum:2024"},
             Arguments{"--duplicates", "fold", "--all", "Schleuse datum:2024"},
             Arguments{"--duplicates", "hide", "Schleuse datum:2024"},
             Arguments{"--duplicates"},
         }) {
        const Outcome outcome = search(arguments);
        EXPECT_EQ(outcome.status, exit_status(ErrorCode::Usage));
        EXPECT_THAT(outcome.err, HasSubstr("--duplicates"));
        EXPECT_THAT(outcome.out, IsEmpty());
    }
}

}  // namespace
}  // namespace nachlese::testing
