#include <fmt/format.h>

#include "manual/completion_text.h"
#include "manual/completions.h"

namespace nachlese::manual {

namespace {

// In fish a backslash escapes inside of single quotes too.
std::string fish_word(std::string_view text) {
    std::string word = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') word += '\\';
        word += c;
    }
    return word + "'";
}

std::string value_of(const Option& option) {
    switch (option.kind) {
        case ValueKind::None:
            return "";
        case ValueKind::File:
            return " -r -F";
        case ValueKind::Folder:
            return " -x -a '(__fish_complete_directories)'";
        case ValueKind::Choice:
            return fmt::format(" -x -a {}", fish_word(joined(option.choices, " ")));
        case ValueKind::Text:
            break;
    }
    return " -x";
}

std::string option_lines(const Command& command, const std::string& start) {
    std::string text;
    for (const Option& option : command.options) {
        text += start;
        for (const std::string& name : option.names) {
            const bool is_long = name.starts_with("--");
            text += fmt::format(" {} {}", is_long ? "-l" : "-s", name.substr(is_long ? 2 : 1));
        }
        text +=
            fmt::format("{} -d {}\n", value_of(option), fish_word(in_short(option.description)));
    }
    if (operand_kind(command) == ValueKind::File) text += start + " -F\n";
    return text;
}

}  // namespace

std::string fish_completion(const Command& program) {
    const std::string start = "complete -c " + program.name;
    std::string text = fmt::format("# fish completion of {}; made from its own options.\n{} -f\n",
                                   program.name, start);
    std::vector<std::string> verbs;
    for (const Command& command : program.subcommands)
        verbs.push_back(command.name);
    const std::string before_verb =
        verbs.empty()
            ? start
            : fmt::format("{} -n 'not __fish_seen_subcommand_from {}'", start, joined(verbs, " "));
    text += option_lines(program, before_verb);
    for (const Command& command : program.subcommands) {
        text += fmt::format("{} -a {} -d {}\n", before_verb, command.name,
                            fish_word(in_short(command.description)));
    }
    for (const Command& command : program.subcommands)
        text += option_lines(
            command, fmt::format("{} -n '__fish_seen_subcommand_from {}'", start, command.name));
    return text;
}

}  // namespace nachlese::manual
