#include "query/option_groups.h"

#include <algorithm>
#include <array>
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

void add_search_options(CLI::App& app, SearchOptions& options, RawOptions& raw) {
    app.option_defaults()->group("What to search");
    app.add_option("--index", options.index,
                   "the index folder, or a list of shards; else\nNACHLESE_INDEX names it")
        ->envname("NACHLESE_INDEX")
        ->option_text("DIR");
    app.add_option("--generation", options.generation,
                   "search generation N of the index folder, live or not")
        ->check(CLI::Range(1, kMaxGeneration))
        ->option_text("N");
    app.add_option("--similar", options.similar_to,
                   "articles like the one with this id, by the words that\n"
                   "tell most about it; a query then only filters")
        ->option_text("ID");
    add_choice(
        app, "--match", kMatchModes, [&options](const auto& row) { options.match = row.value; },
        "whether articles must have all words of the query or\n"
        "any; if not given: all, but in text output any where\n"
        "no article has all");
    app.add_flag("--plain", options.plain, "take the query as words alone, without operators");
    app.add_flag("--exact", options.exact,
                 "find words in their written form alone, as if =\nstood before each");
    for (const ExpansionSwitch& row : kExpansionSwitches) {
        bool& value = options.switches.*row.member;
        app.add_flag_callback(
            std::string(row.option), [&value] { value = false; }, std::string(row.description));
    }
    app.add_option("--synonyms", options.synonyms_path,
                   fmt::format("names that mean the same, one group to a line, beside\n"
                               "the built-in ones and {} in the index folder",
                               kSynonymsFileName))
        ->option_text("FILE");
    app.add_flag("--any-status", options.any_status,
                 "also articles that were withdrawn or withheld, or are\n"
                 "under an embargo; status: in a query finds them too");
    app.add_option("--max-checked", options.max_checked,
                   fmt::format("articles whose text is looked at to check a query that\n"
                               "the index cannot decide (exact phrases);\n"
                               "0: all; else {}",
                               options.max_checked))
        ->check(CLI::Range(std::uint64_t{0}, kMaxArticles))
        ->option_text("N");
    app.add_flag("--partial", options.partial,
                 "of an index of several shards: where one cannot be\n"
                 "reached, answer without it and say so; else that is\n"
                 "an error");
    app.add_option("-j,--jobs", options.jobs,
                   fmt::format("threads that share a search of frequent words; else one for\n"
                               "each core, {} at most",
                               kMaxDefaultJobs))
        ->check(CLI::Range(1U, kMaxJobs))
        ->option_text("N");
    app.add_option("--batch", options.batch_path,
                   "many queries from a file, \"id TAB query\" a line;\n- is standard input")
        ->option_text("TOPICS.tsv");
    app.add_option("--timezone", raw.zone, "of \"heute\" and of dates; else Europe/Berlin")
        ->option_text("ZONE");
    app.add_option("--now", raw.now, "the present for \"heute\", in ISO 8601; else the clock")
        ->option_text("TIME");
}

