#include <cstdio>
#include <exception>
#include <functional>
#include <iostream>
#include <map>

#include <fmt/format.h>

#include "indexer/commands/commands.h"
#include "indexer/options.h"
#include "indexer/termination.h"

namespace {

using nachlese::Verb;

int fail_with(const nachlese::Error& error) {
    fmt::print(stderr, "nachlese-index: {}\n", describe(error));
    return exit_status(error.code);
}

int run(const nachlese::IndexerOptions& options) {
    static const std::map<Verb,
                          std::function<nachlese::Result<int>(const nachlese::IndexerOptions&)>>
        commands{
            {Verb::Update, nachlese::run_update},     {Verb::Rebuild, nachlese::run_rebuild},
            {Verb::Rollback, nachlese::run_rollback}, {Verb::Check, nachlese::run_check},
            {Verb::Repair, nachlese::run_repair},     {Verb::Extract, nachlese::run_extract},
            {Verb::Analyze, nachlese::run_analyze},   {Verb::Formats, nachlese::run_formats},
            {Verb::Status, nachlese::run_status},
        };
    nachlese::report_errors_of_destructors(options.index);
    const auto status = commands.at(options.verb)(options);
    return status ? *status : fail_with(status.error());
}

// What could not be printed must not look like success.
int flush_output(int status) {
    std::cout.flush();
    const bool printed = std::fflush(stdout) == 0 && std::ferror(stdout) == 0 && std::cout.good();
    if (printed) return status;
    return fail_with({nachlese::ErrorCode::Io, "standard output cannot be written", {}});
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const nachlese::ParsedOptions parsed = nachlese::parse_options(argc, argv);
        return flush_output(parsed.options ? run(*parsed.options) : parsed.exit_status);
    } catch (const std::exception& error) {
        return fail_with({nachlese::ErrorCode::Internal, error.what(), {}});
    }
}
