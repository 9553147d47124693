#include "indexer/commands/commands.h"

namespace nachlese {

Result<std::optional<UserCompounds>> compounds_given(const IndexerOptions& options) {
    if (options.compounds_file.empty()) return std::nullopt;
    return UserCompounds::read_file(options.compounds_file).map([](UserCompounds&& compounds) {
        return std::optional(std::move(compounds));
    });
}

}  // namespace nachlese
