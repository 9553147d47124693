#include <fmt/format.h>

#include "indexer/command_line.h"
#include "indexer/containers/container.h"
#include "indexer/readers/reader.h"
#include "manual/page_parts.h"
#include "manual/pages.h"
#include "schema/fields.h"

namespace nachlese::manual {

namespace {

void write_formats(RoffPage& page) {
    page.section("FORMATS");
    page.paragraph("Content decides, not the name of a file.");
    for (const Reader* const reader : readers()) {
        std::string names;
        for (const FieldId id : reader->fields())
            names += fmt::format("{}{}", names.empty() ? "" : ", ", field(id).name);
        page.item(bold(reader->format_name()),
                  fmt::format("{}. Gives {}.", escape(reader->description()), escape(names)));
    }
    for (const Container* const container : containers())
        page.item(bold(container->format_name()), escape(container->description()) + ".");
}

}  // namespace

std::string index_page() {
    IndexerOptions options;
    const auto app = index_command_line(options);
    const Command program = describe(*app);
    RoffPage page(program.name, 1, "index archives of German news for full-text search");
    std::vector<std::string> usages;
    for (const Command& command : program.subcommands)
        usages.push_back(usage(command, program.name));
    page.section("SYNOPSIS");
    page.lines(usages);
    page.section("DESCRIPTION");
    page.paragraph(escape(program.description) + " " + bold("nachlese-search") +
                   "(1) searches what it has indexed.");
    page.section("COMMANDS");
    std::vector<Option> all = program.options;
    for (const Command& command : program.subcommands) {
        page.subsection(command.name);
        page.paragraph(escape(command.description) + ".");
        write_options(page, command.operands);
        write_options(page, command.options);
        all.insert(all.end(), command.options.begin(), command.options.end());
    }
    page.section("OPTIONS");
    write_options(page, program.options);
    write_formats(page);
    write_environment(page, all);
    write_exit_statuses(page);
    write_examples(page, index_examples());
    page.see_also({{"nachlese-search", 1}, {"nachlese-query", 7}});
    return page.text();
}

}  // namespace nachlese::manual
