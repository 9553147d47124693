#include "manual/command.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace nachlese::manual {

namespace {

struct PlaceholderRow {
    std::string_view placeholder;
    ValueKind kind;
};
// By their placeholders: CLI11 keeps no other trace of what a value is.
constexpr std::array kPlaceholders{
    PlaceholderRow{"BASE", ValueKind::File},       PlaceholderRow{"DIR", ValueKind::Folder},
    PlaceholderRow{"FILE", ValueKind::File},       PlaceholderRow{"PATH", ValueKind::File},
    PlaceholderRow{"TOPICS.tsv", ValueKind::File},
};

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

void describe_value(const CLI::Option& option, Option& described) {
    if (option.get_items_expected_max() == 0) return;
    if (option.get_positional()) {
        described.value = option.get_name(/*positional=*/true);
    } else if (!option.get_option_text().empty()) {
        described.value = option.get_option_text();
    } else {
        // CLI11 appends what the value is checked for: "N:UINT in [1 - 256]".
        described.value = split(option.get_type_name(), ':').front();
    }
    if (described.value.find('|') != std::string::npos) {
        described.kind = ValueKind::Choice;
        described.choices = split(described.value, '|');
        return;
    }
    const auto* const row = std::find_if(
        kPlaceholders.begin(), kPlaceholders.end(),
        [&described](const PlaceholderRow& known) { return known.placeholder == described.value; });
    described.kind = row == kPlaceholders.end() ? ValueKind::Text : row->kind;
}

Option describe(const CLI::Option& option) {
    Option described;
    for (const std::string& name : option.get_snames())
        described.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames())
        described.names.push_back("--" + name);
    describe_value(option, described);
    described.description = option.get_description();
    described.default_value = option.get_default_str();
    described.environment = option.get_envname();
    described.group = option.get_group();
    described.is_required = option.get_required();
    described.is_repeatable = option.get_expected_max() > 1;
    return described;
}

}  // namespace

Command describe(const CLI::App& app) {
    Command command{app.get_name(), app.get_description(), {}, {}, {}};
    for (const CLI::Option* const option : app.get_options()) {
        (option->get_positional() ? command.operands : command.options)
            .push_back(describe(*option));
    }
    for (const CLI::App* const subcommand :
         app.get_subcommands(std::function<bool(const CLI::App*)>{}))
        command.subcommands.push_back(describe(*subcommand));
    return command;
}

}  // namespace nachlese::manual
