#include "query/option_groups.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <thread>

#include <fmt/format.h>

#include "query/golden_queries.h"
#include "query/help_text.h"
#include "query/option_choice.h"
#include "query/synonyms.h"
#include "schema/version.h"

namespace nachlese {

namespace {

constexpr std::uint64_t kMaxArticles = 0xFFFF'FFFF;  // Xapian numbers documents with 32 bits
constexpr std::size_t kMaxSnippetLength = 100'000;
constexpr std::size_t kMaxWidth = 1'000;
constexpr int kMaxHalfLife = 36'500;
constexpr int kMaxGeneration = 1'000'000'000;
constexpr unsigned kMaxJobs = 64;
// More gain little, since each opens the index.
constexpr unsigned kMaxDefaultJobs = 8;

constexpr std::array kMatchModes{
    Choice<std::optional<MatchMode>>{"all", MatchMode::All},
    Choice<std::optional<MatchMode>>{"any", MatchMode::Any},
};
constexpr std::array kSortOrders{
    Choice<SortOrder>{"relevance", SortOrder::Relevance},
    Choice<SortOrder>{"date", SortOrder::OldestFirst},
    Choice<SortOrder>{"-date", SortOrder::NewestFirst},
};
constexpr std::array kDuplicateModes{
    Choice<DuplicateMode>{"fold", DuplicateMode::Fold},
    Choice<DuplicateMode>{"show", DuplicateMode::Show},
};
constexpr std::array kColourModes{
    Choice<ColourMode>{"auto", ColourMode::Auto},
    Choice<ColourMode>{"always", ColourMode::Always},
    Choice<ColourMode>{"never", ColourMode::Never},
};

// What the declaration of an option has at hand.
struct Declaration {
    CLI::App& app;
    std::string names;
    SearchOptions& options;
    RawOptions& raw;

