#include <fmt/format.h>

#include "manual/completion_text.h"
#include "manual/completions.h"

namespace nachlese::manual {

namespace {

constexpr std::string_view kIndent = "        ";
constexpr std::string_view kDeepIndent = "                    ";

std::string action(const Option& option) {
    switch (option.kind) {
        case ValueKind::File:
            return "_files";
        case ValueKind::Folder:
            return "_files -/";
        case ValueKind::Choice:
            return "(" + joined(option.choices, " ") + ")";
        case ValueKind::Text:
        case ValueKind::None:
            break;
    }
    return " ";
}

// What means something inside of a specification of _arguments.
std::string plain(std::string_view text) {
    std::string plain_text;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') plain_text += '\\';
        plain_text += c;
    }
    return plain_text;
}

// As further lines of a call of _arguments.
std::string option_lines(const Command& command, std::string_view indent) {
    std::string text;
    for (const Option& option : command.options) {
        const bool is_flag = option.kind == ValueKind::None;
        for (const std::string& name : option.names) {
            const bool joins_value = !is_flag && name.starts_with("--");
            std::string line =
                fmt::format("{}{}{}[{}]", option.is_repeatable ? "*" : "", name,
                            joins_value ? "=" : "", plain(in_short(option.description)));
            if (!is_flag) {
                line +=
                    fmt::format(":{}:{}", option.choices.empty() ? plain(option.value) : "value",
                                action(option));
            }
            text += fmt::format(" \\\n{}{}", indent, shell_word(line));
        }
    }
    for (const Option& operand : command.operands)
        text += fmt::format(" \\\n{}{}", indent,
                            shell_word(fmt::format("*:{}:{}", operand.value, action(operand))));
    return text;
}

}  // namespace

std::string zsh_completion(const Command& program) {
    const std::string function = function_name(program.name);
    std::string text =
        fmt::format("#compdef {}\n# zsh completion of {}; made from its own options.\n\n{}() {{\n",
                    program.name, program.name, function);
    if (program.subcommands.empty()) {
        text += fmt::format("    _arguments{}\n}}\n\n{} \"$@\"\n", option_lines(program, kIndent),
                            function);
        return text;
    }
    text += "    local context state line\n    local -a verbs=(\n";
    for (const Command& command : program.subcommands)
        text += fmt::format("        {}\n",
                            shell_word(command.name + ":" + in_short(command.description)));
    text += fmt::format(
        "    )\n    _arguments -C{} \\\n        '1:verb:->verb' \\\n        "
        "'*::argument:->argument'\n"
        "    case $state in\n        verb) _describe verb verbs ;;\n        argument)\n"
        "            case $words[1] in\n",
        option_lines(program, kIndent));
    for (const Command& command : program.subcommands)
        text += fmt::format("                {}) _arguments{} ;;\n", command.name,
                            option_lines(command, kDeepIndent));
    text += fmt::format("            esac\n            ;;\n    esac\n}}\n\n{} \"$@\"\n", function);
    return text;
}

}  // namespace nachlese::manual