void add_result_options(CLI::App& app, SearchOptions& options, RawOptions& raw) {
    app.option_defaults()->group("What to show");
    app.add_option(
           "--limit", raw.limit,
           fmt::format("articles shown at most, {} to {}; else {}", 0, kMaxLimit, options.limit))
        ->check(CLI::Range(std::uint64_t{0}, kMaxLimit))
        ->option_text("N");
    app.add_option("--offset", options.offset, "articles to leave out first")
        ->check(CLI::Range(std::uint64_t{0}, kMaxArticles))
        ->option_text("N");
    add_choice(
        app, "--sort", kSortOrders, [&options](const auto& row) { options.sort = row.value; },
        "best first (if not given), oldest first, newest first");
    app.add_option("--recency", options.half_life,
                   "newer articles first: a score is halved for each DAYS\n"
                   "that an article is older than the newest of the index")
        ->check(CLI::Range(1, kMaxHalfLife))
        ->option_text("DAYS");
    app.add_flag("--all", options.all, "the whole result, oldest first, however large it is");
    app.add_option("--after", raw.after,
                   "oldest first, beginning after this article (its date\n"
                   "and id, as the end of a page names them)")
        ->option_text("DATE,ID");
    add_choice(
        app, "--duplicates", kDuplicateModes,
        [&options](const auto& row) { options.duplicates = row.value; },
        "near-duplicates (agency copy in several papers):\none hit for all, or one for each; if "
        "not given:\n"
        "fold on a page of text, elsewhere show");
    app.add_option("--facet", raw.facets, "also count the values of a field; may be repeated")
        ->delimiter(',')
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false)
        ->option_text(names_of(facet_kinds(), "|"));
    app.add_flag("--timeline", options.timeline,
                 "also count by month, or by year where the span is long");
    app.add_flag("--count", options.count, "only say how many articles there are");
    app.add_option("--record", options.record_path,
                   "also write what was asked and answered to a new file,\n"
                   "to be cited and checked later")
        ->option_text("FILE");
    app.add_option("--verify-record", options.verify_path,
                   "instead of a query: search as recorded, and say\n"
                   "whether the answer is still the same")
        ->option_text("FILE");
    app.add_option("--golden", options.golden_path,
                   fmt::format("instead of a query: check that the queries of FILE find what\n"
                               "they must: a query a line, TAB, the least number of\n"
                               "articles, and perhaps TAB, an id that must be among\n"
                               "the first {}; # comments",
                               kGoldenRanks))
        ->option_text("FILE");
    app.add_option("--alerts", options.alerts_path,
                   "instead of a query: run the saved queries of FILE over\n"
                   "what is new in the index since the last time, and\n"
                   "write a digest, Markdown or with --format jsonl one\n"
                   "object; a line [name] stands above each query;\n"
                   "# comments")
        ->option_text("FILE");
    app.add_option("--alerts-state", options.alert_state_path,
                   "what readers have been told; else the file of queries\n"
                   "with .state behind its name")
        ->option_text("FILE");
    app.add_option("--digest", options.digest_path,
                   "write the digest to BASE.md and BASE.json instead")
        ->option_text("BASE");
    app.add_flag("--dry-run", options.dry_run,
                 "of --alerts: do not remember what was told; of --golden:\n"
                 "only say whether FILE can be understood");
    app.add_flag("--explain", options.explain, "also show how the query was understood");
    app.add_option("--why", options.why_id,
                   "instead of searching: whether the query finds the article\n"
                   "with this id, and which of its clauses do or do not")
        ->option_text("ID");
}

void add_output_options(CLI::App& app, SearchOptions& options) {
    app.option_defaults()->group("How to show it");
    std::string formats;
    for (const OutputFormat& format : output_formats())
        formats +=
            fmt::format("{}{}: {}", formats.empty() ? "" : "\n", format.name, format.description);
    add_choice(
        app, "--format", output_formats(),
        [&options](const OutputFormat& format) { options.format = &format; }, formats);
    add_choice(
        app, "--color,--colour", kColourModes,
        [&options](const auto& row) { options.colour = row.value; },
        "auto, if not given: on a terminal, unless NO_COLOR is set");
    app.add_flag("--no-pager", options.no_pager,
                 "do not show the output on a terminal page by page\n"
                 "(with NACHLESE_PAGER, else PAGER, else less)");
    app.add_option("--width", options.width,
                   fmt::format("columns of a line, {} to {}; else the terminal's",
                               kLeastTerminalWidth, kMaxWidth))
        ->check(CLI::Range(kLeastTerminalWidth, kMaxWidth))
        ->option_text("N");
    app.add_option("--snippet-length", options.snippet_length,
                   fmt::format("characters of an extract at most; else {}", options.snippet_length))
        ->check(CLI::Range(std::size_t{0}, kMaxSnippetLength))
        ->option_text("N");
}

void add_help_options(CLI::App& app, RawOptions& raw) {
    app.option_defaults()->group("Help");
    app.set_help_flag("-h,--help", "this text");
    app.add_flag("--help-query", raw.help_query, "what a query can say");
    app.set_version_flag("--version", fmt::format("{} {}", kSearchProgram, kVersion),
                         "the program's version");
}

}  // namespace

std::unique_ptr<CLI::App> search_command_line(SearchOptions& options, RawOptions& raw) {
    options.jobs = std::clamp(std::thread::hardware_concurrency(), 1U, kMaxDefaultJobs);
    auto app = std::make_unique<CLI::App>(
        "Searches an index of news articles that nachlese-index has made.", kSearchProgram);
    app->footer(&help_footer);
    app->option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    add_search_options(*app, options, raw);
    add_result_options(*app, options, raw);
    add_output_options(*app, options);
    add_help_options(*app, raw);
    return app;
}

}  // namespace nachlese
