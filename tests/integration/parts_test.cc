// Pages of recognised text beside the METS file that puts articles together from them.
#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/integration/indexing.h"

namespace nachlese::testing {
namespace {

using nlohmann::json;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string sample(const std::string& name) {
    return read_text(NACHLESE_SOURCE_DIR "/data/formats/ausgabe/" + name);
}

class Parts : public Indexing {
  protected:
    void write_pages() {
        write("band/ALTO/0001.xml", sample("ALTO/0001.xml"));
        write("band/ALTO/0002.xml", sample("ALTO/0002.xml"));
    }
    void write_mets(const std::string& name = "mets.xml") {
        write("band/" + name, sample("mets.xml"));
    }
    void remove(const std::string& name) { std::filesystem::remove(archive() + "/" + name); }

    // Of all articles about the ship and the market, sorted.
    std::vector<std::string> found(const std::string& index) {
        const Outcome outcome = run_search({"--index", index, "--format", "jsonl", "--limit", "50",
                                            "--match", "any", "Dampfer Marktbericht Butter"});
        std::vector<std::string> paths;
        std::istringstream lines(outcome.out);
        for (std::string line; std::getline(lines, line);)
            paths.push_back(json::parse(line).at("path"));
        std::sort(paths.begin(), paths.end());
        return paths;
    }
    std::vector<std::string> found() { return found(index()); }

    // The same as of an index made afresh, by any number of threads.
    void expect_as_afresh() {
        for (const std::string jobs : {"1", "4"}) {
            const std::string fresh = folder_.path("fresh" + jobs);
            run_index({"rebuild", "--jobs", jobs, "--allow-empty", "--index", fresh, archive()});
            EXPECT_EQ(found(), found(fresh)) << jobs << " jobs";
        }
        const Outcome check = run_index({"check", "--index", index()});
        EXPECT_EQ(check.status, 0) << check.out << check.err;
    }
};

const char* const kFirstPage = "band/ALTO/0001.xml";
const char* const kSecondPage = "band/ALTO/0002.xml";
const char* const kFirstArticle = "band/mets.xml#ART1";
const char* const kSecondArticle = "band/mets.xml#ART2";

TEST_F(Parts, PagesOfAnIssueAreNoArticlesOfTheirOwn) {
    write_pages();
    write_mets();
    const json report = update();
    EXPECT_EQ(last_status_, 0);
    EXPECT_THAT(found(), ElementsAre(kFirstArticle, kSecondArticle));
    EXPECT_THAT(report.dump(), HasSubstr("its text is in the articles of band/mets.xml"));
    expect_as_afresh();
    EXPECT_EQ(update().at("files_read"), 0);
}

TEST_F(Parts, PagesLeaveWhenTheIssueComesAndComeBackWhenItGoes) {
    write("andere.txt", kHarbour);
    write_pages();
    update();
    EXPECT_THAT(found(), ElementsAre(kFirstPage, kSecondPage));
    write_mets();
    update();
    EXPECT_THAT(found(), ElementsAre(kFirstArticle, kSecondArticle));
    expect_as_afresh();
    remove("band/mets.xml");
    EXPECT_EQ(run_index({"update", "--allow-empty", "--index", index(), archive()}).status, 0);
    EXPECT_THAT(found(), ElementsAre(kFirstPage, kSecondPage));
    expect_as_afresh();
}

TEST_F(Parts, PagesThatTheIssueNamesNoMoreAreArticlesAgain) {
    write_pages();
    write_mets();
    update();
    std::string mets = sample("mets.xml");
    for (std::size_t at = mets.find("0002.xml"); at != std::string::npos;
         at = mets.find("0002.xml"))
        mets.replace(at, 8, "0001.xml");
    write("band/mets.xml", mets);
    update();
    EXPECT_THAT(found(), Contains(std::string(kSecondPage)));
    EXPECT_THAT(found(), Not(Contains(std::string(kFirstPage))));
    expect_as_afresh();
}

TEST_F(Parts, AChangedPageChangesTheArticles) {
    write_pages();
    write_mets();
    update();
    EXPECT_EQ(count("Butter"), 1U);
    std::string page = sample("ALTO/0002.xml");
    page.replace(page.find("Butter"), 6, "Wolle!");
    write(kSecondPage, page);
    update();
    EXPECT_EQ(count("Wolle"), 1U);
    EXPECT_EQ(count("Butter"), 0U);
    expect_as_afresh();
    // By name alone, the issue outside of what is looked at.
    page.replace(page.find("Wolle!"), 6, "Hering");
    write(kSecondPage, page);
    run_index({"update", "--index", index(), archive() + "/" + kSecondPage});
    EXPECT_EQ(count("Hering"), 1U);
    expect_as_afresh();
}

TEST_F(Parts, AMissingPageIsNamedAndTakenInWhenItComes) {
    write("andere.txt", kHarbour);
    write(kFirstPage, sample("ALTO/0001.xml"));
    write_mets();
    update();
    EXPECT_EQ(last_status_, 1);
    EXPECT_THAT(found(), Not(Contains(std::string(kFirstPage))));
    write_pages();
    update();
    EXPECT_EQ(last_status_, 0);
    EXPECT_THAT(found(), ElementsAre(kFirstArticle, kSecondArticle));
    expect_as_afresh();
    remove(kSecondPage);
    EXPECT_EQ(run_index({"update", "--max-shrink", "90", "--index", index(), archive()}).status, 1);
    EXPECT_EQ(count("Butter"), 0U);
    expect_as_afresh();
}

TEST_F(Parts, APageOfTwoIssuesStaysAPartOfOne) {
    write("andere.txt", kHarbour);
    write_pages();
    write_mets("mets.xml");
    write_mets("sicherung.xml");
    update();
    EXPECT_THAT(found(), ElementsAre(kFirstArticle, kSecondArticle, "band/sicherung.xml#ART1",
                                     "band/sicherung.xml#ART2"));
    remove("band/mets.xml");
    EXPECT_EQ(run_index({"update", "--max-shrink", "90", "--index", index(), archive()}).status, 0);
    EXPECT_THAT(found(), ElementsAre("band/sicherung.xml#ART1", "band/sicherung.xml#ART2"));
    expect_as_afresh();
}

TEST_F(Parts, TheIssueAloneCanBeGivenFirst) {
    write_pages();
    write_mets();
    run_index({"update", "--index", index(), archive() + "/band/mets.xml"});
    EXPECT_EQ(run_index({"update", "--index", index(), archive() + "/band"}).status, 0);
    EXPECT_THAT(found(), ElementsAre("mets.xml#ART1", "mets.xml#ART2"));
}

}  // namespace
}  // namespace nachlese::testing
