// What nachlese-search prints and writes as JSON is what the schemas in docs/ say.
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "query/writers/json_lines_writer.h"
#include "tests/integration/program.h"
#include "tests/unit/agency_copy.h"

namespace nachlese::testing {
namespace {

using nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;

class JsonSchema {
  public:
    // `name` is that of a file in docs/.
    explicit JsonSchema(const std::string& name)
        : document_(json::parse(read_text(NACHLESE_SOURCE_DIR "/docs/" + name))) {
        valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
        parser.populateSchema(NlohmannJsonAdapter(document_), schema_);
    }

    // Empty where the value is as the schema says, else what is wrong.
    std::string complaint(const json& value) {
        valijson::Validator validator;
        valijson::ValidationResults results;
        if (validator.validate(schema_, NlohmannJsonAdapter(value), &results)) return {};
        std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
        valijson::ValidationResults::Error error;
        while (results.popError(error))
            text += "\n  " + error.description;
        return text;
    }

  private:
    json document_;
    valijson::Schema schema_;
};

class OutputSchema : public ::testing::Test {
  protected:
    std::string complaint(const json& line) { return lines_.complaint(line); }

    std::vector<json> lines(Arguments arguments) const {
        arguments.insert(arguments.begin(),
                         {"--index", folder_.path("index"), "--format", "jsonl"});
        std::istringstream out(run_search(arguments).out);
        std::vector<json> found;
        for (std::string line; std::getline(out, line);)
            found.push_back(json::parse(line));
        return found;
    }

