// What CLI11 is told of the options of nachlese-search.
#pragma once

#include <string_view>

#include <CLI/CLI.hpp>

#include "query/option_row.h"
#include "query/options.h"

namespace nachlese {

// The command line with those options alone that somebody asks for: CLI11 takes as long to be told
// of all as a search of a small index takes. Must not outlive `options` and `raw`, which parsing
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
    template <typename Wanted>
    void declare(const OptionGroup& group, Wanted is_wanted);

    CLI::App app_;
    SearchOptions& options_;
    RawOptions& raw_;
};

}  // namespace nachlese
