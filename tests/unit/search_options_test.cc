#include <cstdlib>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/facet_kind.h"
#include "query/options.h"
#include "query/text_columns.h"

namespace nachlese {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

Result<SearchOptions> parse(std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "nachlese-search");
    return parse_search_options(static_cast<int>(arguments.size()), arguments.data());
}

TEST(SearchOptions, HaveSensibleDefaults) {
    const auto options = parse({"--index", "x", "Hafen"});
    ASSERT_TRUE(options) << options.error().message;
    EXPECT_EQ(options->index, "x");
    EXPECT_EQ(options->query, "Hafen");
    EXPECT_EQ(options->limit, 10U);
    EXPECT_EQ(options->offset, 0U);
    EXPECT_EQ(options->match, std::nullopt);
    EXPECT_EQ(options->sort, SortOrder::Relevance);
    EXPECT_EQ(options->format->name, "text");
    EXPECT_EQ(options->colour, ColourMode::Auto);
    EXPECT_FALSE(options->plain || options->count || options->explain);
    EXPECT_TRUE(options->facets.empty() && options->batch_path.empty());
    EXPECT_TRUE(options->information.empty());
    EXPECT_GE(options->now.local().date.year, 2025);
}

TEST(SearchOptions, AreTakenFromTheCommandLine) {
    const auto options = parse({"--index=x",
                                "--limit",
                                "5",
                                "--offset=20",
                                "--match",
                                "any",
                                "--plain",
                                "--sort",
                                "-date",
                                "--format",
                                "csv",
                                "--facet",
                                "Quelle",
                                "--facet=year,month",
                                "--facet",
                                "source",
                                "--explain",
                                "--timeline",
                                "--color",
                                "never",
                                "--snippet-length",
                                "80",
                                "--timezone",
                                "Europe/Vienna",
                                "--now",
                                "2025-08-14T16:09",
                                "--limit",
                                "7",
                                "a",
                                "b"});
    ASSERT_TRUE(options) << options.error().message;
    EXPECT_EQ(options->limit, 7U);
    EXPECT_EQ(options->offset, 20U);
    EXPECT_EQ(options->match, MatchMode::Any);
    EXPECT_TRUE(options->plain);
    EXPECT_EQ(options->sort, SortOrder::NewestFirst);
    EXPECT_EQ(options->format->name, "csv");
    EXPECT_THAT(options->facets,
                ::testing::ElementsAre(find_facet_kind("source"), find_facet_kind("year"),
                                       find_facet_kind("month")));
    EXPECT_TRUE(options->explain && options->timeline);
    EXPECT_EQ(options->colour, ColourMode::Never);
    EXPECT_EQ(options->snippet_length, 80U);
    EXPECT_EQ(options->now.local(), (DateTime{{2025, 8, 14}, 969, 120}));
    EXPECT_EQ(options->query, "a b");
}

TEST(SearchOptions, AlertsAreOfAllThatIsNewUnlessThereIsALimit) {
    const auto all = parse({"--index", "x", "--alerts", "a.txt"});
    ASSERT_TRUE(all) << all.error().message;
    EXPECT_EQ(all->limit, kMaxLimit);
    EXPECT_EQ(parse({"--index", "x", "--alerts", "a.txt", "--limit", "5"})->limit, 5U);
    EXPECT_EQ(parse({"--index", "x", "--golden", "a.tsv", "--generation", "3"})->generation, 3);
}

TEST(SearchOptions, WhatBelongsToAlertsStandsWithThemAlone) {
    const std::vector<std::vector<const char*>> wrong{
        {"--digest", "d", "Hafen"},
        {"--alerts-state", "s", "Hafen"},
        {"--dry-run", "Hafen"},
        {"--alerts", "a.txt", "Hafen"},
        {"--alerts", "a.txt", "--golden", "g.tsv"},
        {"--alerts", "a.txt", "--format", "kwic"},
        {"--golden", "g.tsv", "--batch", "t.tsv"},
        {"--generation", "3", "--record", "r.json", "Hafen"},
    };
    for (std::vector<const char*> arguments : wrong) {
        arguments.insert(arguments.end(), {"--index", "x"});
        const auto options = parse(arguments);
        ASSERT_FALSE(options) << ::testing::PrintToString(arguments);
        EXPECT_EQ(options.error().code, ErrorCode::Usage);
    }
}

TEST(SearchOptions, HitsInOrderOfDateAreStreamed) {
    const struct {
        std::vector<const char*> arguments;
        bool expected;
    } cases[] = {
        {{}, false},
        {{"--all"}, true},
        {{"--after", "2019-03-14,x"}, true},
        {{"--sort", "date"}, true},
        {{"--sort", "date", "--offset", "3"}, false},
        {{"--sort", "date", "--count"}, false},
        {{"--sort", "-date"}, false},
    };
    for (const auto& row : cases) {
        std::vector<const char*> arguments{"--index", "x", "a"};
        arguments.insert(arguments.end(), row.arguments.begin(), row.arguments.end());
        const auto options = parse(arguments);
        ASSERT_TRUE(options) << options.error().message;
        EXPECT_EQ(is_streamed(*options), row.expected) << ::testing::PrintToString(row.arguments);
    }
}

