#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/commands/commands.h"
#include "indexer/containers/container.h"
#include "indexer/readers/reader.h"
#include "schema/article_json.h"
#include "schema/fields.h"

namespace nachlese {

namespace {

void print_columns(const Reader& reader) {
    std::string names;
    for (const FieldId id : reader.fields()) {
        if (!names.empty()) names += ' ';
        names += field(id).name;
    }
    fmt::print("{:<12}{}\n{:<12}{}\n", reader.format_name(), reader.description(), "", names);
}

void print_json(const Reader& reader) {
    nlohmann::ordered_json line{{"format", reader.format_name()},
                                {"description", reader.description()},
                                {"fields", nlohmann::ordered_json::array()}};
    for (const FieldId id : reader.fields())
        line["fields"].push_back(field(id).name);
    fmt::print("{}\n", to_json_line(line));
}

// What a container gives are its members, in whatever format they are.
void print_container(const Container& container, bool as_json) {
    if (as_json) {
        fmt::print("{}\n", to_json_line({{"format", container.format_name()},
                                         {"description", container.description()},
                                         {"members", true}}));
    } else {
        fmt::print("{:<12}{}\n", container.format_name(), container.description());
    }
}

}  // namespace

Result<int> run_formats(const IndexerOptions& options) {
    for (const Reader* const reader : readers()) {
        if (options.format == "jsonl") {
            print_json(*reader);
        } else {
            print_columns(*reader);
        }
    }
    for (const Container* const container : containers())
        print_container(*container, options.format == "jsonl");
    return 0;
}

}  // namespace nachlese
