#include "query/options.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <span>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "query/argument_splitter.h"
#include "query/help_text.h"
#include "query/synonyms.h"
#include "schema/utf8.h"
#include "schema/version.h"

namespace nachlese {

namespace {

constexpr const char* kProgram = "nachlese-search";
constexpr const char* kDefaultZone = "Europe/Berlin";
constexpr std::uint64_t kMaxOffset = 0xFFFF'FFFF;  // Xapian numbers documents with 32 bits
constexpr std::size_t kMaxSnippetLength = 100'000;
constexpr std::size_t kHelpColumn = 28;

template <typename Value>
struct Choice {
    std::string_view name;
    Value value;
};
constexpr std::array kMatchModes{
    Choice<std::optional<MatchMode>>{"all", MatchMode::All},
    Choice<std::optional<MatchMode>>{"any", MatchMode::Any},
};
constexpr std::array kSortOrders{
    Choice<SortOrder>{"relevance", SortOrder::Relevance},
    Choice<SortOrder>{"date", SortOrder::OldestFirst},
    Choice<SortOrder>{"-date", SortOrder::NewestFirst},
};
constexpr std::array kColourModes{
    Choice<ColourMode>{"auto", ColourMode::Auto},
    Choice<ColourMode>{"always", ColourMode::Always},
    Choice<ColourMode>{"never", ColourMode::Never},
};

template <typename Row>
std::string names_of(const Row& rows, std::string_view separator) {
    std::string text;
    for (const auto& row : rows)
        text += fmt::format("{}{}", text.empty() ? std::string_view{} : separator, row.name);
    return text;
}

// An option whose values are the names of a table's rows; `choose` gets the row. The table must be
// of static storage.
template <typename Rows, typename Choose>
CLI::Option* add_choice(CLI::App& app, const std::string& name, const Rows& table, Choose choose,
                        const std::string& description) {
    const std::span<const typename Rows::value_type> rows(table);
    const auto find = [rows](const std::string& text) {
        return std::find_if(rows.begin(), rows.end(),
                            [&text](const auto& row) { return row.name == text; });
    };
    const auto check = [rows, find](const std::string& text) {
        if (find(text) != rows.end()) return std::string{};
        return fmt::format("\"{}\" is not one of: {}", text, names_of(rows, ", "));
    };
    return app
        .add_option_function<std::string>(
            name, [find, choose](const std::string& text) { choose(*find(text)); }, description)
        ->check(check)
        ->option_text(names_of(rows, "|"));
}

// What is checked only when all options are known.
struct RawOptions {
    std::string zone = kDefaultZone;
    std::string now;
    std::vector<std::string> facets;
    bool help_query = false;
};

void add_search_options(CLI::App& app, SearchOptions& options, RawOptions& raw) {
    app.option_defaults()->group("What to search");
    app.add_option("--index", options.index, "the index folder; else NACHLESE_INDEX names it")
        ->envname("NACHLESE_INDEX")
        ->option_text("DIR");
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
           "--limit", options.limit,
           fmt::format("articles shown at most, {} to {}; else {}", 0, kMaxLimit, options.limit))
        ->check(CLI::Range(std::uint64_t{0}, kMaxLimit))
        ->option_text("N");
    app.add_option("--offset", options.offset, "articles to leave out first")
        ->check(CLI::Range(std::uint64_t{0}, kMaxOffset))
        ->option_text("N");
    add_choice(
        app, "--sort", kSortOrders, [&options](const auto& row) { options.sort = row.value; },
        "best first (if not given), oldest first, newest first");
    app.add_option(
           "--facet", raw.facets,
           "also count the values of a field; may be repeated:\n" + names_of(facet_kinds(), ", "))
        ->delimiter(',')
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false)
        ->option_text("FIELD");
    app.add_flag("--count", options.count, "only say how many articles there are");
    app.add_flag("--explain", options.explain, "also show how the query was understood");
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
    app.add_option("--snippet-length", options.snippet_length,
                   fmt::format("characters of an extract at most; else {}", options.snippet_length))
        ->check(CLI::Range(std::size_t{0}, kMaxSnippetLength))
        ->option_text("N");
}

void add_help_options(CLI::App& app, RawOptions& raw) {
    app.option_defaults()->group("Help");
    app.set_help_flag("-h,--help", "this text");
    app.add_flag("--help-query", raw.help_query, "what a query can say");
    app.set_version_flag("--version", fmt::format("{} {}", kProgram, kVersion),
                         "the program's version");
}

