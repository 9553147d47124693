#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "indexer/catalogue.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/index_run.h"
#include "indexer/commands/new_generation.h"
#include "indexer/index_folder.h"
#include "indexer/integrity/checksum_keeper.h"
#include "indexer/integrity/soundness.h"
#include "indexer/interruption.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::size_t kDamageShown = 20;

// The numbers of articles by root and file of those that brought any.
using Holdings = std::map<std::pair<std::string, std::string>, std::uint64_t>;

std::optional<Holdings> holdings_of(const std::string& database_path) {
    try {
        const Xapian::Database database(database_path);
        const Catalogue catalogue(database);
        Holdings holdings;
        for (const Root& root : roots_of(database)) {
            for (const std::string& folder : catalogue.folders(root)) {
                const auto records = catalogue.load(root, folder);
                if (!records) return std::nullopt;
                for (const FileRecord& record : *records) {
                    if (record.articles == 0) continue;
                    const std::string path =
                        folder.empty() ? record.name : folder + "/" + record.name;
                    holdings[{root.path, path}] = record.articles;
                }
            }
        }
        return holdings;
    } catch (const Xapian::Error&) {
        return std::nullopt;
    }
}

// What of a damaged index can still be believed.
struct Remains {
    std::optional<Origin> origin;
    std::optional<Holdings> holdings;
};

// Metadata stand in the table of postings.
bool are_metadata_sound(const Soundness& found) {
    const std::set<std::string>& files = found.checksums.damaged_files;
    return !files.empty() && !files.contains("postlist.glass") && !files.contains("iamglass");
}

Remains remains_of(const std::string& database_path, const Soundness& found) {
    Remains remains;
    const auto checksums = read_checksums(database_path);
    if (checksums && *checksums) remains.origin = (*checksums)->origin;
    // Without checksums nothing says that what can be read is what was written; but where they
    // alone are damaged, the rest is not.
    const bool is_believed = are_metadata_sound(found) || !checksums || !*checksums;
    if (!is_believed) return remains;
    remains.holdings = holdings_of(database_path);
    if (remains.origin || !remains.holdings) return remains;
    try {
        remains.origin = origin_of(Xapian::Database(database_path));
    } catch (const Xapian::Error&) {
        remains.holdings = std::nullopt;
    }
    return remains;
}

Result<Settings> settings_for(const IndexerOptions& options, const std::optional<Origin>& origin) {
    Settings settings;
    if (origin) {
        auto compounds = UserCompounds::parse(origin->compounds, options.index);
        if (!compounds) return tl::unexpected(compounds.error());
        auto map = JsonMap::from_text(origin->json_map);
        if (!map) return tl::unexpected(map.error());
        settings = {std::move(*compounds), std::move(*map)};
    }
    auto compounds = compounds_given(options);
    if (!compounds) return tl::unexpected(compounds.error());
    if (*compounds) settings.compounds = std::move(**compounds);
    auto map = map_given(options);
    if (!map) return tl::unexpected(map.error());
    if (*map) settings.map = std::move(**map);
    return settings;
}

Result<std::vector<std::string>> paths_for(const IndexerOptions& options,
                                           const std::optional<Origin>& origin) {
    if (!options.paths.empty()) return options.paths;
    if (origin && !origin->roots.empty()) return origin->roots;
    return fail(ErrorCode::IndexDamaged,
                fmt::format("{}: what is left does not say which archive folders it was made from",
                            options.index),
                "name them: nachlese-index repair --index DIR FOLDER…");
}

// Files that brought articles and are not in the archive any more.
void report_losses(const std::optional<Holdings>& before, const std::string& database_path,
                   IndexRun& run) {
    if (!before) {
        run.add_finding({FindingKind::Warning, database_path,
                         "the list of files was damaged: whether some of them have gone from the "
                         "archive since, nothing can tell"});
        return;
    }
    const auto after = holdings_of(database_path);
    if (!after) return;
    for (const auto& [file, articles] : *before) {
        if (after->contains(file)) continue;
        run.add_finding({FindingKind::Lost, fmt::format("{}/{}", file.first, file.second),
                         fmt::format("the index held {} of its articles; it is gone from the "
                                     "archive, or cannot be read any more",
                                     articles)});
    }
}