TEST(SearchOptions, SwitchEachKindOfExpansionOff) {
    for (const ExpansionSwitch& row : kExpansionSwitches) {
        const auto options = parse({"--index", "x", std::string(row.option).c_str(), "a"});
        ASSERT_TRUE(options) << options.error().message;
        for (const ExpansionSwitch& other : kExpansionSwitches)
            EXPECT_EQ(options->switches.*other.member, other.option != row.option) << row.option;
    }
    const auto options = parse({"--index", "x", "--exact", "--synonyms", "own.txt", "a"});
    EXPECT_TRUE(options->exact);
    EXPECT_EQ(options->synonyms_path, "own.txt");
}

TEST(SearchOptions, WordsWithOneDashAreQueryText) {
    const struct {
        std::vector<const char*> arguments;
        std::string_view query;
    } cases[] = {
        {{"Putin", "-Trump"}, "Putin -Trump"},
        {{"-Trump", "Putin"}, "-Trump Putin"},
        {{"-Trump", "--limit", "3", "Putin"}, "-Trump Putin"},
        {{"Putin", "--limit", "3", "-titel:Trump"}, "Putin -titel:Trump"},
        {{"-\"zwei Worte\""}, "-\"zwei Worte\""},
        {{"-x"}, "-x"},
        {{"-5", "-i", "-Index"}, "-5 -i -Index"},
        {{"a", "-"}, "a -"},
        {{"--", "-h", "--limit", "--"}, "-h --limit --"},
        {{"a", "--", "-limit"}, "a -limit"},
        {{"--sort", "-date", "-date:2025"}, "-date:2025"},
        {{"[a,b]", "%%", ""}, "[a,b] %% "},
        {{"f\xE4hre"}, "f\uFFFDhre"},
    };
    for (const auto& row : cases) {
        std::vector<const char*> arguments{"--index", "x"};
        arguments.insert(arguments.end(), row.arguments.begin(), row.arguments.end());
        const auto options = parse(arguments);
        ASSERT_TRUE(options) << row.query << ": " << options.error().message;
        EXPECT_EQ(options->query, row.query);
    }
}

TEST(SearchOptions, WrongOnesAreUsageErrorsThatNameTheOption) {
    const struct {
        std::vector<const char*> arguments;
        std::string_view message;
    } cases[] = {
        {{"--nosuch", "a"}, "there is no option --nosuch"},
        {{"--limit=x", "a"}, "--limit"},
        {{"--limit", "10001", "a"}, "--limit"},
        {{"--limit", "-1", "a"}, "--limit"},
        {{"--offset", "-1", "a"}, "--offset"},
        {{"a", "--limit"}, "--limit needs a value"},
        {{"--plain=1", "a"}, "--plain takes no value"},
        {{"-limit", "5", "a"}, "-limit is written with two dashes: --limit"},
        {{"-format=csv", "a"}, "-format=csv is written with two dashes: --format"},
        {{"--format", "xml", "a"}, "\"xml\" is not one of: text, jsonl, csv, kwic, trec"},
        {{"--format=", "a"}, "\"\" is not one of"},
        {{"--sort", "datum", "a"}, "\"datum\" is not one of: relevance, date, -date"},
        {{"--match", "none", "a"}, "\"none\" is not one of: all, any"},
        {{"--facet", "body", "a"}, "--facet: \"body\""},
        {{"--timezone", "Mond", "a"}, "--timezone"},
        {{"--now", "gestern", "a"}, "--now: \"gestern\" is no date"},
        {{"--format", "trec", "--count", "a"}, "--format trec has no place for --count"},
        {{"--format", "trec", "--facet", "year", "a"}, "has no place for --facet"},
        {{"--format", "trec", "--timeline", "a"}, "has no place for --timeline"},
        {{"--max-checked", "-1", "a"}, "--max-checked"},
        {{"--all", "--offset", "3", "a"}, "--all and --offset"},
        {{"--all", "--sort", "-date", "a"}, "--all and --sort -date"},
        {{"--all", "--count", "a"}, "--all and --count"},
        {{"--after", "2019,x", "--offset", "3", "a"}, "--after: \"2019,x\" is not DATE,ID"},
        {{"--after", "2019-03-14", "a"}, "is not DATE,ID"},
        {{"--after", "2019-03-14,x", "--offset", "3", "a"}, "--after and --offset"},
        {{"--after", ",x", "--batch", "t.tsv"}, "--after and --batch"},
        {{"--width", "19", "a"}, "--width"},
        {{"--format", "kwic", "--facet", "year", "a"}, "has no place for --facet"},
        {{"--record", "r.json", "--batch", "t.tsv"}, "--record and --batch"},
        {{"--verify-record", "r.json", "a"}, "--verify-record takes its query"},
        {{"--recency", "0", "a"}, "--recency"},
        {{"--recency", "30", "--sort", "date", "a"}, "--recency and an order by date"},
        {{"--recency", "30", "--all", "a"}, "--recency and an order by date"},
        {{"--recency", "30", "--similar", "1"}, "--recency and --similar"},
        {{"--similar", "1", "--batch", "t.tsv"}, "--similar and --batch"},
        {{"--similar", "1", "--record", "r.json"}, "--similar and --record"},
        {{"--verify-record", "r.json", "--similar", "1"}, "--verify-record takes its query"},
        {{"--batch", "t.tsv", "a"}, "--batch takes its queries from t.tsv"},
        {{}, "there is no query"},
        {{""}, "there is no query"},
    };
    for (const auto& row : cases) {
        std::vector<const char*> arguments{"--index", "x"};
        arguments.insert(arguments.end(), row.arguments.begin(), row.arguments.end());
        const auto options = parse(arguments);
        ASSERT_FALSE(options) << row.message;
        EXPECT_EQ(options.error().code, ErrorCode::Usage);
        EXPECT_THAT(options.error().message, HasSubstr(row.message));
    }
}

