#include "query/options.h"

#include <algorithm>
#include <chrono>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "query/argument_splitter.h"
#include "query/command_line.h"
#include "query/cursor.h"
#include "query/help_text.h"
#include "query/option_choice.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::size_t kHelpColumn = 28;

class UsageFormatter final : public CLI::Formatter {
  public:
    UsageFormatter() { column_width(kHelpColumn); }
    [[nodiscard]] std::string make_usage(const CLI::App* /*app*/,
                                         std::string /*name*/) const override {
        return fmt::format(
            "\nUsage: {0} [OPTIONS] QUERY...\n       {0} [OPTIONS] --similar ID [QUERY...]\n"
            "       {0} [OPTIONS] --batch TOPICS.tsv\n"
            "       {0} [OPTIONS] --alerts FILE\n\n"
            "Options begin with two dashes and may stand anywhere; all else is the query, -word\n"
            "(without the word) included. After -- everything is.\n\n",
            kSearchProgram);
    }
    // The base class leaves two lines empty between groups.
    [[nodiscard]] std::string make_group(std::string group, bool is_positional,
                                         std::vector<const CLI::Option*> options) const override {
        return CLI::Formatter::make_group(std::move(group), is_positional, std::move(options))
            .substr(1);
    }
};

std::string help_text() {
    SearchOptions options;
    RawOptions raw;
    SearchCommandLine command_line(options, raw);
    command_line.declare_all();
    command_line.app().formatter(std::make_shared<UsageFormatter>());
    return command_line.app().help();
}

OptionKind kind_of_option(SearchCommandLine& command_line, std::string_view name) {
    const CLI::Option* const option = command_line.find(name);
    if (option == nullptr) return OptionKind::Unknown;
    return option->get_items_expected_max() == 0 ? OptionKind::Flag : OptionKind::TakesValue;
}

