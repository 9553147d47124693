#include <exception>
#include <iostream>

#include <fmt/format.h>

#include "query/options.h"
#include "query/session.h"

namespace {

constexpr const char* kProgram = "nachlese-search";

int fail_with(const nachlese::Error& error) {
    fmt::print(stderr, "{}: {}\n", kProgram, describe(error));
    return exit_status(error.code);
}

int run(int argc, char** argv) {
    const auto options = nachlese::parse_search_options(argc, argv);
    if (!options) return fail_with(options.error());
    if (!options->information.empty()) {
        std::cout << options->information << std::flush;
        return 0;
    }
    const auto status = nachlese::run_search(*options, std::cout);
    if (!status) return fail_with(status.error());
    if (!std::cout.flush()) {
        return fail_with({nachlese::ErrorCode::Io, "standard output cannot be written", {}});
    }
    return *status;
}

}  // namespace

int main(int argc, char** argv) {
    // Written whole lines at a time by the stream alone; standard error is separate.
    std::ios::sync_with_stdio(false);
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        return fail_with({nachlese::ErrorCode::Internal, error.what(), {}});
    }
}
