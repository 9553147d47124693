// The options of nachlese-search: one row each, in the groups that --help shows them in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
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

// The command line with those options alone that somebody asks for: CLI11 takes longer to be told
// of all than a search of the index takes. Must not outlive `options` and `raw`, which parsing
// fills.
class SearchCommandLine {
  public:
    SearchCommandLine(SearchOptions& options, RawOptions& raw);

    // The option with this name, such as "--limit", declared if it is not yet; null: there is none.
    const CLI::Option* find(std::string_view name);

    // All of them, in the order of --help. Nothing may have been asked for before.
    void declare_all();

    [[nodiscard]] CLI::App& app() { return app_; }

  private:
    // Declares the rows whose names it likes.
    template <typename Wanted>
    void declare(Wanted is_wanted);

    CLI::App app_;
    SearchOptions& options_;
    RawOptions& raw_;
};

}  // namespace nachlese
