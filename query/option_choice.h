// Options of a command line whose values are the names of a table's rows.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace nachlese {

template <typename Value>
struct Choice {
    std::string_view name;
    Value value;
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

}  // namespace nachlese
