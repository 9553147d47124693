// What manual pages and shell completion know of a command line, taken from its CLI11 declaration.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace nachlese::manual {

// What a shell offers for a value.
enum class ValueKind { None, Text, File, Folder, Choice };

struct Option {
    std::vector<std::string> names;  // with their dashes, short ones first; an operand has none
    std::string value;               // placeholder, such as FILE; empty for a flag
    ValueKind kind = ValueKind::None;
    std::vector<std::string> choices;  // of ValueKind::Choice
    std::string description;
    std::string default_value;  // empty where there is none, or the description tells it
    std::string environment;    // the variable that stands in for it; may be empty
    std::string group;          // heading of --help
    bool is_required = false;
    bool is_repeatable = false;
};

struct Command {
    std::string name;
    std::string description;
    std::vector<Option> options;
    std::vector<Option> operands;
    std::vector<Command> subcommands;
};

[[nodiscard]] Command describe(const CLI::App& app);

}  // namespace nachlese::manual
