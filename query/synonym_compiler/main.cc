// Writes the definition of built_in_synonyms() from a file of synonyms; run when Nachlese is built,
// so that a search need not analyse hundreds of names to find that it asks for none of them.
#include <cstdint>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "query/synonym_lines.h"
#include "schema/text_lines.h"

namespace {

std::string rows_of(std::string_view text) {
    nachlese::Analyser analyser;
    std::string rows;
    std::size_t number = 0;
    std::uint32_t group = 0;
    for (auto names = nachlese::take_group(text, number); !names.empty();
         names = nachlese::take_group(text, number)) {
        while (!names.empty()) {
            const std::string_view name = nachlese::take_member(names);
            rows += fmt::format("    {{R\"({})\", R\"({})\", {}}},\n", name,
                                fmt::join(nachlese::stems_of_name(name, analyser), " "), group);
        }
        ++group;
    }
    return rows;
}

nachlese::Result<std::string> source_from(const std::string& path) {
    auto text = nachlese::read_small_file(path, nachlese::kMaxSynonymsFileBytes, {});
    if (!text) return tl::unexpected(text.error());
    if (auto checked = nachlese::check_groups(*text, path); !checked) {
        return tl::unexpected(checked.error());
    }
    return fmt::format(R"(#include "query/built_in_synonyms.h"

#include <array>

namespace nachlese {{

namespace {{

constexpr auto kSynonyms = std::to_array<BuiltInSynonym>({{
{}}});

}}  // namespace

std::span<const BuiltInSynonym> built_in_synonyms() {{
    return kSynonyms;
}}

}}  // namespace nachlese
)",
                       rows_of(*text));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        fmt::print(stderr, "usage: nachlese-synonyms FILE\n");
        return 2;
    }
    try {
        const auto source = source_from(argv[1]);
        if (!source) {
            fmt::print(stderr, "nachlese-synonyms: {}\n", describe(source.error()));
            return 1;
        }
        fmt::print("{}", *source);
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "nachlese-synonyms: {}\n", error.what());
        return 1;
    }
}