    void SetUp() override {
        // The archive, and an article that has all that one can have.
        folder_.write("more/alles.jsonl",
                      R"({"id":"1","headline":"Hafen","kicker":"Küste","teaser":"Am Hafen.",)"
                      R"("body":"Ein Hafen.","date":"2031-01-02T03:04:05+01:00","source":"dpa",)"
                      R"("tags":["Hafen"],"authors":["A. Beispiel"],"section":"Inland",)"
                      R"("url":"https://example.org/1"})");
        const std::string sample_archive =
            std::string(NACHLESE_SOURCE_DIR) + "/data/sample-archive";
        const auto update = run_index(
            {"update", "--index", folder_.path("index"), sample_archive, folder_.path("more")});
        ASSERT_EQ(update.status, 0);
    }

    TemporaryFolder folder_;
    JsonSchema lines_{"search-output.schema.json"};
};

TEST_F(OutputSchema, DescribesEveryLine) {
    const std::string topics = folder_.write("topics.tsv", "q1\tHafen\nq2\tTalsperre\n");
    std::set<std::string> types;
    for (const Arguments& arguments : std::vector<Arguments>{
             {"--all", "Hafen ODER der"},
             {"--limit", "3", "Hafen"},
             {"--limit", "1", "--timeline", "--facet", "source,year,month,tags", "der"},
             {"--count", "Hafen"},
             {"--batch", topics, "--facet", "place,section,authors"},
             {"--batch", topics, "--count"},
         }) {
        const auto printed = lines(arguments);
        EXPECT_FALSE(printed.empty());
        for (const json& line : printed) {
            EXPECT_EQ(complaint(line), "");
            EXPECT_EQ(line["version"], kOutputVersion);
            types.insert(line["type"]);
        }
    }
    EXPECT_EQ(types, (std::set<std::string>{"hit", "facet", "timeline", "count"}));
}

TEST_F(OutputSchema, AllowsNothingElse) {
    json hit = lines({"--limit", "1", "Hafen"}).front();
    ASSERT_EQ(complaint(hit), "");
    for (const auto& [key, value] :
         std::vector<std::pair<std::string, json>>{{"version", 2},
                                                   {"type", "treffer"},
                                                   {"rank", 0},
                                                   {"date", "14.8.2025"},
                                                   {"tags", json::array()},
                                                   {"highlights", {{{"start", 0}}}},
                                                   {"nosuch", "key"}}) {
        json changed = hit;
        changed[key] = value;
        EXPECT_NE(complaint(changed), "") << key;
    }
    for (const char* const key : {"version", "type", "rank", "score", "id", "path", "snippet"}) {
        json changed = hit;
        changed.erase(key);
        EXPECT_NE(complaint(changed), "") << key;
    }
}

TEST_F(OutputSchema, DescribesAnExplanation) {
    JsonSchema schema("search-why.schema.json");
    json explained;
    for (const char* const query :
         {"Hafen", "Hafen -Küste Ebbe", "titel:(Hafen ODER Watt) datum:2031 quelle:dpa & häf*"}) {
        const auto printed = lines({"--why", "1", query});
        ASSERT_EQ(printed.size(), 1U) << query;
        explained = printed.front();
        EXPECT_EQ(schema.complaint(explained), "") << query;
        EXPECT_EQ(explained["version"], kOutputVersion);
    }
    for (const char* const key : {"version", "type", "id", "path", "found", "clauses"}) {
        json changed = explained;
        changed.erase(key);
        EXPECT_NE(schema.complaint(changed), "") << key;
    }
    explained["clauses"].front()["outcome"] = "vielleicht";
    EXPECT_NE(schema.complaint(explained), "");
}

TEST_F(OutputSchema, DescribesADigest) {
    JsonSchema schema("search-digest.schema.json");
    const std::string report = joined(kAgencyReport);
    const auto add = [&](const char* id, const std::string& body) {
        folder_.write(
            std::string("more/") + id + ".json",
            json{{"id", id}, {"headline", "Hafen"}, {"date", "2025-08-13"}, {"body", body}}.dump());
    };
    const std::string queries =
        folder_.write("alerts.txt", "[Hafen]\nHafen ODER Haf*\n[Watt]\n(Watt\n[Fähre\n");
    json digest;
    // The first one, what is new with a near-duplicate and what has changed, a reprint.
    for (int run = 0; run < 3; ++run) {
        if (run == 1) {
            add("dpa", report);
            add("bote", report + " Mehr im Lokalteil.");
            folder_.write("more/alles.jsonl",
                          R"({"id":"1","headline":"Hafen","body":"Noch ein Hafen."})");
        }
        if (run == 2) add("kurier", "Nordersand: " + report);
        ASSERT_EQ(
            run_index({"update", "--index", folder_.path("index"), folder_.path("more")}).status,
            0);
        const Outcome outcome = run_search(
            {"--index", folder_.path("index"), "--format", "jsonl", "--alerts", queries});
        digest = json::parse(outcome.out);
        EXPECT_EQ(schema.complaint(digest), "") << run;
    }
    EXPECT_EQ(digest["queries"][0]["reprints"].size(), 1U);
    for (const char* const key : {"version", "type", "made_at", "digest", "articles", "queries"}) {
        json changed = digest;
        changed.erase(key);
        EXPECT_NE(schema.complaint(changed), "") << key;
    }
    for (const char* const key : {"name", "since", "new", "reprints", "left_out"}) {
        json changed = digest;
        changed["queries"][0].erase(key);
        EXPECT_NE(schema.complaint(changed), "") << key;
    }
    digest["queries"][0]["reprints"][0].erase("reprint_of");
    EXPECT_NE(schema.complaint(digest), "");
}

TEST_F(OutputSchema, DescribesARecord) {
    const std::string file = folder_.path("record.json");
    ASSERT_EQ(run_search({"--index", folder_.path("index"), "--no-folding", "--record", file,
                          "--now", "2026-01-02", "Hafen bis:heute"})
                  .status,
              0);
    JsonSchema schema("search-record.schema.json");
    json record = json::parse(read_text(file));
    EXPECT_EQ(schema.complaint(record), "");
    record["answer"].erase("articles");
    EXPECT_NE(schema.complaint(record), "");
}

}  // namespace
}  // namespace nachlese::testing
