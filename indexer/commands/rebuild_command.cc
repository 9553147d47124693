#include <filesystem>

#include <fmt/format.h>

#include "indexer/commands/commands.h"
#include "indexer/commands/index_run.h"
#include "indexer/index_check.h"
#include "indexer/index_folder.h"
#include "indexer/interruption.h"

namespace nachlese {

namespace {

// The archive folders to read: those given, else those that the live index was made from.
Result<std::vector<std::string>> root_paths(const IndexerOptions& options) {
    if (!options.paths.empty()) return options.paths;
    const auto live = live_generation(options.index);
    if (!live) return tl::unexpected(live.error());
    std::vector<std::string> paths;
    for (const Root& root : Catalogue(Xapian::Database(live->database)).roots()) {
        paths.push_back(root.path);
    }
    return paths;
}

// A database that has grown commit by commit is twice as large as it need be.
void compact(const std::string& grown, const std::string& compacted) {
    Xapian::Database(grown).compact(compacted, Xapian::DBCOMPACT_NO_RENUMBER);
    std::error_code ignored;
    std::filesystem::remove_all(grown, ignored);
}

Result<void> build(const Generation& generation, const std::vector<Scope>& scopes, IndexRun& run) {
    const std::string growing = generation.folder + "/growing";
    {
        ShardWriter writer = ShardWriter::create(growing);
        if (auto filled = run.fill(writer, scopes); !filled) return filled;
    }
    if (interrupted()) return {};
    compact(growing, generation.database);
    const auto damage = check_index(generation.database);
    if (!damage) return tl::unexpected(damage.error());
    if (!damage->empty()) {
        return fail(ErrorCode::IndexDamaged,
                    fmt::format("{}: the new generation is damaged: {}", generation.folder,
                                damage->front()),
                    "check the disk; the live index stays as it is");
    }
    return {};
}

Result<int> rebuild(const IndexerOptions& options, const ReadingTime& time) {
    const auto paths = root_paths(options);
    if (!paths) return tl::unexpected(paths.error());
    const auto scopes = resolve_scopes(*paths, {});
    if (!scopes) return tl::unexpected(scopes.error());
    const auto folder = IndexFolder::open_for_writing(options.index);
    if (!folder) return tl::unexpected(folder.error());
    const auto generation = folder->make_generation();
    if (!generation) return tl::unexpected(generation.error());
    IndexRun run("rebuild", options, time);
    if (auto built = build(*generation, *scopes, run); !built) {
        folder->discard(*generation);
        return tl::unexpected(built.error());
    }
    if (interrupted()) {
        folder->discard(*generation);
        return run.finish(0);
    }
    if (auto published = folder->publish(*generation); !published) {
        return tl::unexpected(published.error());
    }
    folder->remove_outdated();
    return run.finish(generation->number);
}

}  // namespace

Result<int> run_rebuild(const IndexerOptions& options) {
    const auto time = reading_time(options);
    if (!time) return tl::unexpected(time.error());
    watch_for_interruption();
    try {
        return rebuild(options, *time);
    } catch (const Xapian::Error& error) {
        return tl::unexpected(from_xapian(error, options.index));
    }
}

}  // namespace nachlese
