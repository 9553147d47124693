// The options of nachlese-search in the groups that --help shows them in.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "query/options.h"

namespace nachlese {

inline constexpr const char* kSearchProgram = "nachlese-search";

// What is checked only when all options are known.
struct RawOptions {
    std::string zone = kDefaultZone;
    std::string now;
    std::vector<std::string> facets;
    std::string after;
    bool help_query = false;
    std::optional<std::uint64_t> limit;
};

// The whole command line but for the layout of its --help; must not outlive `options` and `raw`,
// which parsing fills.
[[nodiscard]] std::unique_ptr<CLI::App> search_command_line(SearchOptions& options,
                                                            RawOptions& raw);

}  // namespace nachlese
