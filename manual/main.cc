// Writes the manual pages and the shell completion into a folder laid out as share/ is; run when
// Nachlese is built.
#include <array>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "indexer/command_line.h"
#include "manual/completions.h"
#include "manual/pages.h"
#include "query/command_line.h"
#include "schema/date.h"

namespace {

namespace manual = nachlese::manual;

manual::Command index_program() {
    nachlese::IndexerOptions options;
    return manual::describe(*nachlese::index_command_line(options));
}

manual::Command search_program() {
    nachlese::SearchOptions options;
    nachlese::RawOptions raw;
    nachlese::SearchCommandLine command_line(options, raw);
    command_line.declare_all();
    return manual::describe(command_line.app());
}

struct PageRow {
    std::string_view path;
    std::string (*make)();
};
constexpr std::array kPages{
    PageRow{"man/man1/nachlese-index.1", &manual::index_page},
    PageRow{"man/man1/nachlese-search.1", &manual::search_page},
    PageRow{"man/man7/nachlese-query.7", &manual::query_page},
};

// Where each shell looks, and under which name: {} is the program.
struct ShellRow {
    const char* path;
    std::string (*make)(const manual::Command& program);
};
constexpr std::array kShells{
    ShellRow{"bash-completion/completions/{}", &manual::bash_completion},
    ShellRow{"zsh/site-functions/_{}", &manual::zsh_completion},
    ShellRow{"fish/vendor_completions.d/{}.fish", &manual::fish_completion},
};

bool write(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (!file) fmt::print(stderr, "nachlese-manual: {} cannot be written\n", path.string());
    return static_cast<bool>(file);
}

bool write_all(const std::filesystem::path& folder) {
    bool is_written = true;
    for (const PageRow& row : kPages)
        is_written &= write(folder / row.path, row.make());
    for (const manual::Command& program : {index_program(), search_program()}) {
        for (const ShellRow& row : kShells)
            is_written &= write(folder / fmt::format(fmt::runtime(row.path), program.name),
                                row.make(program));
    }
    return is_written;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        fmt::print(stderr, "usage: nachlese-manual FOLDER\n");
        return 2;
    }
    try {
        return write_all(argv[1]) ? 0 : 1;
    } catch (const std::exception& error) {
        fmt::print(stderr, "nachlese-manual: {}\n", error.what());
        return 1;
    }
}
