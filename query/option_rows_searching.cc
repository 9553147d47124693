#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "query/option_row.h"
#include "query/synonyms.h"

namespace nachlese {

namespace {

constexpr int kMaxGeneration = 1'000'000'000;
constexpr unsigned kMaxJobs = 64;

constexpr std::array kMatchModes{
    Choice<std::optional<MatchMode>>{"all", MatchMode::All},
    Choice<std::optional<MatchMode>>{"any", MatchMode::Any},
};

constexpr std::array kQueryOptions{
    OptionRow{"--index",
              [](Declaration& option) {
                  option
                      .value(option.options.index,
                             "the index folder, or a list of shards; else\nNACHLESE_INDEX names it")
                      ->envname("NACHLESE_INDEX")
                      ->option_text("DIR");
              }},
    OptionRow{"--generation",
              [](Declaration& option) {
                  option
                      .value(option.options.generation,
                             "search generation N of the index folder, live or not")
                      ->check(CLI::Range(1, kMaxGeneration))
                      ->option_text("N");
              }},
    OptionRow{"--similar",
              [](Declaration& option) {
                  option
                      .value(option.options.similar_to,
                             "articles like the one with this id, by the words that\n"
                             "tell most about it; a query then only filters")
                      ->option_text("ID");
              }},
    OptionRow{"--match",
              [](Declaration& option) {
                  option.choice(
                      kMatchModes,
                      [&options = option.options](const auto& row) { options.match = row.value; },
                      "whether articles must have all words of the query or\n"
                      "any; if not given: all, but in text output any where\n"
                      "no article has all");
              }},
    OptionRow{"--plain",
              [](Declaration& option) {
                  option.flag(option.options.plain,
                              "take the query as words alone, without operators");
              }},
    OptionRow{"--exact",
              [](Declaration& option) {
                  option.flag(option.options.exact,
                              "find words in their written form alone, as if =\nstood before each");
              }},
};

void declare_expansion_switch(Declaration& option) {
    const auto* const row = std::find_if(
        kExpansionSwitches.begin(), kExpansionSwitches.end(),
        [&option](const ExpansionSwitch& each) { return each.option == option.names; });
    bool& value = option.options.switches.*row->member;
    option.app.add_flag_callback(
        option.names, [&value] { value = false; }, std::string(row->description));
}

constexpr auto kExpansionOptions = [] {
    std::array<OptionRow, kExpansionSwitches.size()> rows{};
    std::transform(kExpansionSwitches.begin(), kExpansionSwitches.end(), rows.begin(),
                   [](const ExpansionSwitch& row) {
                       return OptionRow{row.option, &declare_expansion_switch};
                   });
    return rows;
}();

constexpr std::array kSearchOptions{
    OptionRow{"--synonyms",
              [](Declaration& option) {
                  option
                      .value(option.options.synonyms_path,
                             fmt::format("names that mean the same, one group to a line, beside\n"
                                         "the built-in ones and {} in the index folder",
                                         kSynonymsFileName))
                      ->option_text("FILE");
              }},
    OptionRow{"--any-status",
              [](Declaration& option) {
                  option.flag(option.options.any_status,
                              "also articles that were withdrawn or withheld, or are\n"
                              "under an embargo; status: in a query finds them too");
              }},
    OptionRow{"--max-checked",
              [](Declaration& option) {
                  option
                      .value(option.options.max_checked,
                             fmt::format("articles whose text is looked at to check a query that\n"
                                         "the index cannot decide (exact phrases);\n"
                                         "0: all; else {}",
                                         option.options.max_checked))
                      ->check(CLI::Range(std::uint64_t{0}, kMostArticles))
                      ->option_text("N");
              }},
    OptionRow{"--partial",
              [](Declaration& option) {
                  option.flag(option.options.partial,
                              "of an index of several shards: where one cannot be\n"
                              "reached, answer without it and say so; else that is\n"
                              "an error");
              }},
    OptionRow{"-j,--jobs",
              [](Declaration& option) {
                  option
                      .value(option.options.jobs,
                             fmt::format("threads that share a search of frequent words; else one "
                                         "for\neach core, {} at most",
                                         kMaxDefaultJobs))
                      ->check(CLI::Range(1U, kMaxJobs))
                      ->option_text("N");
              }},
    OptionRow{"--batch",
              [](Declaration& option) {
                  option
                      .value(option.options.batch_path,
                             "many queries from a file, \"id TAB query\" a line;\n- is standard "
                             "input")
                      ->option_text("TOPICS.tsv");
              }},
    OptionRow{"--timezone",
              [](Declaration& option) {
                  option.value(option.raw.zone, "of \"heute\" and of dates; else Europe/Berlin")
                      ->option_text("ZONE");
              }},
    OptionRow{
        "--now",
        [](Declaration& option) {
            option.value(option.raw.now, "the present for \"heute\", in ISO 8601; else the clock")
                ->option_text("TIME");
        }},
};

constexpr const char* kGroup = "What to search";
constexpr std::array kGroups{
    OptionGroup{kGroup, kQueryOptions},
    OptionGroup{kGroup, kExpansionOptions},
    OptionGroup{kGroup, kSearchOptions},
};

}  // namespace

std::span<const OptionGroup> groups_about_searching() {
    return kGroups;
}

}  // namespace nachlese