Result<void> resolve_time(SearchOptions& options, const RawOptions& raw) {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(since_epoch).count();
    if (raw.zone == kDefaultZone && raw.now.empty()) {
        options.now = Present::at(seconds);
        return {};
    }
    const auto zone = TimeZone::open(raw.zone);
    if (!zone) {
        return fail(ErrorCode::Usage, fmt::format("--timezone: {}", zone.error().message),
                    zone.error().hint);
    }
    if (raw.now.empty()) {
        options.now = zone->at(seconds);
        return {};
    }
    const auto now = parse_iso(raw.now, *zone);
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

Result<void> resolve_cursor(SearchOptions& options, const RawOptions& raw) {
    if (raw.after.empty()) return {};
    auto position = parse_cursor(make_valid_utf8(raw.after));
    if (!position) return tl::unexpected(position.error());
    options.after = std::move(*position);
    return {};
}

struct Contradiction {
    bool is_given;
    std::string_view options;
    std::string_view hint;
};

Result<void> check_contradictions(const SearchOptions& options) {
    constexpr std::string_view kOrderHint = "both go by date, oldest first";
    const bool goes_by_date = options.sort != SortOrder::Relevance;
    const bool by_article = !options.similar_to.empty();
    for (const auto& [is_given, names, hint] : {
             Contradiction{options.all && options.offset > 0, "--all and --offset",
                           "to go on with a result, use --after"},
             Contradiction{options.after && options.offset > 0, "--after and --offset", {}},
             Contradiction{options.all && options.duplicates == DuplicateMode::Fold,
                           "--all and --duplicates fold",
                           {}},
             Contradiction{options.after && options.duplicates == DuplicateMode::Fold,
                           "--after and --duplicates fold",
                           {}},
             Contradiction{options.all && options.count, "--all and --count", {}},
             Contradiction{options.after && options.count, "--after and --count", {}},
             Contradiction{options.after && !options.batch_path.empty(), "--after and --batch", {}},
             Contradiction{options.all && options.sort == SortOrder::NewestFirst,
                           "--all and --sort -date", kOrderHint},
             Contradiction{options.after && options.sort == SortOrder::NewestFirst,
                           "--after and --sort -date", kOrderHint},
             Contradiction{options.half_life && (goes_by_date || options.all || options.after),
                           "--recency and an order by date",
                           {}},
             Contradiction{options.half_life && by_article, "--recency and --similar",
                           "seit: in the query leaves out what is older"},
             Contradiction{by_article && !options.batch_path.empty(), "--similar and --batch", {}},
             Contradiction{by_article && !options.record_path.empty(), "--similar and --record",
                           "a record is of a query"},
         }) {
        if (!is_given) continue;
        return fail(ErrorCode::Usage, fmt::format("{} contradict each other", names),
                    std::string(hint));
    }
    return {};
}

// Of the options that say what to search for or what of a result to show, the first that is given;
// empty: none is.
std::string_view option_of_one_result(const SearchOptions& options) {
    for (const auto& [is_given, name] : {
             std::pair{!options.similar_to.empty(), "--similar"},
             std::pair{!options.batch_path.empty(), "--batch"},
             std::pair{!options.record_path.empty(), "--record"},
             std::pair{!options.verify_path.empty(), "--verify-record"},
             std::pair{options.after.has_value(), "--after"},
             std::pair{options.all, "--all"},
             std::pair{options.count, "--count"},
             std::pair{options.timeline, "--timeline"},
             std::pair{options.explain, "--explain"},
             std::pair{!options.facets.empty(), "--facet"},
         }) {
        if (is_given) return name;
    }
    return {};
}

Result<void> check_why(const SearchOptions& options) {
    if (options.why_id.empty()) return {};
    if (const auto name = option_of_one_result(options); !name.empty()) {
        return fail(ErrorCode::Usage, fmt::format("--why and {} contradict each other", name),
                    "--why is about one article and one query");
    }
    if (options.format->write_verdict != nullptr) return {};
    return fail(ErrorCode::Usage,
                fmt::format("--format {} has no place for --why", options.format->name),
                "use --format text or jsonl");
}

// The option whose queries are those of a file; empty where none is given.
std::string_view option_of_many_queries(const SearchOptions& options) {
    if (!options.alerts_path.empty()) return "--alerts";
    return options.golden_path.empty() ? std::string_view{} : "--golden";
}

Result<void> check_many_queries(const SearchOptions& options) {
    const std::string_view many = option_of_many_queries(options);
    if (many.empty()) {
        for (const auto& [is_given, name] :
             {std::pair{options.dry_run, "--dry-run"},
              std::pair{!options.digest_path.empty(), "--digest"},
              std::pair{!options.alert_state_path.empty(), "--alerts-state"}}) {
            if (!is_given) continue;
            return fail(ErrorCode::Usage, fmt::format("{} says nothing without --alerts", name));
        }
        return {};
    }
    std::string_view other = option_of_one_result(options);
    if (!options.query.empty()) other = "a query";
    if (!options.why_id.empty()) other = "--why";
    if (options.offset > 0) other = "--offset";
    if (!options.alerts_path.empty() && !options.golden_path.empty()) other = "--golden";
    if (!other.empty()) {
        return fail(ErrorCode::Usage, fmt::format("{} and {} contradict each other", many, other),
                    "its queries are those of its file");
    }
    if (many == "--alerts" && options.format->write_digest == nullptr) {
        return fail(ErrorCode::Usage,
                    fmt::format("--format {} has no place for --alerts", options.format->name),
                    "use --format text or jsonl");
    }
    return {};
}

// Alerts may tell of any number: none is to be missed for want of an option.
void resolve_limit(SearchOptions& options, const RawOptions& raw) {
    if (!options.alerts_path.empty()) options.limit = kMaxLimit;
    if (raw.limit) options.limit = *raw.limit;
}

Result<void> check_combination(const SearchOptions& options) {
    if (auto possible = check_many_queries(options); !possible) return possible;
    const bool needs_index = options.golden_path.empty() || !options.dry_run;
    if (options.index.empty() && needs_index) {
        return fail(ErrorCode::Usage, "no index is named",
                    "name its folder with --index DIR or in the environment, NACHLESE_INDEX=DIR");
    }
    if (!option_of_many_queries(options).empty()) return {};
    if (options.generation > 0 && !(options.record_path.empty() && options.verify_path.empty())) {
        return fail(ErrorCode::Usage, "a record is of the live generation",
                    "leave --generation away");
    }
    if (!options.verify_path.empty()) {
        if (options.query.empty() && options.similar_to.empty() && options.batch_path.empty() &&
            options.record_path.empty()) {
            return {};
        }
        return fail(ErrorCode::Usage, "--verify-record takes its query from the record",
                    "give it no query, no --similar, no --batch and no --record");
    }
    if (!options.record_path.empty() && !options.batch_path.empty()) {
        return fail(ErrorCode::Usage, "--record and --batch contradict each other",
                    "record each search by itself");
    }
    if (options.query.empty() && options.similar_to.empty() && options.batch_path.empty()) {
        return fail(ErrorCode::Usage, "there is no query", "see --help for examples");
    }
    if (!options.query.empty() && !options.batch_path.empty()) {
        return fail(ErrorCode::Usage,
                    fmt::format("--batch takes its queries from {}, but \"{}\" is on the command "
                                "line too",
                                options.batch_path, options.query));
    }
    if (options.duplicates == DuplicateMode::Fold && !options.format->shows_duplicates) {
        return fail(ErrorCode::Usage, fmt::format("--format {} has no place for --duplicates fold",
                                                  options.format->name));
    }
    if (options.format->hits_alone) {
        for (const auto& [is_given, name] :
             {std::pair{options.count, "--count"}, std::pair{!options.facets.empty(), "--facet"},
              std::pair{options.timeline, "--timeline"}}) {
            if (!is_given) continue;
            return fail(ErrorCode::Usage,
                        fmt::format("--format {} has no place for {}", options.format->name, name));
        }
    }
    return {};
}

std::string joined(const std::vector<std::string>& words) {
    return make_valid_utf8(fmt::format("{}", fmt::join(words, " ")));
}

}  // namespace

