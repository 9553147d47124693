// Versions, corrections and kills of one article in several files, with the real programs.
#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "tests/integration/indexing.h"

namespace nachlese::testing {
namespace {

using nlohmann::json;

std::string version(int number, const std::string& headline, const std::string& more = {}) {
    return R"({"guid":"qnd-1","version":)" + std::to_string(number) + R"(,"headline":")" +
           headline + R"(","text":"Der Hafen von Quirnau.")" + more + "}\n";
}

class Versions : public Indexing {
  protected:
    json hit(const std::string& query, const Arguments& more = {}) {
        Arguments arguments{"--index", index(), "--format", "jsonl", query};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Outcome outcome = run_search(arguments);
        std::istringstream lines(outcome.out);
        std::string line;
        return std::getline(lines, line) ? json::parse(line) : json();
    }

    void remove(const std::string& name) { std::filesystem::remove(archive() + "/" + name); }

    void expect_sound() { EXPECT_EQ(run_index({"check", "--index", index()}).status, 0); }
};

TEST_F(Versions, GiveTheSameIndexInWhateverOrderTheyCome) {
    std::vector<int> order{1, 2, 3};
    json first;
    do {
        std::filesystem::remove_all(index());
        std::filesystem::remove_all(archive());
        for (const int number : order) {
            // The folders' names say nothing of the versions.
            write(std::to_string(number * 7 % 5) + "/a.json",
                  version(number, "Fassung " + std::to_string(number)));
            update();
            EXPECT_EQ(last_status_, 0);
        }
        const json found = hit("Hafen");
        EXPECT_EQ(found["headline"], "Fassung 3");
        ASSERT_EQ(found["earlier_versions"].size(), 2U);
        EXPECT_EQ(found["earlier_versions"][0]["article_version"], "2");
        if (first.is_null()) first = found;
        EXPECT_EQ(found, first);
        EXPECT_EQ(count("Fassung"), 1U);
        expect_sound();
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST_F(Versions, ComeBackWhenTheNewerOneIsDeletedOrChanged) {
    write("alt.json", version(1, "Alte Fassung"));
    write("neu.json", version(2, "Neue Fassung"));
    update();
    EXPECT_EQ(hit("Hafen")["headline"], "Neue Fassung");
    remove("neu.json");
    const json report = update();
    EXPECT_EQ(hit("Hafen")["headline"], "Alte Fassung");
    EXPECT_EQ(count("\"alte Fassung\""), 1U);
    EXPECT_EQ(count("\"neue Fassung\""), 0U);
    EXPECT_FALSE(hit("Hafen").contains("earlier_versions"));
    EXPECT_EQ(report["articles_total"], 1);
    write("alt.json", version(3, "Dritte Fassung"));
    update();
    EXPECT_EQ(hit("Hafen")["headline"], "Dritte Fassung");
    expect_sound();
}

TEST_F(Versions, MayStandInOneFile) {
    write("alle.jsonl", version(2, "Zweite") + version(1, "Erste") + version(3, "Dritte"));
    update();
    EXPECT_EQ(last_status_, 0);
    EXPECT_EQ(hit("Hafen")["headline"], "Dritte");
    EXPECT_EQ(hit("Hafen")["earlier_versions"].size(), 2U);
    expect_sound();
}

TEST_F(Versions, AKillHidesTheArticleUnlessItIsAskedFor) {
    write("a.json", version(1, "Hafen gesperrt"));
    write("b.json", version(2, "Zurückgezogen", R"(,"pubstatus":"canceled")"));
    update();
    EXPECT_EQ(count("Hafen"), 0U);
    EXPECT_EQ(count("status:zurückgezogen"), 1U);
    EXPECT_EQ(hit("Hafen", {"--any-status"})["status"], json({"canceled"}));
    EXPECT_EQ(hit("Hafen", {"--any-status"})["earlier_versions"][0]["path"], "a.json#1");
    remove("b.json");
    update();
    EXPECT_EQ(count("Hafen"), 1U);
    expect_sound();
}

TEST_F(Versions, AnEmbargoEndsByItself) {
    write("a.json", version(1, "Gesperrt", R"(,"embargoed":"2024-06-11T18:00:00+02:00")"));
    update();
    EXPECT_EQ(count_hits({"--index", index(), "--now", "2024-06-11T17:59", "Hafen"}), 0U);
    EXPECT_EQ(count_hits({"--index", index(), "--now", "2024-06-11T18:00", "Hafen"}), 1U);
}

TEST_F(Versions, TheSamplesOfEachJsonFormAreIndexed) {
    const Outcome outcome =
        run_index({"update", "--index", index(),
                   std::string(NACHLESE_SOURCE_DIR) + "/data/formats/versions.json",
                   std::string(NACHLESE_SOURCE_DIR) + "/data/formats/feed.json",
                   std::string(NACHLESE_SOURCE_DIR) + "/data/formats/digitalwires.json",
                   std::string(NACHLESE_SOURCE_DIR) + "/data/formats/news-api.json",
                   std::string(NACHLESE_SOURCE_DIR) + "/data/formats/ninjs-1.json",
                   std::string(NACHLESE_SOURCE_DIR) + "/data/formats/ninjs-3.json"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    for (const char* const query : {"Wasserschwein Berichtigung", "Kirchturmuhr", "Stare",
                                    "Bäckerei", "Seilbahn", "Salzspeicher"}) {
        EXPECT_EQ(count(query), 1U) << query;
    }
    EXPECT_EQ(count("Bürgermeister"), 0U);
    EXPECT_EQ(count("status:zurückgezogen"), 1U);
    EXPECT_EQ(count("status:bezahlschranke"), 1U);
    expect_sound();
}

}  // namespace
}  // namespace nachlese::testing
