#include "indexer/commands/index_run.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>

#include <fmt/format.h>

#include "indexer/bulk/bulk_build.h"
#include "indexer/bulk/text_sample.h"
#include "indexer/change_plan.h"
#include "indexer/index_folder.h"
#include "indexer/interruption.h"
#include "indexer/pipeline.h"
#include "indexer/progress.h"
#include "indexer/update_space.h"
#include "schema/replace_file.h"

namespace nachlese {

namespace {

namespace fs = std::filesystem;

std::int64_t monotonic_ns() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

// Devices, pipes and links are written to; only plain files are replaced in one step.
Result<void> write_report(const std::string& file, const std::string& json) {
    std::error_code error;
    const fs::file_status status = fs::symlink_status(file, error);
    if (!fs::exists(status) || fs::is_regular_file(status)) return replace_file(file, json);
    std::ofstream stream(file, std::ios::binary);
    stream << json << std::flush;
    if (!stream) return fail(ErrorCode::Io, fmt::format("{}: cannot be written", file));
    return {};
}

Result<void> write_reports(const RunReport& report, const IndexerOptions& options) {
    const std::string json = to_json(report);
    if (auto written = replace_file(last_run_file(options.index), json); !written) return written;
    if (options.report_file.empty()) return {};
    return write_report(options.report_file, json);
}

void add_plan(ChangePlan& plan, RunReport& report) {
    report.files_seen += plan.files_seen;
    report.files_unchanged += plan.files_unchanged;
    for (auto& [path, reason] : plan.known_failures) {
        report.findings.push_back({FindingKind::KnownFailure, std::move(path), std::move(reason)});
    }
    for (ScanProblem& problem : plan.problems) {
        // What cannot be looked at may hold articles; a link that leads nowhere does not.
        report.findings.push_back(
            {problem.is_unknown ? FindingKind::Failure : FindingKind::Unvisited,
             std::move(problem.path), std::move(problem.reason)});
    }
}

}  // namespace

IndexRun::IndexRun(const char* verb, const IndexerOptions& options, const ReadingTime& time)
    : options_(options),
      time_(time),
      disk_(options.index, options.min_free),
      started_ns_(monotonic_ns()) {
    report_.verb = verb;
    report_.index = options.index;
    report_.started = to_iso(time.now);
}

Result<void> IndexRun::fill(ShardWriter& writer, const std::string& database_path,
                            const std::vector<Scope>& scopes) {
    UpdateSpace space(disk_, database_path);
    return carry_out(
        writer, scopes, [&](const ChangePlan& plan) { return space.check_start(plan); },
        [&](const ChangePlan& plan, Progress& progress) {
            return Pipeline(writer, space, report_, progress, time_.zone, time_.now).run(plan);
        });
}

Result<void> IndexRun::fill_new(ShardWriter& writer, const UserCompounds& compounds,
                                const std::string& work_folder, const std::vector<Scope>& scopes,
                                OnInterruption on_interruption) {
    return carry_out(
        writer, scopes, [](const ChangePlan&) { return Result<void>{}; },
        [&](const ChangePlan& plan, Progress& progress) {
            const BulkShare share = share_memory(plan, options_.jobs, options_.memory);
            const BulkSettings settings{compounds,
                                        writer.json_map(),
                                        time_.zone,
                                        time_.now,
                                        share.jobs,
                                        share.segment_bytes,
                                        text_dictionary_bytes(plan),
                                        on_interruption};
            BulkSpace space(disk_, plan.bytes_to_read);
            return bulk_build(writer, plan, settings, work_folder, space, report_, progress);
        });
}

Result<void> IndexRun::carry_out(ShardWriter& writer, const std::vector<Scope>& scopes,
                                 const Check& check, const Work& work) {
    try {
        ChangePlan plan;
        std::set<Root> roots;
        for (const Scope& scope : scopes) {
            if (auto planned =
                    plan_changes(scope, Catalogue(writer.database()), options_.shrink_limit, plan);
                !planned) {
                return planned;
            }
            if (roots.insert(scope.root).second) report_.roots.push_back(scope.root.path);
        }
        if (auto passed = check(plan); !passed) return passed;
        const std::vector<Root> known_roots = roots_of(writer.database());
        for (const Root& root : roots) {
            if (std::find(known_roots.begin(), known_roots.end(), root) == known_roots.end()) {
                writer.add_root(root);
            }
        }
        add_plan(plan, report_);
        Progress progress(stderr, options_.quiet);
        progress.start(plan.files_to_read, plan.bytes_to_read);
        auto outcome = work(plan, progress);
        progress.finish();
        report_.interrupted = interrupted() && outcome;
        report_.articles_total = writer.article_count();
        return outcome;
    } catch (const Xapian::Error& error) {
        return tl::unexpected(from_xapian(error, options_.index));
    }
}

Result<void> IndexRun::check_room_to_begin() const {
    return BulkSpace(disk_, 0).check_start({});
}

void IndexRun::note_interruption() {
    report_.interrupted = report_.interrupted || interrupted();
}

void IndexRun::take_stock() {
    report_.free_bytes = free_bytes(options_.index);
    constexpr double kNanosecondsPerSecond = 1e9;
    report_.seconds = static_cast<double>(monotonic_ns() - started_ns_) / kNanosecondsPerSecond;
}

Result<int> IndexRun::finish(std::optional<int> generation) {
    take_stock();
    report_.generation = generation.value_or(0);
    report_.interrupted = report_.interrupted || !generation;
    if (!options_.quiet) fmt::print(stderr, "{}", to_text(report_));
    if (auto written = write_reports(report_, options_); !written) {
        return tl::unexpected(written.error());
    }
    return report_.exit_status();
}

void IndexRun::record_failure(const Error& error) {
    take_stock();
    report_.failure = error;
    // The error itself is on its way to the user; one about the report would hide it.
    static_cast<void>(write_reports(report_, options_));
}

Result<void> IndexRun::check_report_folder() const {
    if (options_.report_file.empty()) return {};
    const fs::path folder = fs::absolute(options_.report_file).parent_path();
    std::error_code error;
    if (fs::is_directory(folder, error)) return {};
    return fail(ErrorCode::Io, fmt::format("{}: there is no such folder", folder.string()),
                "name a file in a folder that exists with --report");
}

}  // namespace nachlese
