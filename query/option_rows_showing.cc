#include <array>

#include <fmt/format.h>

#include "query/golden_queries.h"
#include "query/option_row.h"
#include "schema/version.h"

namespace nachlese {

namespace {

constexpr std::size_t kMaxSnippetLength = 100'000;
constexpr std::size_t kMaxWidth = 1'000;
constexpr int kMaxHalfLife = 36'500;

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
                      ->check(CLI::Range(std::uint64_t{0}, kMostArticles))
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

constexpr std::array kGroups{
    OptionGroup{"What to show", kResultOptions},
    OptionGroup{"How to show it", kOutputOptions},
    OptionGroup{"Help", kHelpOptions},
};

}  // namespace

std::span<const OptionGroup> groups_about_showing() {
    return kGroups;
}

}  // namespace nachlese
