#include <fmt/format.h>

#include "indexer/commands/commands.h"
#include "indexer/commands/index_run.h"
#include "indexer/index_folder.h"
#include "indexer/interruption.h"
#include "schema/index_format.h"

namespace nachlese {

namespace {

// The live generation; an empty one, live from the start, where there is none yet: what a first run
// commits before it is interrupted can be searched.
Result<Generation> live_or_new(const IndexFolder& folder) {
    auto live = live_generation(folder.path());
    if (live || live.error().code != ErrorCode::IndexMissing) return live;
    auto generation = folder.make_generation();
    if (!generation) return generation;
    ShardWriter::create(generation->database);
    if (auto published = folder.publish(*generation); !published) {
        return tl::unexpected(published.error());
    }
    return generation;
}

Result<int> update(const IndexerOptions& options, const Generation& generation, IndexRun& run) {
    ShardWriter writer = ShardWriter::open(generation.database);
    if (auto compatible = check_format(writer.database(), options.index); !compatible) {
        return tl::unexpected(compatible.error());
    }
    const auto scopes = resolve_scopes(options.paths, Catalogue(writer.database()).roots());
    if (!scopes) return tl::unexpected(scopes.error());
    if (auto filled = run.fill(writer, *scopes); !filled) return tl::unexpected(filled.error());
    return run.finish(generation.number);
}

}  // namespace

Result<int> run_update(const IndexerOptions& options) {
    const auto time = reading_time(options);
    if (!time) return tl::unexpected(time.error());
    watch_for_interruption();
    IndexRun run("update", options, *time);
    // Before the index folder is made: a mistyped path leaves nothing behind.
    if (auto exist = check_paths(options.paths); !exist) return tl::unexpected(exist.error());
    if (auto writable = run.check_report_folder(); !writable) {
        return tl::unexpected(writable.error());
    }
    const auto folder = IndexFolder::open_for_writing(options.index);
    if (!folder) return tl::unexpected(folder.error());
    folder->remove_unpublished();
    const auto status = with_xapian_errors(options.index, [&]() -> Result<int> {
        const auto generation = live_or_new(*folder);
        if (!generation) return tl::unexpected(generation.error());
        return update(options, *generation, run);
    });
    if (!status) run.record_failure(status.error());
    return status;
}

}  // namespace nachlese
