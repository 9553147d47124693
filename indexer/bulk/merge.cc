#include "indexer/bulk/merge.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <span>
#include <system_error>

#include <xapian.h>

#include "indexer/bulk/threads.h"

namespace nachlese {

namespace {

// Each keeps six files open.
constexpr std::size_t kMaxMergedAtOnce = 64;

std::string merge(std::span<const std::string> databases) {
    if (databases.size() == 1) return databases.front();
    Xapian::Database all;
    for (const std::string& path : databases)
        all.add_database(Xapian::Database(path));
    std::string merged = databases.front() + "-" + std::to_string(databases.size());
    all.compact(merged, Xapian::Compactor::FULL);
    all.close();
    for (const std::string& path : databases) {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    return merged;
}

}  // namespace

std::vector<std::string> merge_neighbours(std::vector<std::string> databases, std::size_t most,
                                          unsigned jobs) {
    while (databases.size() > most) {
        const std::size_t at_once =
            std::min(kMaxMergedAtOnce, (databases.size() + most - 1) / most);
        const std::size_t groups = (databases.size() + at_once - 1) / at_once;
        std::vector<std::string> merged(groups);
        std::atomic<std::size_t> next = 0;
        run_on_threads(jobs, [&] {
            for (std::size_t group = next++; group < groups; group = next++) {
                const std::span all(databases);
                const std::size_t begin = group * at_once;
                merged[group] = merge(all.subspan(begin, std::min(at_once, all.size() - begin)));
            }
        });
        databases = std::move(merged);
    }
    return databases;
}

}  // namespace nachlese