    template <typename Value>
    CLI::Option* value(Value& target, std::string description) {
        return app.add_option(names, target, std::move(description));
    }
    void flag(bool& target, std::string description) {
        app.add_flag(names, target, std::move(description));
    }
    template <typename Rows, typename Choose>
    void choice(const Rows& rows, Choose choose, const std::string& description) {
        add_choice(app, names, rows, std::move(choose), description);
    }
};

struct OptionRow {
    std::string_view names;  // commas stand between them
    void (*declare)(Declaration& option);
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
                      ->check(CLI::Range(std::uint64_t{0}, kMaxArticles))
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

constexpr std::array kResultOptions{
    OptionRow{"--limit",
              [](Declaration& option) {
                  option
                      .value(option.raw.limit,
                             fmt::format("articles shown at most, {} to {}; else {}", 0, kMaxLimit,
                                         option.options.limit))
                      ->check(CLI::Range(std::uint64_t{0}, kMaxLimit))
                      ->option_text("N");
              }},
    OptionRow{"--offset",
              [](Declaration& option) {
                  option.value(option.options.offset, "articles to leave out first")
                      ->check(CLI::Range(std::uint64_t{0}, kMaxArticles))
                      ->option_text("N");
              }},
    OptionRow{"--sort",
              [](Declaration& option) {
                  option.choice(
                      kSortOrders,
                      [&options = option.options](const auto& row) { options.sort = row.value; },
                      "best first (if not given), oldest first, newest first");
              }},
    OptionRow{"--recency",
              [](Declaration& option) {
                  option
                      .value(option.options.half_life,
                             "newer articles first: a score is halved for each DAYS\n"
                             "that an article is older than the newest of the index")
                      ->check(CLI::Range(1, kMaxHalfLife))
                      ->option_text("DAYS");
              }},
    OptionRow{"--all",
              [](Declaration& option) {
                  option.flag(option.options.all,
                              "the whole result, oldest first, however large it is");
              }},
    OptionRow{"--after",
              [](Declaration& option) {
                  option
                      .value(option.raw.after,
                             "oldest first, beginning after this article (its date\n"
                             "and id, as the end of a page names them)")
                      ->option_text("DATE,ID");
              }},
    OptionRow{"--duplicates",
              [](Declaration& option) {
                  option.choice(
                      kDuplicateModes,
                      [&options = option.options](const auto& row) {
                          options.duplicates = row.value;
                      },
                      "near-duplicates (agency copy in several papers):\none hit for all, or one "
                      "for each; if not given:\nfold on a page of text, elsewhere show");
              }},
    OptionRow{"--facet",
              [](Declaration& option) {
                  option
                      .value(option.raw.facets, "also count the values of a field; may be repeated")
                      ->delimiter(',')
                      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
                      ->allow_extra_args(false)
                      ->option_text(names_of(facet_kinds(), "|"));
              }},
    OptionRow{"--timeline",
              [](Declaration& option) {
                  option.flag(option.options.timeline,
                              "also count by month, or by year where the span is long");
              }},
    OptionRow{"--count",
              [](Declaration& option) {
                  option.flag(option.options.count, "only say how many articles there are");
              }},
    OptionRow{"--record",
              [](Declaration& option) {
                  option
                      .value(option.options.record_path,
                             "also write what was asked and answered to a new file,\n"
                             "to be cited and checked later")
                      ->option_text("FILE");
              }},
    OptionRow{"--verify-record",
              [](Declaration& option) {
                  option
                      .value(option.options.verify_path,
                             "instead of a query: search as recorded, and say\n"
                             "whether the answer is still the same")
                      ->option_text("FILE");
              }},
    OptionRow{"--golden",
              [](Declaration& option) {
                  option
                      .value(option.options.golden_path,
                             fmt::format(
                                 "instead of a query: check that the queries of FILE find what\n"
                                 "they must: a query a line, TAB, the least number of\n"
                                 "articles, and perhaps TAB, an id that must be among\n"
                                 "the first {}; # comments",
                                 kGoldenRanks))
                      ->option_text("FILE");
              }},
    OptionRow{"--alerts",
              [](Declaration& option) {
                  option
                      .value(option.options.alerts_path,
                             "instead of a query: run the saved queries of FILE over\n"
                             "what is new in the index since the last time, and\n"
                             "write a digest, Markdown or with --format jsonl one\n"
                             "object; a line [name] stands above each query;\n"
                             "# comments")
                      ->option_text("FILE");
              }},
    OptionRow{"--alerts-state",
              [](Declaration& option) {
                  option
                      .value(option.options.alert_state_path,
                             "what readers have been told; else the file of queries\n"
                             "with .state behind its name")
                      ->option_text("FILE");
              }},
    OptionRow{"--digest",
              [](Declaration& option) {
                  option
                      .value(option.options.digest_path,
                             "write the digest to BASE.md and BASE.json instead")
                      ->option_text("BASE");
              }},
    OptionRow{"--dry-run",
              [](Declaration& option) {
                  option.flag(option.options.dry_run,
                              "of --alerts: do not remember what was told; of --golden:\n"
                              "only say whether FILE can be understood");
              }},
    OptionRow{"--explain",
              [](Declaration& option) {
                  option.flag(option.options.explain, "also show how the query was understood");
              }},
    OptionRow{"--why",
              [](Declaration& option) {
                  option
                      .value(option.options.why_id,
                             "instead of searching: whether the query finds the article\n"
                             "with this id, and which of its clauses do or do not")
                      ->option_text("ID");
              }},
};

std::string described_formats() {
    std::string text;
    for (const OutputFormat& format : output_formats())
        text += fmt::format("{}{}: {}", text.empty() ? "" : "\n", format.name, format.description);
    return text;
}

constexpr std::array kOutputOptions{
    OptionRow{"--format",
              [](Declaration& option) {
                  option.choice(
                      output_formats(),
                      [&options = option.options](const OutputFormat& format) {
                          options.format = &format;
                      },
                      described_formats());
              }},
    OptionRow{"--color,--colour",
              [](Declaration& option) {
                  option.choice(
                      kColourModes,
                      [&options = option.options](const auto& row) { options.colour = row.value; },
                      "auto, if not given: on a terminal, unless NO_COLOR is set");
              }},
    OptionRow{"--no-pager",
              [](Declaration& option) {
                  option.flag(option.options.no_pager,
                              "do not show the output on a terminal page by page\n"
                              "(with NACHLESE_PAGER, else PAGER, else less)");
              }},
    OptionRow{"--width",
              [](Declaration& option) {
                  option
                      .value(option.options.width,
                             fmt::format("columns of a line, {} to {}; else the terminal's",
                                         kLeastTerminalWidth, kMaxWidth))
                      ->check(CLI::Range(kLeastTerminalWidth, kMaxWidth))
                      ->option_text("N");
              }},
    OptionRow{"--snippet-length",
              [](Declaration& option) {
                  option
                      .value(option.options.snippet_length,
                             fmt::format("characters of an extract at most; else {}",
                                         option.options.snippet_length))
                      ->check(CLI::Range(std::size_t{0}, kMaxSnippetLength))
                      ->option_text("N");
              }},
};

constexpr std::array kHelpOptions{
    OptionRow{"-h,--help",
              [](Declaration& option) { option.app.set_help_flag(option.names, "this text"); }},
    OptionRow{
        "--help-query",
        [](Declaration& option) { option.flag(option.raw.help_query, "what a query can say"); }},
    OptionRow{"--version",
              [](Declaration& option) {
                  option.app.set_version_flag(option.names,
                                              fmt::format("{} {}", kSearchProgram, kVersion),
                                              "the program's version");
              }},
};

struct OptionGroup {
    const char* name;
    std::span<const OptionRow> rows;
};
constexpr const char* kWhatToSearch = "What to search";
constexpr std::array kOptionGroups{
    OptionGroup{kWhatToSearch, kQueryOptions},     OptionGroup{kWhatToSearch, kExpansionOptions},
    OptionGroup{kWhatToSearch, kSearchOptions},    OptionGroup{"What to show", kResultOptions},
    OptionGroup{"How to show it", kOutputOptions}, OptionGroup{"Help", kHelpOptions},
};

bool is_among(std::string_view name, std::string_view names) {
    while (!names.empty()) {
        const std::size_t length = std::min(names.find(','), names.size());
        if (names.substr(0, length) == name) return true;
        names.remove_prefix(std::min(length + 1, names.size()));
    }
    return false;
}

}  // namespace

SearchCommandLine::SearchCommandLine(SearchOptions& options, RawOptions& raw)
    : app_("Searches an index of news articles that nachlese-index has made.", kSearchProgram),
      options_(options),
      raw_(raw) {
    options.jobs = std::clamp(std::thread::hardware_concurrency(), 1U, kMaxDefaultJobs);
    app_.set_help_flag();  // CLI11's own
    app_.footer(&help_footer);
    app_.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

template <typename Wanted>
void SearchCommandLine::declare(Wanted is_wanted) {
    for (const OptionGroup& group : kOptionGroups) {
        for (const OptionRow& row : group.rows) {
            if (!is_wanted(row.names)) continue;
            app_.option_defaults()->group(group.name);
            Declaration option{app_, std::string(row.names), options_, raw_};
            row.declare(option);
        }
    }
}

const CLI::Option* SearchCommandLine::find(std::string_view name) {
    const std::string wanted(name);
    if (const auto* const declared = app_.get_option_no_throw(wanted); declared != nullptr) {
        return declared;
    }
    declare([name](std::string_view names) { return is_among(name, names); });
    return app_.get_option_no_throw(wanted);
}

void SearchCommandLine::declare_all() {
    declare([](std::string_view /*names*/) { return true; });
}

}  // namespace nachlese
