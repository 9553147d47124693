// The options of nachlese-search, one row each: all that is said of an option stands in its row.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "query/option_choice.h"
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

// Xapian numbers documents with 32 bits.
inline constexpr std::uint64_t kMostArticles = 0xFFFF'FFFF;

// More gain little, since each opens the index.
inline constexpr unsigned kMaxDefaultJobs = 8;

// What the declaration of an option has at hand; `option.value(...)` is the option, to be
// described further.
struct Declaration {
    CLI::App& app;
    std::string names;
    SearchOptions& options;
    RawOptions& raw;

    template <typename Value>
    CLI::Option* value(Value& target, std::string description) {
        return app.add_option(names, target, std::move(description));
    }
    void flag(bool& target, std::string description) {
        app.add_flag(names, target, std::move(description));
    }
    template <typename Rows, typename Choose>
    void choice(const Rows& rows, Choose choose, const std::string& description) {
        add_choice(app, names, rows, std::move(choose), description);
    }
};

struct OptionRow {
    std::string_view names;  // commas stand between them
    void (*declare)(Declaration& option);
};

struct OptionGroup {
    const char* name;  // as --help shows it
    std::span<const OptionRow> rows;
};

// In the order of --help; one group may follow another of the same name.
[[nodiscard]] std::span<const OptionGroup> groups_about_searching();
[[nodiscard]] std::span<const OptionGroup> groups_about_showing();

}  // namespace nachlese
