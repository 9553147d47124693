#include "manual/page_parts.h"
#include "manual/pages.h"
#include "query/command_line.h"
#include "query/help_text.h"
#include "schema/date.h"

namespace nachlese::manual {

std::string search_page() {
    // Declared, never parsed: no zone but this one is asked for.
    SearchOptions options;
    RawOptions raw;
    SearchCommandLine command_line(options, raw);
    command_line.declare_all();
    const Command program = describe(command_line.app());
    RoffPage page(program.name, 1, "search archives of German news");
    page.section("SYNOPSIS");
    const std::string start = bold(program.name) + " [" + italic("OPTION") + "...] ";
    const std::string query = italic("QUERY") + "...";
    page.lines({start + query, start + bold("--similar") + " " + italic("ID") + " [" + query + "]",
                start + bold("--batch") + " " + italic("TOPICS.tsv"),
                start + bold("--alerts") + " " + italic("FILE")});
    page.section("DESCRIPTION");
    page.paragraph(escape(program.description));
    page.paragraph("Options begin with two dashes and may stand anywhere. All else is the query, " +
                   bold("-word") + " (without the word) included. After " + bold("--") +
                   " everything is. What a query can say stands in " + bold("nachlese-query") +
                   "(7).");
    page.section("OPTIONS");
    for (const std::string& group : command_line.app().get_groups()) {
        std::vector<Option> members;
        for (const Option& option : program.options) {
            if (option.group == group) members.push_back(option);
        }
        if (members.empty()) continue;
        page.subsection(group);
        write_options(page, members);
    }
    write_environment(page, program.options);
    write_exit_statuses(page);
    write_examples(page, search_examples());
    page.see_also({{"nachlese-index", 1}, {"nachlese-query", 7}});
    return page.text();
}

}  // namespace nachlese::manual
