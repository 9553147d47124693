#include <exception>
#include <functional>
#include <map>

#include <fmt/format.h>

#include "indexer/commands/commands.h"
#include "indexer/options.h"

namespace {

using nachlese::Verb;

int run(const nachlese::IndexerOptions& options) {
    static const std::map<Verb,
                          std::function<nachlese::Result<int>(const nachlese::IndexerOptions&)>>
        commands{
            {Verb::Update, nachlese::run_update},   {Verb::Rebuild, nachlese::run_rebuild},
            {Verb::Check, nachlese::run_check},     {Verb::Extract, nachlese::run_extract},
            {Verb::Analyze, nachlese::run_analyze}, {Verb::Status, nachlese::run_status},
        };
    const auto status = commands.at(options.verb)(options);
    if (status) return *status;
    fmt::print(stderr, "nachlese-index: {}\n", describe(status.error()));
    return exit_status(status.error().code);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const nachlese::ParsedOptions parsed = nachlese::parse_options(argc, argv);
        return parsed.options ? run(*parsed.options) : parsed.exit_status;
    } catch (const std::exception& error) {
        fmt::print(stderr, "nachlese-index: internal error: {}\n", error.what());
        return exit_status(nachlese::ErrorCode::Internal);
    }
}
