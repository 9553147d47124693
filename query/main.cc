#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>
#include <ostream>
#include <string>

#include <ext/stdio_filebuf.h>
#include <fmt/format.h>
#include <unistd.h>

#include "query/options.h"
#include "query/pager.h"
#include "query/session.h"
#include "query/terminal.h"

namespace {

constexpr const char* kProgram = "nachlese-search";

int fail_with(const nachlese::Error& error) {
    fmt::print(stderr, "{}: {}\n", kProgram, describe(error));
    return exit_status(error.code);
}

std::optional<nachlese::Pager> start_pager(const nachlese::SearchOptions& options,
                                           const nachlese::Terminal& terminal) {
    if (!terminal.is_terminal || options.no_pager) return std::nullopt;
    // NOLINTBEGIN(concurrency-mt-unsafe): there is one thread
    const std::string command = nachlese::pager_command(std::getenv("NACHLESE_PAGER"),
                                                        std::getenv("PAGER"), std::getenv("PATH"));
    // NOLINTEND(concurrency-mt-unsafe)
    if (command.empty()) return std::nullopt;
    auto pager = nachlese::Pager::start(command);
    // The results are worth more than their pages.
    if (!pager) return std::nullopt;
    return std::move(*pager);
}

// What has been written to standard output has arrived, or an exit status.
std::optional<int> flush(std::ostream& out) {
    if (out.flush()) return std::nullopt;
    // Where SIGPIPE is ignored it did not end the program; nobody is left to be told anything.
    if (nachlese::is_broken_pipe(STDOUT_FILENO)) {
        return exit_status(nachlese::ErrorCode::OutputClosed);
    }
    return fail_with({nachlese::ErrorCode::Io, "standard output cannot be written", {}});
}

int run(int argc, char** argv) {
    const auto options = nachlese::parse_search_options(argc, argv);
    if (!options) return fail_with(options.error());
    // Standard output in large pieces. std::cout has such a buffer after sync_with_stdio(false),
    // but so have five other streams then, and one search takes a twentieth longer.
    __gnu_cxx::stdio_filebuf<char> buffer(stdout, std::ios::out);
    std::ostream out(&buffer);
    if (!options->information.empty()) {
        out << options->information;
        return flush(out).value_or(0);
    }
    const nachlese::Terminal terminal = nachlese::look_at(STDOUT_FILENO);
    const auto pager = start_pager(*options, terminal);
    const auto status = nachlese::run_search(*options, terminal, out);
    if (!status) {
        out.flush();
        return fail_with(status.error());
    }
    return flush(out).value_or(*status);
}

int run_guarded(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        return fail_with({nachlese::ErrorCode::Internal, error.what(), {}});
    }
}

// All is written by then, and libraries would only take down what goes with the process. Sanitizers
// report at an ordinary end.
int end_with(int status) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return status;
#else
    std::_Exit(status);
#endif
}

}  // namespace

int main(int argc, char** argv) {
    return end_with(run_guarded(argc, argv));
}
