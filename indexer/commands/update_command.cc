#include <fmt/format.h>

#include "indexer/commands/commands.h"
#include "indexer/commands/index_run.h"
#include "indexer/commands/new_generation.h"
#include "indexer/golden_check.h"
#include "indexer/index_folder.h"
#include "indexer/interruption.h"
#include "schema/index_format.h"

namespace nachlese {

namespace {

// Articles that were analysed with other compounds would not be found.
Result<void> check_compounds(const IndexerOptions& options, const Xapian::Database& database,
                             const std::optional<UserCompounds>& given) {
    if (!given || *given == stored_compounds(database)) return {};
    return fail(ErrorCode::IndexIncompatible,
                fmt::format("{}: the index was made with other compounds than {} has",
                            options.index, options.compounds_file),
                fmt::format("run `nachlese-index rebuild --compounds {}`, or leave --compounds "
                            "away to go on with those of the index",
                            options.compounds_file));
}

// Files that do not change are not read again, so that one index would hold two shapes.
Result<void> check_map(const IndexerOptions& options, const Xapian::Database& database,
                       const std::optional<JsonMap>& given) {
    if (!given || *given == stored_json_map(database)) return {};
    return fail(ErrorCode::IndexIncompatible,
                fmt::format("{}: the index was made with another --map", options.index),
                "run `nachlese-index rebuild` with this one, or leave --map away to go on with "
                "that of the index");
}

// The first run goes live with all that it read, or with what it has when it is interrupted. Not
// where golden queries are to hold: a part need not find what the whole must.
Result<int> fill_first(const IndexerOptions& options, const IndexFolder& folder,
                       const Settings& settings, IndexRun& run) {
    const auto scopes = resolve_scopes(options.paths, {});
    if (!scopes) return tl::unexpected(scopes.error());
    const auto generation = folder.make_generation();
    if (!generation) return tl::unexpected(generation.error());
    const auto on_interruption =
        options.golden_file.empty() ? OnInterruption::Keep : OnInterruption::Drop;
    if (auto filled = fill_generation(*generation, settings, *scopes, on_interruption, run);
        !filled) {
        return tl::unexpected(filled.error());
    }
    if (!options.golden_file.empty() && !interrupted()) {
        const auto golden = check_golden_queries(options.golden_file, options.index,
                                                 generation->number, GoldenSubject::NotPublished);
        if (!golden) return tl::unexpected(golden.error());
    }
    if (on_interruption == OnInterruption::Drop && interrupted()) {
        folder.discard(*generation);
        return run.finish(std::nullopt);
    }
    if (auto published = folder.publish(*generation); !published) {
        return tl::unexpected(published.error());
    }
    folder.remove_outdated();
    return run.finish(generation->number);
}

Result<int> update(const IndexerOptions& options, const Generation& generation,
                   const std::optional<UserCompounds>& compounds, const std::optional<JsonMap>& map,
                   IndexRun& run) {
    const Xapian::Database live(generation.database);
    if (auto compatible = check_format(live, options.index); !compatible) {
        return tl::unexpected(compatible.error());
    }
    if (auto same = check_compounds(options, live, compounds); !same) {
        return tl::unexpected(same.error());
    }
    if (auto same = check_map(options, live, map); !same) return tl::unexpected(same.error());
    auto writer = ShardWriter::open(generation.database);
    if (!writer) return tl::unexpected(writer.error());
    const auto scopes = resolve_scopes(options.paths, roots_of(writer->database()));
    if (!scopes) return tl::unexpected(scopes.error());
    if (auto filled = run.fill(*writer, generation.database, *scopes); !filled) {
        return tl::unexpected(filled.error());
    }
    run.name_generation(generation.number);
    if (!options.golden_file.empty() && !interrupted()) {
        const auto golden = check_golden_queries(options.golden_file, options.index,
                                                 generation.number, GoldenSubject::Live);
        if (!golden) return tl::unexpected(golden.error());
        run.note_interruption();
    }
    return run.finish(generation.number);
}

}  // namespace

Result<int> run_update(const IndexerOptions& options) {
    const auto time = reading_time(options);
    if (!time) return tl::unexpected(time.error());
    const auto compounds = compounds_given(options);
    if (!compounds) return tl::unexpected(compounds.error());
    const auto map = map_given(options);
    if (!map) return tl::unexpected(map.error());
    watch_for_interruption();
    IndexRun run("update", options, *time);
    // Before the index folder is made: a mistyped path leaves nothing behind.
    if (auto exist = check_paths(options.paths); !exist) return tl::unexpected(exist.error());
    if (auto writable = run.check_report_folder(); !writable) {
        return tl::unexpected(writable.error());
    }
    if (!options.golden_file.empty()) {
        if (auto sound = check_golden_file(options.golden_file); !sound) {
            return tl::unexpected(sound.error());
        }
    }
    const auto folder = IndexFolder::open_for_writing(options.index);
    if (!folder) return tl::unexpected(folder.error());
    folder->remove_unpublished();
    auto status = with_xapian_errors(options.index, [&]() -> Result<int> {
        const auto live = live_generation(folder->path());
        if (live) return update(options, *live, *compounds, *map, run);
        if (live.error().code != ErrorCode::IndexMissing) return tl::unexpected(live.error());
        const Settings settings{compounds->value_or(UserCompounds{}), map->value_or(JsonMap{})};
        return fill_first(options, *folder, settings, run);
    });
    if (!status) {
        folder->remove_unpublished();
        run.record_failure(status.error());
    }
    return status;
}

}  // namespace nachlese
