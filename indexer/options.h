// The command line of nachlese-index, declared once: parser, --help and documentation derive from
// the same CLI11 declarations.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/disk_space.h"
#include "indexer/shrink_limit.h"

namespace nachlese {

enum class Verb { Update, Rebuild, Rollback, Check, Repair, Extract, Analyze, Formats, Status };

struct IndexerOptions {
    Verb verb = Verb::Status;
    std::string index;
    std::vector<std::string> paths;  // archive folders and files
    std::vector<std::string> texts;  // of `analyze`
    std::string report_file;
    std::string golden_file;            // of `update` and `rebuild`; empty: none
    std::string compounds_file;         // empty: those of the index
    std::vector<std::string> map_rows;  // FIELD=PATH; empty: those of the index
    std::string format = "columns";     // of `analyze` and `formats`
    std::string timezone = "Europe/Berlin";
    std::string now;             // ISO 8601; empty: the clock
    bool show_segments = false;  // of `extract`
    unsigned jobs = 1;           // threads; parse_options() sets it to the number of cores
    std::uint64_t memory = 0;    // bytes; parse_options() sets it to half of the machine's
    std::uint64_t min_free = kDefaultMinFree;  // bytes
    bool quick_check = false;                  // of `check`
    bool quiet = false;
    ShrinkLimit shrink_limit;
};

// Parses argv. An exit status instead of options means that the program is done: help was printed,
// or the command line is wrong and standard error says how.
struct ParsedOptions {
    std::optional<IndexerOptions> options;
    int exit_status = 0;
};
[[nodiscard]] ParsedOptions parse_options(int argc, const char* const* argv);

}  // namespace nachlese
