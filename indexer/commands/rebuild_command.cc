#include <algorithm>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/commands/commands.h"
#include "indexer/commands/index_run.h"
#include "indexer/commands/new_generation.h"
#include "indexer/golden_check.h"
#include "indexer/index_check.h"
#include "indexer/index_folder.h"
#include "indexer/interruption.h"
#include "schema/index_format.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

// The archive folders to read: those given, else those that the live index was made from.
Result<std::vector<std::string>> root_paths(const IndexerOptions& options) {
    if (!options.paths.empty()) return options.paths;
    const auto live = live_generation(options.index);
    if (!live) return tl::unexpected(live.error());
    std::vector<std::string> paths;
    for (const Root& root : roots_of(Xapian::Database(live->database))) {
        paths.push_back(root.path);
    }
    return paths;
}

// Those of the live index. One that is damaged can be rebuilt all the same.
Settings live_settings(const IndexerOptions& options) {
    const auto live = live_generation(options.index);
    if (!live && live.error().code == ErrorCode::IndexMissing) return {};
    std::string reason;
    if (live) {
        try {
            const Xapian::Database database(live->database);
            return {stored_compounds(database), stored_json_map(database)};
        } catch (const Xapian::Error& error) {
            reason = from_xapian(error, options.index).message;
        }
    } else {
        reason = live.error().message;
    }
    fmt::print(stderr,
               "nachlese-index: {}\n  compounds of your own, if the index had any, are lost; "
               "--compounds FILE brings them back, and --map a map of your own\n",
               printable(reason));
    return {};
}

// Of a run that failed, the count may be of what was not believed.
std::uint64_t articles_after_last_run(const std::string& index) {
    std::ifstream file(last_run_file(index));
    const auto report = nlohmann::json::parse(file, nullptr, /*allow_exceptions=*/false);
    if (!report.is_object() || report.contains("error")) return 0;
    const auto total = report.find("articles_total");
    return total != report.end() && total->is_number_unsigned() ? total->get<std::uint64_t>() : 0;
}

// That of the live index; of one that is damaged, what the last run left there.
std::uint64_t articles_before(const std::string& index) {
    const auto live = live_generation(index);
    if (!live && live.error().code == ErrorCode::IndexMissing) return 0;
    try {
        if (live) return Xapian::Database(live->database).get_doccount();
    } catch (const Xapian::Error&) {
        return articles_after_last_run(index);
    }
    return articles_after_last_run(index);
}

// An archive that is not mounted must not go live as an empty index, nor a part of one as a whole.
Result<void> check_not_shrunk(const IndexerOptions& options, std::uint64_t articles) {
    const std::uint64_t before = articles_before(options.index);
    const std::uint64_t lost = before - std::min(before, articles);
    const bool is_emptied = articles == 0 && before > 0 && !options.shrink_limit.allow_empty;
    if (!is_emptied && !has_shrunk_too_far(before, lost, options.shrink_limit)) return {};
    return fail(
        ErrorCode::ArchiveShrunk,
        fmt::format("the archive folders hold {} articles, the live index {}", articles, before),
        "see whether all of the archive is there; --max-shrink PERCENT allows more, "
        "--allow-empty anything; the live index stays as it is");
}

Result<void> build(const IndexerOptions& options, const Settings& settings,
                   const Generation& generation, const std::vector<Scope>& scopes, IndexRun& run) {
    const auto articles = fill_generation(generation, settings, scopes, OnInterruption::Drop, run);
    if (!articles) return tl::unexpected(articles.error());
    if (interrupted()) return {};
    if (auto held = check_not_shrunk(options, *articles); !held) return held;
    const auto damage = check_index(generation.database);
    if (!damage) return tl::unexpected(damage.error());
    if (!damage->empty()) {
        return fail(ErrorCode::IndexDamaged,
                    fmt::format("{}: the new generation is damaged: {}", generation.folder,
                                damage->front()),
                    "check the disk; the live index stays as it is");
    }
    if (options.golden_file.empty()) return {};
    return check_golden_queries(options.golden_file, options.index, generation.number,
                                GoldenSubject::NotPublished);
}

}  // namespace

Result<std::optional<int>> build_and_publish(const IndexerOptions& options,
                                             const IndexFolder& folder, const Settings& settings,
                                             const std::vector<std::string>& paths, IndexRun& run) {
    const auto scopes = resolve_scopes(paths, {});
    if (!scopes) return tl::unexpected(scopes.error());
    const auto generation = folder.make_generation();
    if (!generation) return tl::unexpected(generation.error());
    if (auto built = build(options, settings, *generation, *scopes, run); !built) {
        return tl::unexpected(built.error());
    }
    if (interrupted()) return std::nullopt;
    if (auto published = folder.publish(*generation); !published) {
        return tl::unexpected(published.error());
    }
    return generation->number;
}

Result<int> run_rebuild(const IndexerOptions& options) {
    const auto time = reading_time(options);
    if (!time) return tl::unexpected(time.error());
    const auto compounds = compounds_given(options);
    if (!compounds) return tl::unexpected(compounds.error());
    const auto map = map_given(options);
    if (!map) return tl::unexpected(map.error());
    watch_for_interruption();
    IndexRun run("rebuild", options, *time);
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
    const auto generation = with_xapian_errors(options.index, [&]() -> Result<std::optional<int>> {
        Settings settings;
        if (!*compounds || !*map) settings = live_settings(options);
        if (*compounds) settings.compounds = **compounds;
        if (*map) settings.map = **map;
        const auto paths = root_paths(options);
        if (!paths) return tl::unexpected(paths.error());
        return build_and_publish(options, *folder, settings, *paths, run);
    });
    // Whatever was built and did not go live.
    folder->remove_unpublished();
    if (!generation) {
        run.record_failure(generation.error());
        return tl::unexpected(generation.error());
    }
    if (*generation) folder->remove_outdated();
    return run.finish(*generation);
}

}  // namespace nachlese
