// In which order and in which pieces results come, and how much of them.
#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/error.h"
#include "tests/integration/searching.h"

namespace nachlese::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class Paging : public Searching {};

TEST_F(Paging, PagesFollowEachOther) {
    const auto all = hits({"--limit", "8", "der"});
    ASSERT_EQ(all.size(), 8U);
    auto paged = hits({"--limit", "4", "der"});
    const auto second = hits({"--limit", "4", "--offset", "4", "der"});
    paged.insert(paged.end(), second.begin(), second.end());
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(all[i]["id"], paged[i]["id"]);
        EXPECT_EQ(all[i]["rank"], i + 1);
    }
}

TEST_F(Paging, AWholeResultIsWhatItsPagesAre) {
    for (const std::string query : {"der", "=\"in der\""}) {
        const auto all = hits({"--all", query});
        ASSERT_EQ(all.size(), count(query));
        std::vector<json> paged;
        Arguments page{"--limit", "7", "--sort", "date", query};
        for (auto next = hits(page); !next.empty(); next = hits(page)) {
            paged.insert(paged.end(), next.begin(), next.end());
            page = {"--limit", "7", "--after", paged.back()["cursor"], query};
        }
        EXPECT_EQ(paged, all) << "ranks included";
    }
}

TEST_F(Paging, AWholeResultIsAsLongInEveryFormat) {
    const std::string dates = "datum:..2030 ODER -datum:..2030";
    const auto lines = [&](const std::string& format) {
        const std::string out = search({"--all", "--format", format, dates}).out;
        return static_cast<std::uint64_t>(std::count(out.begin(), out.end(), '\n'));
    };
    const auto total = count(dates);
    EXPECT_GT(total, 10U);
    EXPECT_EQ(lines("jsonl"), total);
    EXPECT_EQ(lines("trec"), total);
    EXPECT_EQ(lines("csv"), total + 1);
}

TEST_F(Paging, APageNamesTheCursorOfTheNext) {
    const Outcome first = search({"--sort", "date", "--limit", "3", "Talsperre"});
    const std::string before = "--after '";
    const std::size_t begin = first.out.find(before) + before.size();
    const std::string cursor = first.out.substr(begin, first.out.find('\'', begin) - begin);
    const auto next = hits({"--sort", "date", "--limit", "4", "Talsperre"});
    EXPECT_THAT(search({"--after", cursor, "--limit", "1", "Talsperre"}).out,
                HasSubstr("4 to 4 shown"));
    EXPECT_EQ(hits({"--after", cursor, "--limit", "1", "Talsperre"}).front()["id"],
              next.back()["id"]);
}

TEST_F(Paging, SortingByDateIsStrict) {
    std::string last = "9999";
    for (const json& hit : hits({"--limit", "100", "--sort", "-date", "der"})) {
        const std::string date = hit.value("date", std::string("0000"));
        EXPECT_LE(date.substr(0, 10), last.substr(0, 10));
        last = date;
    }
}

TEST_F(Paging, RecencyPutsNewerArticlesFirstAndFindsTheSame) {
    const auto ageless = hits({"--limit", "100", "Hafen"});
    const auto found = hits({"--limit", "100", "--recency", "365", "Hafen"});
    ASSERT_GT(found.size(), 1U);
    EXPECT_EQ(found.size(), ageless.size());
    EXPECT_NE(found, ageless);
    const auto years_of_first_two = [](const std::vector<json>& list) {
        return std::stoi(list[0].value("date", std::string("1900"))) +
               std::stoi(list[1].value("date", std::string("1900")));
    };
    EXPECT_GT(years_of_first_two(found), years_of_first_two(ageless));
    EXPECT_THAT(search({"--recency", "365", "--explain", "Hafen"}).out,
                HasSubstr("scores are halved for each 365 days before 20"));
    EXPECT_EQ(search({"--recency", "0", "Hafen"}).status, exit_status(ErrorCode::Usage));
}

TEST_F(Paging, CountsBeyondWhatIsCheckedAreRefused) {
    const std::string query = "der SATZ =die";
    const std::uint64_t all = count(query);
    ASSERT_GT(all, 20U);
    const Arguments bound{"--max-checked", "20", query};
    const auto with = [&](Arguments more) {
        more.insert(more.end(), bound.begin(), bound.end());
        return search(more);
    };
    const Outcome page = with({"--limit", "3"});
    EXPECT_EQ(page.status, 0);
    EXPECT_THAT(page.out, HasSubstr("at least "));
    EXPECT_THAT(page.out, HasSubstr("--max-checked checks more"));
    EXPECT_THAT(with({"--limit", "3", "--format", "csv"}).err, HasSubstr("--max-checked"));
    for (const Arguments& counting :
         {Arguments{"--count"}, Arguments{"--facet", "source"}, Arguments{"--timeline"},
          Arguments{"--limit", "0"}, Arguments{"--sort", "date"}}) {
        const Outcome outcome = with(counting);
        EXPECT_EQ(outcome.status, exit_status(ErrorCode::BadQuery)) << counting.front();
        EXPECT_THAT(outcome.err, HasSubstr("more than 20 articles"));
        EXPECT_EQ(outcome.out, "");
    }
    const std::string exported = with({"--all", "--format", "trec"}).out;
    EXPECT_EQ(std::count(exported.begin(), exported.end(), '\n'), all);
    EXPECT_EQ(count(query, {"--max-checked", "0"}), all);
}

TEST_F(Paging, AnExportWithoutHitsSaysSo) {
    const Outcome outcome = search({"--all", "--format", "csv", "Quastenflosserzucht"});
    EXPECT_EQ(outcome.status, exit_status(ErrorCode::NothingFound));
    EXPECT_THAT(outcome.out, HasSubstr("headline"));
    EXPECT_EQ(search({"--all", "--format", "csv", "(Hafen"}).out, "");
}

}  // namespace
}  // namespace nachlese::testing
