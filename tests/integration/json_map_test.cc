// JSON of a user's own shape, with the real programs.
#include "schema/error.h"
#include "tests/integration/indexing.h"

namespace nachlese::testing {
namespace {

using nlohmann::json;

constexpr const char* kArticle =
    R"({"kopf":{"zeile":"Damm hält"},"inhalt":[{"t":"Der Damm von Hohenleite."},{"t":"Er hält."}],)"
    R"("wer":["Ina Muster"]})";

class MappedJson : public Indexing {
  protected:
    Outcome index_with(const std::string& verb, const Arguments& more) {
        Arguments arguments{verb, "--index", index(), archive()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_index(arguments);
    }

    Arguments map_{"--map",    "headline=kopf.zeile", "--map", "body=inhalt[*].t", "--map",
                   "autor=wer"};
};

TEST_F(MappedJson, IsReadAsTheMapSays) {
    Arguments arguments{"extract", folder_.write("a.json", kArticle)};
    arguments.insert(arguments.end(), map_.begin(), map_.end());
    const json article = json::parse(run_index(arguments).out);
    EXPECT_EQ(article["headline"], "Damm hält");
    EXPECT_EQ(article["body"], "Der Damm von Hohenleite.\n\nEr hält.");
    EXPECT_EQ(article["authors"], json({"Ina Muster"}));
}

TEST_F(MappedJson, StaysSoInLaterRuns) {
    write("a.json", kArticle);
    EXPECT_EQ(index_with("update", map_).status, 0);
    write("b.json", kArticle);
    EXPECT_EQ(index_with("update", {}).status, 0);
    EXPECT_EQ(count("titel:Damm"), 2U);
    EXPECT_EQ(index_with("update", map_).status, 0);
    EXPECT_EQ(index_with("rebuild", {}).status, 0);
    EXPECT_EQ(count("titel:Damm"), 2U);
    const Outcome other = index_with("update", {"--map", "headline=wer"});
    EXPECT_EQ(other.status, exit_status(ErrorCode::IndexIncompatible));
    EXPECT_THAT(other.err, ::testing::HasSubstr("rebuild"));
    EXPECT_EQ(index_with("rebuild", {"--map", "headline=wer"}).status, 0);
    EXPECT_EQ(count("titel:Muster"), 2U);
}

}  // namespace
}  // namespace nachlese::testing