TEST(SearchOptions, IndexMayComeFromTheEnvironment) {
    EXPECT_THAT(parse({"a"}).error().message, HasSubstr("no index"));
    // NOLINTBEGIN(concurrency-mt-unsafe): no thread reads the environment
    setenv("NACHLESE_INDEX", "from-environment", 1);
    EXPECT_EQ(parse({"a"})->index, "from-environment");
    EXPECT_EQ(parse({"--index", "x", "a"})->index, "x");
    unsetenv("NACHLESE_INDEX");
    // NOLINTEND(concurrency-mt-unsafe)
}

TEST(SearchOptions, HelpNamesEveryFieldFormatFacetAndExitStatus) {
    for (const char* const flag : {"--help", "-h"}) {
        const auto options = parse({flag});
        ASSERT_TRUE(options) << options.error().message;
        const std::string& help = options->information;
        EXPECT_THAT(help, HasSubstr("Usage: nachlese-search [OPTIONS] QUERY"));
        for (const Field& field : fields())
            EXPECT_THAT(help, HasSubstr(std::string(field.description)));
        for (const OutputFormat& format : output_formats())
            EXPECT_THAT(help, HasSubstr(std::string(format.description)));
        for (const FacetKind& kind : facet_kinds())
            EXPECT_THAT(help, HasSubstr(std::string(kind.name)));
        for (const ExitStatus& status : exit_statuses())
            EXPECT_THAT(help, HasSubstr(std::string(status.meaning)));
        for (std::size_t begin = 0; begin < help.size();) {
            const std::size_t end = help.find('\n', begin);
            EXPECT_LE(display_width(help.substr(begin, end - begin)), 100U)
                << help.substr(begin, end - begin);
            begin = end == std::string::npos ? help.size() : end + 1;
        }
    }
}

TEST(SearchOptions, VersionAndCheatSheetNeedNoIndex) {
    EXPECT_THAT(parse({"--version"})->information, StartsWith("nachlese-search 0."));
    const std::string cheat_sheet = parse({"--help-query"})->information;
    EXPECT_THAT(cheat_sheet, HasSubstr("and: UND, AND\n"));
    EXPECT_THAT(cheat_sheet, HasSubstr(" heute, today, gestern, yesterday\n"));
    EXPECT_THAT(cheat_sheet, Not(HasSubstr(" \n")));
}

TEST(FacetKinds, AreTheFieldsOfNamesAndThePartsOfTheDate) {
    std::vector<std::string_view> names;
    for (const FacetKind& kind : facet_kinds())
        names.push_back(kind.name);
    EXPECT_THAT(names, ::testing::UnorderedElementsAre("source", "tags", "authors", "section",
                                                       "place", "status", "year", "month"));
    EXPECT_EQ(find_facet_kind("JAHR"), find_facet_kind("year"));
    for (const char* const name : {"tag", "Schlagwort", "thema"})
        EXPECT_EQ(find_facet_kind(name), find_facet_kind("tags")) << name;
    EXPECT_EQ(find_facet_kind("date"), nullptr);
    EXPECT_EQ(find_facet_kind("headline"), nullptr);
}

TEST(FacetKinds, CutDatesToTheirUnit) {
    EXPECT_EQ(facet_value(*find_facet_kind("year"), "202508141609"), "2025");
    EXPECT_EQ(facet_value(*find_facet_kind("month"), "20250814"), "2025-08");
    EXPECT_EQ(facet_value(*find_facet_kind("month"), "2025"), "");
    EXPECT_EQ(facet_value(*find_facet_kind("source"), "dpa"), "dpa");
}

}  // namespace
}  // namespace nachlese