Result<int> rebuild_from_archive(const IndexerOptions& options, const IndexFolder& folder,
                                 const std::optional<Generation>& damaged, const Soundness& found) {
    const auto time = reading_time(options);
    if (!time) return tl::unexpected(time.error());
    Remains remains;
    if (damaged) remains = remains_of(damaged->database, found);
    const auto paths = paths_for(options, remains.origin);
    if (!paths) return tl::unexpected(paths.error());
    const auto settings = settings_for(options, remains.origin);
    if (!settings) return tl::unexpected(settings.error());
    watch_for_interruption();
    IndexRun run("repair", options, *time);
    if (auto exist = check_paths(*paths); !exist) return tl::unexpected(exist.error());
    const auto generation = with_xapian_errors(
        options.index, [&] { return build_and_publish(options, folder, *settings, *paths, run); });
    if (!generation) {
        folder.remove_unpublished();
        run.record_failure(generation.error());
        return tl::unexpected(generation.error());
    }
    if (*generation) {
        report_losses(remains.holdings, generation_numbered(options.index, **generation).database,
                      run);
        if (damaged) folder.discard(*damaged);
        folder.remove_outdated();
    } else {
        folder.remove_unpublished();
    }
    return run.finish(*generation);
}

void print_damage(const IndexerOptions& options, const std::vector<std::string>& damage) {
    if (options.quiet) return;
    for (std::size_t i = 0; i < std::min(damage.size(), kDamageShown); ++i)
        fmt::print(stderr, "damaged: {}\n", printable(damage[i]));
    if (damage.size() > kDamageShown) {
        fmt::print(stderr, "... and {} more\n", damage.size() - kDamageShown);
    }
}

// The newest generation that is sound, where the stub does not say which is live.
std::optional<Generation> newest_sound(const std::string& index) {
    std::vector<int> numbers = generation_numbers(index);
    std::reverse(numbers.begin(), numbers.end());
    for (const int number : numbers) {
        const Generation generation = generation_numbered(index, number);
        const auto found = check_soundness(generation.database, Thoroughness::Content);
        if (found && found->damage.empty()) return generation;
    }
    return std::nullopt;
}

Result<int> repair_stub(const IndexerOptions& options, const IndexFolder& folder,
                        const Error& damage) {
    print_damage(options, {damage.message});
    if (const auto generation = newest_sound(options.index)) {
        if (auto published = folder.publish(*generation); !published) {
            return tl::unexpected(published.error());
        }
        fmt::print("{}: generation {}, the newest one that is sound, is live again\n",
                   printable(options.index), generation->number);
        return 0;
    }
    std::optional<Generation> newest;
    Soundness found;
    if (const std::vector<int> numbers = generation_numbers(options.index); !numbers.empty()) {
        newest = generation_numbered(options.index, numbers.back());
        if (auto checked = check_soundness(newest->database, Thoroughness::Bytes)) {
            found = std::move(*checked);
        }
    }
    return rebuild_from_archive(options, folder, newest, found);
}

// A generation that rollback cannot bring back only takes space.
Result<void> discard_damaged_before(const IndexerOptions& options, const IndexFolder& folder,
                                    int live) {
    const std::vector<int> numbers = generation_numbers(options.index);
    const auto at = std::lower_bound(numbers.begin(), numbers.end(), live);
    if (at == numbers.begin()) return {};
    const Generation before = generation_numbered(options.index, *std::prev(at));
    const auto found = check_soundness(before.database, Thoroughness::Bytes);
    if (!found) return tl::unexpected(found.error());
    if (found->damage.empty()) return {};
    print_damage(options, found->damage);
    folder.discard(before);
    fmt::print("{}: generation {}, which rollback could not have brought back, is removed\n",
               printable(options.index), before.number);
    return {};
}

Result<int> repair(const IndexerOptions& options, const IndexFolder& folder) {
    const auto live = live_generation(options.index);
    if (!live) {
        if (live.error().code != ErrorCode::IndexDamaged) return tl::unexpected(live.error());
        return repair_stub(options, folder, live.error());
    }
    const auto found = check_soundness(live->database, Thoroughness::Content);
    if (!found) return tl::unexpected(found.error());
    if (!found->damage.empty()) {
        print_damage(options, found->damage);
        return rebuild_from_archive(options, folder, *live, *found);
    }
    if (auto discarded = discard_damaged_before(options, folder, live->number); !discarded) {
        return tl::unexpected(discarded.error());
    }
    if (found->checksums.coverage == Coverage::None) {
        fmt::print("{}: nothing to repair, as far as can be told without checksums\n",
                   printable(options.index));
        return 0;
    }
    // Covers what a run that was cut has left.
    if (const auto keeper = ChecksumKeeper::open(live->database); !keeper) {
        return tl::unexpected(keeper.error());
    }
    fmt::print("{}: is sound\n", printable(options.index));
    return 0;
}

}  // namespace

Result<int> run_repair(const IndexerOptions& options) {
    const auto live = live_generation(options.index);
    if (!live && live.error().code != ErrorCode::IndexDamaged) {
        return tl::unexpected(live.error());
    }
    const auto folder = IndexFolder::open_for_writing(options.index);
    if (!folder) return tl::unexpected(folder.error());
    return repair(options, *folder);
}

}  // namespace nachlese
