#include "indexer/commands/index_run.h"

#include <algorithm>
#include <chrono>
#include <set>

#include <fmt/format.h>

#include "indexer/change_plan.h"
#include "indexer/index_folder.h"
#include "indexer/pipeline.h"
#include "indexer/progress.h"

namespace nachlese {

namespace {

std::int64_t monotonic_ns() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

}  // namespace

IndexRun::IndexRun(const char* verb, const IndexerOptions& options, const ReadingTime& time)
    : options_(options), time_(time), started_ns_(monotonic_ns()) {
    report_.verb = verb;
    report_.index = options.index;
    report_.started = to_iso(time.now);
}

Result<void> IndexRun::fill(ShardWriter& writer, const std::vector<Scope>& scopes) {
    try {
        ChangePlan plan;
        std::set<Root> roots;
        for (const Scope& scope : scopes) {
            if (auto planned = plan_changes(scope, Catalogue(writer.database()), plan); !planned) {
                return planned;
            }
            if (roots.insert(scope.root).second) report_.roots.push_back(scope.root.path);
        }
        const std::vector<Root> known_roots = Catalogue(writer.database()).roots();
        for (const Root& root : roots) {
            if (std::find(known_roots.begin(), known_roots.end(), root) == known_roots.end()) {
                writer.add_root(root);
            }
        }
        Progress progress(stderr, options_.quiet);
        Pipeline pipeline(writer, report_, progress, time_.zone, time_.now);
        return pipeline.run(std::move(plan));
    } catch (const Xapian::Error& error) {
        return tl::unexpected(from_xapian(error, options_.index));
    }
}

Result<int> IndexRun::finish(int generation) {
    constexpr double kNanosecondsPerSecond = 1e9;
    report_.generation = generation;
    report_.seconds = static_cast<double>(monotonic_ns() - started_ns_) / kNanosecondsPerSecond;
    const std::string json = to_json(report_);
    if (auto written = replace_file(last_run_file(options_.index), json); !written) {
        return tl::unexpected(written.error());
    }
    if (!options_.report_file.empty()) {
        if (auto written = replace_file(options_.report_file, json); !written) {
            return tl::unexpected(written.error());
        }
    }
    if (!options_.quiet) fmt::print(stderr, "{}", to_text(report_));
    return report_.exit_status();
}

}  // namespace nachlese
