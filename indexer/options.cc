#include "indexer/options.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <string_view>
#include <thread>

#include <fmt/format.h>
#include <unistd.h>

#include "indexer/command_line.h"
#include "schema/error.h"
#include "schema/version.h"

namespace nachlese {

namespace {

constexpr const char* kProgram = "nachlese-index";

struct VerbRow {
    Verb verb;
    std::string_view name;
    const char* description;
};
constexpr std::array kVerbs{
    VerbRow{Verb::Update, "update",
            "Bring the index in line with archive folders: add, change and remove articles"},
    VerbRow{Verb::Rebuild, "rebuild",
            "Build a fresh generation beside the live one, check it, then publish it"},
    VerbRow{Verb::Rollback, "rollback",
            "Make the generation live again that the last rebuild replaced"},
    VerbRow{Verb::Check, "check",
            "Say whether the index is sound; changes nothing, and may be run where nothing can be "
            "written, but then without Xapian's own check"},
    VerbRow{Verb::Repair, "repair",
            "Rebuild an index that is damaged from the archive; leave one that is sound alone"},
    VerbRow{Verb::Extract, "extract",
            "Print what the readers see in files, one JSON object a line; touches no index"},
    VerbRow{Verb::Analyze, "analyze",
            "Print the tokens of a text (or of standard input) with their offsets and stems"},
    VerbRow{Verb::Formats, "formats", "List the formats that are read, with the fields each gives"},
    VerbRow{Verb::Status, "status", "Say what the index holds and how the last run ended"},
};

constexpr std::array kExamples{
    CommandExample{"nachlese-index update --index news.idx ~/archive",
                   "a first index, or what is new in it"},
    CommandExample{"nachlese-index extract ~/archive/2019/03/14.txt | jq .headline",
                   "what a file is taken for"},
    CommandExample{"nachlese-index analyze 'Der Hafen bleibt geschlossen'",
                   "how a text becomes tokens"},
};

std::string footer() {
    std::string text = "Examples:\n";
    for (const CommandExample& example : kExamples)
        text += fmt::format("  {}\n      {}\n", example.command, example.meaning);
    text += "\nExit status:\n";
    for (const ExitStatus& row : exit_statuses()) {
        text += fmt::format("  {:>3}  {}\n", row.status, row.meaning);
    }
    return text;
}

void add_index(CLI::App& command, IndexerOptions& options) {
    command.add_option("--index", options.index, "The index folder")
        ->envname("NACHLESE_INDEX")
        ->type_name("DIR")
        ->required();
}

void add_reading(CLI::App& command, IndexerOptions& options) {
    command.add_option("--timezone", options.timezone, "Time zone of the dates in articles")
        ->type_name("ZONE")
        ->capture_default_str();
    command.add_option("--now", options.now, "Take this for the present, for tests (ISO 8601)")
        ->type_name("TIME");
}

void add_map(CLI::App& command, IndexerOptions& options, std::string_view without) {
    command
        .add_option("--map", options.map_rows,
                    fmt::format("Where JSON of your own shape keeps a field: headline=meta.title, "
                                "body=content[*].text, or a JSON Pointer; may be repeated. {}",
                                without))
        ->type_name("FIELD=PATH")
        ->allow_extra_args(false);
}

constexpr const char* kCompoundsFormat =
    "one word a line, split where a bar stands (Wachs|tube), never without one; # comments";

void add_compounds(CLI::App& command, IndexerOptions& options, std::string_view without) {
    command
        .add_option("--compounds", options.compounds_file,
                    fmt::format("File of compounds of your own: {}. {}", kCompoundsFormat, without))
        ->type_name("FILE");
}

constexpr unsigned kMaxJobs = 256;

constexpr std::uint64_t kLeastMemory = std::uint64_t{256} << 20U;

std::uint64_t half_of_memory() {
    const auto pages = static_cast<std::uint64_t>(std::max(sysconf(_SC_PHYS_PAGES), 0L));
    const auto page_bytes = static_cast<std::uint64_t>(std::max(sysconf(_SC_PAGESIZE), 0L));
    return std::max(pages * page_bytes / 2, kLeastMemory);
}

void add_run(CLI::App& command, IndexerOptions& options) {
    command
        .add_option("-j,--jobs", options.jobs,
                    "Threads that fill an empty index; as many as there are cores if not given")
        ->check(CLI::Range(1U, kMaxJobs))
        ->type_name("N");
    command
        .add_option("--memory", options.memory,
                    fmt::format("Memory that filling an empty index may take, such as 500M or 2G, "
                                "at least {}M; half of the machine's if not given. Less means "
                                "smaller pieces, and fewer threads",
                                kLeastMemory >> 20U))
        ->transform(CLI::AsSizeValue(false))
        ->check(CLI::Validator(
            [](std::string& bytes) {
                if (std::stoull(bytes) >= kLeastMemory) return std::string();
                return fmt::format("at least {}M are needed", kLeastMemory >> 20U);
            },
            {}))
        ->type_name("SIZE");
    command
        .add_option("--min-free", options.min_free,
                    fmt::format("Disk space that stays free on the file system of the index: a run "
                                "that would need it is not begun, or ends early; {}M if not given, "
                                "0 for a run that writes until the disk is full",
                                kDefaultMinFree >> 20U))
        ->transform(CLI::AsSizeValue(false))
        ->type_name("SIZE");
    command.add_option("--report", options.report_file, "Write a report of the run as JSON")
        ->type_name("FILE");
    command
        .add_option("--max-shrink", options.shrink_limit.percent,
                    fmt::format("Percentage of its files (of a rebuild: of all articles) that an "
                                "archive may have lost, more than {} of them; beyond it the index "
                                "stays as it is",
                                kFewLosses))
        ->check(CLI::Range(0U, 100U))
        ->type_name("PERCENT")
        ->capture_default_str();
    command.add_flag("--allow-empty", options.shrink_limit.allow_empty,
                     "Believe an archive folder that has lost any or all of its files");
    command.add_flag("-q,--quiet", options.quiet, "No progress and no summary");
}

void add_golden(CLI::App& command, IndexerOptions& options, std::string_view purpose) {
    command
        .add_option(
            "--golden", options.golden_file,
            fmt::format("{}. A query a line, TAB, the least number of articles, and perhaps "
                        "TAB, an id that must be among the first ten; # comments",
                        purpose))
        ->type_name("FILE");
}

void add_paths(CLI::App& command, IndexerOptions& options, const char* description, bool required) {
    command.add_option("PATH", options.paths, description)->required(required);
}

void add_format(CLI::App& command, IndexerOptions& options, const char* description) {
    command.add_option("--format", options.format, description)
        ->check(CLI::IsMember({"columns", "jsonl"}))
        ->option_text("columns|jsonl")
        ->capture_default_str();
}

void declare(CLI::App& command, Verb verb, IndexerOptions& options) {
    switch (verb) {
        case Verb::Update:
            add_index(command, options);
            add_paths(command, options, "Archive folders, or files below them", true);
            add_reading(command, options);
            add_compounds(command, options,
                          "Without it those the index was made with; others need a rebuild");
            add_map(command, options,
                    "Without it as the index was made with; another needs a rebuild");
            add_run(command, options);
            add_golden(command, options,
                       "See whether the queries of FILE find what they must: a first update is "
                       "published only then, a later one has committed by then and ends with "
                       "an error");
            break;
        case Verb::Rebuild:
            add_index(command, options);
            add_paths(command, options, "Archive folders; those of the live index if none is given",
                      false);
            add_reading(command, options);
            add_compounds(command, options,
                          "Without it those of the live index; an empty file drops them");
            add_map(command, options, "Without it as the live index");
            add_run(command, options);
            add_golden(command, options, "Publish only if the queries of FILE find what they must");
            break;
        case Verb::Check:
            add_index(command, options);
            command.add_flag("--quick", options.quick_check,
                             "Compare the files with their checksums, and look no further");
            break;
        case Verb::Repair:
            add_index(command, options);
            add_paths(command, options,
                      "Archive folders; those that the index was made from if none is given",
                      false);
            add_reading(command, options);
            add_compounds(command, options, "Without it those that the index was made with");
            add_map(command, options, "Without it as the index was made with");
            add_run(command, options);
            break;
        case Verb::Rollback:
        case Verb::Status:
            add_index(command, options);
            break;
        case Verb::Extract:
            add_paths(command, options, "Files, or folders of files", true);
            add_reading(command, options);
            add_map(command, options, "Without it the keys that are known");
            command.add_flag("--show-segments", options.show_segments,
                             "Print of text dumps each line, what it was taken for and why");
            break;
        case Verb::Analyze:
            command.add_option("TEXT", options.texts, "Text; standard input if none is given");
            add_format(command, options, "How to print the tokens");
            add_compounds(command, options, "Without it the lexicon alone splits");
            break;
        case Verb::Formats:
            add_format(command, options, "How to print the list");
            break;
    }
}

// CLI11 would only say that a verb is missing.
bool is_unknown_verb(std::string_view word) {
    return !word.starts_with('-') &&
           std::none_of(kVerbs.begin(), kVerbs.end(),
                        [word](const VerbRow& row) { return row.name == word; });
}

ParsedOptions usage_error(const std::string& message) {
    const Error error{ErrorCode::Usage, message, "see --help"};
    fmt::print(stderr, "{}: {}\n", kProgram, describe(error));
    return {std::nullopt, exit_status(error.code)};
}

}  // namespace

std::span<const CommandExample> index_examples() {
    return kExamples;
}

std::unique_ptr<CLI::App> index_command_line(IndexerOptions& options) {
    options.jobs = std::clamp(std::thread::hardware_concurrency(), 1U, kMaxJobs);
    options.memory = half_of_memory();
    auto app = std::make_unique<CLI::App>(
        "Nachlese indexes folders of German news articles for full-text search.", kProgram);
    app->set_version_flag("--version", fmt::format("{} {}", kProgram, kVersion));
    app->footer(footer());
    app->require_subcommand(1);
    for (const VerbRow& row : kVerbs) {
        CLI::App* const command = app->add_subcommand(std::string(row.name), row.description);
        declare(*command, row.verb, options);
        command->callback([&options, verb = row.verb] { options.verb = verb; });
    }
    return app;
}

ParsedOptions parse_options(int argc, const char* const* argv) {
    if (argc > 1 && is_unknown_verb(argv[1])) {
        return usage_error(fmt::format("there is no verb {}", argv[1]));
    }
    IndexerOptions options;
    const auto app = index_command_line(options);
    try {
        app->parse(argc, argv);
    } catch (const CLI::Success& done) {
        return {std::nullopt, app->exit(done, std::cout, std::cerr)};
    } catch (const CLI::ParseError& error) {
        return usage_error(error.what());
    }
    return {std::move(options), 0};
}

}  // namespace nachlese
