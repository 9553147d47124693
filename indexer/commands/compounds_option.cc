#include "indexer/commands/commands.h"

namespace nachlese {

Result<std::optional<UserCompounds>> compounds_given(const IndexerOptions& options) {
    if (options.compounds_file.empty()) return std::nullopt;
    return UserCompounds::read_file(options.compounds_file).map([](UserCompounds&& compounds) {
        return std::optional(std::move(compounds));
    });
}

Result<std::optional<JsonMap>> map_given(const IndexerOptions& options) {
    if (options.map_rows.empty()) return std::nullopt;
    return JsonMap::parse(options.map_rows).map([](JsonMap&& map) {
        return std::optional(std::move(map));
    });
}

}  // namespace nachlese
