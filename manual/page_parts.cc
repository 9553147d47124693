#include "manual/page_parts.h"

#include <set>

#include <fmt/format.h>

#include "schema/error.h"

namespace nachlese::manual {

namespace {

std::string value_of(const Option& option) {
    std::string text;
    if (option.choices.empty()) return italic(option.value);
    for (const std::string& choice : option.choices)
        text += (text.empty() ? "" : "|") + bold(choice);
    return text;
}

std::string term_of(const Option& option) {
    std::string text;
    for (const std::string& name : option.names)
        text += (text.empty() ? "" : ", ") + bold(name);
    if (option.kind == ValueKind::None) return text;
    return text.empty() ? value_of(option) : text + " " + value_of(option);
}

// Descriptions of --help are no sentences, some begin small.
std::string as_sentences(const std::string& description) {
    std::string text = escape(description);
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    if (!text.ends_with('.')) text += '.';
    return text;
}

}  // namespace

std::string usage(const Command& command, const std::string& program) {
    std::string text = bold(program) + " " + bold(command.name);
    for (const Option& option : command.options) {
        if (option.is_required) text += " " + term_of(option);
    }
    text += " [" + italic("OPTION") + "...]";
    for (const Option& operand : command.operands) {
        const std::string name = value_of(operand) + (operand.is_repeatable ? "..." : "");
        text += operand.is_required ? " " + name : " [" + name + "]";
    }
    return text;
}

void write_options(RoffPage& page, const std::vector<Option>& options) {
    for (const Option& option : options) {
        std::string text = as_sentences(option.description);
        if (!option.default_value.empty())
            text += fmt::format(" If not given: {}.", bold(option.default_value));
        const std::string& variable = option.environment;
        if (!variable.empty() && option.description.find(variable) == std::string::npos)
            text += fmt::format(" The environment variable {} stands in for it.", bold(variable));
        page.item(term_of(option), text);
    }
}

void write_environment(RoffPage& page, const std::vector<Option>& options) {
    page.section("ENVIRONMENT");
    std::set<std::string> written;
    for (const Option& option : options) {
        if (option.environment.empty() || !written.insert(option.environment).second) continue;
        page.item(bold(option.environment),
                  fmt::format("Stands in for {}.", bold(option.names.back())));
    }
}

void write_exit_statuses(RoffPage& page) {
    page.section("EXIT STATUS");
    for (const ExitStatus& row : exit_statuses())
        page.item(bold(std::to_string(row.status)), as_sentences(std::string(row.meaning)));
}

void write_examples(RoffPage& page, std::span<const CommandExample> examples) {
    page.section("EXAMPLES");
    for (const CommandExample& example : examples)
        page.item(bold(example.command), as_sentences(std::string(example.meaning)));
}

}  // namespace nachlese::manual