bool is_streamed(const SearchOptions& options) {
    const bool is_page = options.sort == SortOrder::OldestFirst && options.offset == 0 &&
                         options.duplicates != DuplicateMode::Fold;
    return !options.count && (options.all || options.after || is_page);
}

bool folds_duplicates(const SearchOptions& options) {
    const bool is_text_page =
        options.format->shows_notices && options.batch_path.empty() && !is_streamed(options);
    return options.duplicates ? *options.duplicates == DuplicateMode::Fold : is_text_page;
}

Result<SearchOptions> parse_search_options(int argc, const char* const* argv) {
    SearchOptions options;
    RawOptions raw;

    SearchCommandLine command_line(options, raw);
    command_line.find("--index");  // the environment may name it
    auto arguments = split_arguments(
        {argv + std::min(argc, 1), argv + argc},
        [&command_line](std::string_view name) { return kind_of_option(command_line, name); });
    if (!arguments) return tl::unexpected<Error>(arguments.error());
    try {
        std::reverse(arguments->options.begin(), arguments->options.end());
        command_line.app().parse(std::move(arguments->options));
    } catch (const CLI::CallForHelp&) {
        options.information = help_text();
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
    options.similar_to = make_valid_utf8(options.similar_to);
    resolve_limit(options, raw);
    return resolve_time(options, raw)
        .and_then([&] { return resolve_facets(options, raw); })
        .and_then([&] { return resolve_cursor(options, raw); })
        .and_then([&] { return check_contradictions(options); })
        .and_then([&] { return check_why(options); })
        .and_then([&] { return check_combination(options); })
        .map([&] { return std::move(options); });
}

}  // namespace nachlese
