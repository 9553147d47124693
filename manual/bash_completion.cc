#include <fmt/format.h>

#include "manual/completion_text.h"
#include "manual/completions.h"

namespace nachlese::manual {

namespace {

// {0}: function, {1}: verbs, {2}: arms for values, {3}: arms for the rest, {4}: program.
// bash splits --format=jsonl into three words at the sign (COMP_WORDBREAKS).
constexpr std::string_view kScript = R"(# bash completion of {4}; made from its own options.
{0}() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} verb='' word
    if [[ $current == = ]]; then
        current=''
    elif [[ $previous == = ]]; then
        previous=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD - 1}}"; do
        case $word in
            {1}) verb=$word && break ;;
        esac
    done
    COMPREPLY=()
    local choices='' kind=text
    case $verb:$previous in
{2}        *)
            kind=operand
            ;;
    esac
    if [[ $kind == operand ]]; then
        case $verb in
{3}        esac
        if [[ $current == -* ]]; then kind=choice; fi
    fi
    case $kind in
        choice) mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$current") ;;
        files)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            ;;
        folders)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -d -- "$current")
            ;;
    esac
}}
complete -F {0} {4}
)";

std::string_view kind_name(ValueKind kind) {
    switch (kind) {
        case ValueKind::File:
            return "files";
        case ValueKind::Folder:
            return "folders";
        case ValueKind::Choice:
            return "choice";
        case ValueKind::Text:
        case ValueKind::None:
            break;
    }
    return "text";
}

std::string value_arms(const Command& command, const std::string& verb) {
    std::string text;
    for (const Option& option : command.options) {
        if (option.kind == ValueKind::None) continue;
        std::vector<std::string> patterns;
        for (const std::string& name : option.names)
            patterns.push_back(fmt::format("{}:{}", verb, name));
        text += fmt::format("        {})\n", joined(patterns, " | "));
        if (option.kind != ValueKind::Text)
            text += fmt::format("            kind={}\n", kind_name(option.kind));
        if (!option.choices.empty())
            text +=
                fmt::format("            choices={}\n", shell_word(joined(option.choices, " ")));
        text += "            ;;\n";
    }
    return text;
}

std::string operand_arm(const Command& command, const std::string& verb) {
    std::vector<std::string> names;
    for (const Command& subcommand : command.subcommands)
        names.push_back(subcommand.name);
    for (const Option& option : command.options)
        names.insert(names.end(), option.names.begin(), option.names.end());
    const ValueKind kind = command.subcommands.empty() ? operand_kind(command) : ValueKind::Choice;
    return fmt::format(
        "            {})\n                choices={}\n                kind={}\n                "
        ";;\n",
        verb.empty() ? "''" : verb, shell_word(joined(names, " ")), kind_name(kind));
}

}  // namespace

std::string bash_completion(const Command& program) {
    std::vector<std::string> verbs;
    std::string values = value_arms(program, "");
    std::string operands = operand_arm(program, "");
    for (const Command& command : program.subcommands) {
        verbs.push_back(command.name);
        values += value_arms(command, command.name);
        operands += operand_arm(command, command.name);
    }
    // A program without verbs: no word is one.
    const std::string verb_pattern = verbs.empty() ? "''" : joined(verbs, " | ");
    return fmt::format(kScript, function_name(program.name), verb_pattern, values, operands,
                       program.name);
}

}  // namespace nachlese::manual