class UsageFormatter final : public CLI::Formatter {
  public:
    UsageFormatter() { column_width(kHelpColumn); }
    [[nodiscard]] std::string make_usage(const CLI::App* /*app*/,
                                         std::string /*name*/) const override {
        return fmt::format(
            "\nUsage: {0} [OPTIONS] QUERY...\n       {0} [OPTIONS] --batch TOPICS.tsv\n\n"
            "Options begin with two dashes and may stand anywhere; all else is the query, -word\n"
            "(without the word) included. After -- everything is.\n\n",
            kProgram);
    }
    // The base class leaves two lines empty between groups.
    [[nodiscard]] std::string make_group(std::string group, bool is_positional,
                                         std::vector<const CLI::Option*> options) const override {
        return CLI::Formatter::make_group(std::move(group), is_positional, std::move(options))
            .substr(1);
    }
};

OptionKind kind_of_option(const CLI::App& app, std::string_view name) {
    const CLI::Option* const option = app.get_option_no_throw(std::string(name));
    if (option == nullptr) return OptionKind::Unknown;
    return option->get_items_expected_max() == 0 ? OptionKind::Flag : OptionKind::TakesValue;
}

Result<void> resolve_time(SearchOptions& options, const RawOptions& raw) {
    auto zone = TimeZone::open(raw.zone);
    if (!zone) {
        return fail(ErrorCode::Usage, fmt::format("--timezone: {}", zone.error().message),
                    zone.error().hint);
    }
    options.zone = std::move(*zone);
    if (raw.now.empty()) {
        const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
        options.now =
            options.zone.at(std::chrono::duration_cast<std::chrono::seconds>(since_epoch).count());
        return {};
    }
    const auto now = parse_iso(raw.now, options.zone);
    if (!now) {
        return fail(ErrorCode::Usage, fmt::format("--now: \"{}\" is no date", raw.now),
                    "write it as 2025-08-14 or 2025-08-14T16:09:00+02:00");
    }
    options.now = *now;
    return {};
}

Result<void> resolve_facets(SearchOptions& options, const RawOptions& raw) {
    for (const std::string& name : raw.facets) {
        const FacetKind* const kind = find_facet_kind(name);
        if (kind == nullptr) {
            return fail(ErrorCode::Usage, fmt::format("--facet: \"{}\" cannot be counted by", name),
                        "one of: " + names_of(facet_kinds(), ", "));
        }
        if (std::find(options.facets.begin(), options.facets.end(), kind) == options.facets.end())
            options.facets.push_back(kind);
    }
    return {};
}

Result<void> check_combination(const SearchOptions& options) {
    if (options.index.empty()) {
        return fail(ErrorCode::Usage, "no index is named",
                    "name its folder with --index DIR or in the environment, NACHLESE_INDEX=DIR");
    }
    if (options.query.empty() && options.batch_path.empty()) {
        return fail(ErrorCode::Usage, "there is no query", "see --help for examples");
    }
    if (!options.query.empty() && !options.batch_path.empty()) {
        return fail(ErrorCode::Usage,
                    fmt::format("--batch takes its queries from {}, but \"{}\" is on the command "
                                "line too",
                                options.batch_path, options.query));
    }
    if (options.format->hits_alone && (options.count || !options.facets.empty())) {
        return fail(ErrorCode::Usage,
                    fmt::format("--format {} has no place for {}", options.format->name,
                                options.count ? "--count" : "--facet"));
    }
    return {};
}

std::string joined(const std::vector<std::string>& words) {
    return make_valid_utf8(fmt::format("{}", fmt::join(words, " ")));
}

}  // namespace

Result<SearchOptions> parse_search_options(int argc, const char* const* argv) {
    auto zone = TimeZone::open(kDefaultZone);
    if (!zone) return tl::unexpected<Error>(zone.error());
    SearchOptions options(std::move(*zone));
    RawOptions raw;

    CLI::App app("Searches an index of news articles that nachlese-index has made.", kProgram);
    app.formatter(std::make_shared<UsageFormatter>());
    app.footer(&help_footer);
    app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    add_search_options(app, options, raw);
    add_result_options(app, options, raw);
    add_output_options(app, options);
    add_help_options(app, raw);

    auto arguments =
        split_arguments({argv + std::min(argc, 1), argv + argc},
                        [&app](std::string_view name) { return kind_of_option(app, name); });
    if (!arguments) return tl::unexpected<Error>(arguments.error());
    try {
        std::reverse(arguments->options.begin(), arguments->options.end());
        app.parse(std::move(arguments->options));
    } catch (const CLI::CallForHelp&) {
        options.information = app.help();
        return options;
    } catch (const CLI::CallForVersion& version) {
        options.information = fmt::format("{}\n", version.what());
        return options;
    } catch (const CLI::ParseError& error) {
        return fail(ErrorCode::Usage, error.what(), "see --help");
    }
    if (raw.help_query) {
        options.information = query_cheat_sheet();
        return options;
    }
    options.query = joined(arguments->query_words);
    return resolve_time(options, raw)
        .and_then([&] { return resolve_facets(options, raw); })
        .and_then([&] { return check_combination(options); })
        .map([&] { return std::move(options); });
}

}  // namespace nachlese
