#include <algorithm>

#include <fmt/format.h>

#include "indexer/commands/commands.h"
#include "indexer/index_folder.h"
#include "indexer/integrity/soundness.h"

namespace nachlese {

namespace {

Result<Generation> previous_generation(const std::string& index_path) {
    const auto live = live_generation(index_path);
    if (!live) return tl::unexpected(live.error());
    const std::vector<int> numbers = generation_numbers(index_path);
    const auto at = std::lower_bound(numbers.begin(), numbers.end(), live->number);
    if (at == numbers.begin()) {
        return fail(ErrorCode::IndexMissing,
                    fmt::format("{}: there is no generation before the live one, number {}",
                                index_path, live->number),
                    "rebuild keeps one; an update changes the live generation itself");
    }
    return generation_numbered(index_path, *std::prev(at));
}

Result<void> check_sound(const Generation& generation) {
    const auto found = check_soundness(generation.database, Thoroughness::Content);
    if (found && found->damage.empty()) return {};
    return fail(
        ErrorCode::IndexDamaged,
        fmt::format("{}: the generation before the live one is damaged: {}", generation.folder,
                    found ? found->damage.front() : found.error().message),
        "the live index stays as it is; rebuild it from the archive");
}

}  // namespace

Result<int> run_rollback(const IndexerOptions& options) {
    // Found before a folder is made for the lock.
    if (const auto live = live_generation(options.index); !live) {
        return tl::unexpected(live.error());
    }
    const auto folder = IndexFolder::open_for_writing(options.index);
    if (!folder) return tl::unexpected(folder.error());
    const auto previous = previous_generation(options.index);
    if (!previous) return tl::unexpected(previous.error());
    if (auto sound = check_sound(*previous); !sound) return tl::unexpected(sound.error());
    if (auto published = folder->publish(*previous); !published) {
        return tl::unexpected(published.error());
    }
    fmt::print("Generation {} is live again; the next run removes the one after it.\n",
               previous->number);
    return 0;
}

}  // namespace nachlese
