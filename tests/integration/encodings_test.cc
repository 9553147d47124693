// nachlese-index on the same text in each encoding, declared rightly and wrongly, and misread.
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/integration/indexing.h"
#include "tests/integration/program.h"

namespace nachlese::testing {
namespace {

using nlohmann::json;

constexpr const char* kSamples = NACHLESE_SOURCE_DIR "/data/encodings";
constexpr const char* kHeadline = "Fähre »Möwe« läuft für zwei Wochen nicht aus";
constexpr const char* kBody =
    "Die Fähre »Möwe« bleibt für zwei Wochen am Anleger von Süderbrook liegen. Das teilte die "
    "Reederei am Dienstag mit.\n\nGrößere Schäden am Rumpf schloss sie aus. Über die Kosten "
    "schwieg "
    "der Geschäftsführer, auch die Werft äußerte sich nicht.";

TEST(Encodings, EachSampleGivesTheSameText) {
    const Outcome outcome = run_index({"extract", "--now", "2026-01-01T12:00", kSamples});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    std::istringstream lines(outcome.out);
    int articles = 0;
    for (std::string line; std::getline(lines, line); ++articles) {
        const json article = json::parse(line);
        EXPECT_EQ(article.value("headline", ""), kHeadline) << line;
        EXPECT_EQ(article.value("body", ""), kBody) << line;
    }
    EXPECT_EQ(articles, 15);
}

TEST(Encodings, EachSampleIsFoundByItsWords) {
    const TemporaryFolder folder;
    const std::string index = folder.path("index");
    const Outcome update = run_index({"update", "--index", index, kSamples});
    ASSERT_EQ(update.status, 0) << update.err;
    EXPECT_EQ(count_hits({"--index", index, "=Fähre =Süderbrook =Geschäftsführer =Reederei"}), 15U);
}

}  // namespace
}  // namespace nachlese::testing
