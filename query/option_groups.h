// The options of nachlese-search in the groups that --help shows them in.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "query/options.h"

namespace nachlese {

inline constexpr const char* kSearchProgram = "nachlese-search";
inline constexpr const char* kDefaultZone = "Europe/Berlin";

// What is checked only when all options are known.
struct RawOptions {
    std::string zone = kDefaultZone;
    std::string now;
    std::vector<std::string> facets;
    std::string after;
    bool help_query = false;
};

// Each adds one group to `app`, which must not outlive `options` and `raw`.
void add_search_options(CLI::App& app, SearchOptions& options, RawOptions& raw);
void add_result_options(CLI::App& app, SearchOptions& options, RawOptions& raw);
void add_output_options(CLI::App& app, SearchOptions& options);
void add_help_options(CLI::App& app, RawOptions& raw);

}  // namespace nachlese
