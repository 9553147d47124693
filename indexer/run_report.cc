#include "indexer/run_report.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::size_t kFindingsShown = 20;
constexpr double kMegabyte = 1e6;

struct FindingRow {
    FindingKind kind;
    std::string_view key;    // in JSON
    std::string_view label;  // for people
    bool makes_incomplete;
};
constexpr std::array kFindingRows{
    FindingRow{FindingKind::Failure, "failures", "failed", true},
    FindingRow{FindingKind::Collision, "collisions", "id taken", true},
    FindingRow{FindingKind::Lost, "lost", "lost", true},
    FindingRow{FindingKind::KnownFailure, "known_failures", "failed before", false},
    FindingRow{FindingKind::Unvisited, "unvisited", "passed over", false},
    FindingRow{FindingKind::NoArticle, "no_articles", "no article", false},
    FindingRow{FindingKind::Warning, "warnings", "warning", false},
};

const FindingRow& row_of(FindingKind kind) {
    return *std::find_if(kFindingRows.begin(), kFindingRows.end(),
                         [kind](const FindingRow& row) { return row.kind == kind; });
}

struct CountRow {
    std::string_view key;
    std::uint64_t RunReport::*count;
};
constexpr std::array kCountRows{
    CountRow{"files_seen", &RunReport::files_seen},
    CountRow{"files_unchanged", &RunReport::files_unchanged},
    CountRow{"files_touched", &RunReport::files_touched},
    CountRow{"files_read", &RunReport::files_read},
    CountRow{"files_removed", &RunReport::files_removed},
    CountRow{"files_failed", &RunReport::files_failed},
    CountRow{"articles_added", &RunReport::articles_added},
    CountRow{"articles_removed", &RunReport::articles_removed},
    CountRow{"articles_total", &RunReport::articles_total},
    CountRow{"bytes_read", &RunReport::bytes_read},
};

double per_second(double amount, double seconds) {
    return seconds > 0.0 ? amount / seconds : 0.0;
}

}  // namespace

std::uint64_t RunReport::count(FindingKind kind) const {
    return static_cast<std::uint64_t>(
        std::count_if(findings.begin(), findings.end(),
                      [kind](const Finding& finding) { return finding.kind == kind; }));
}

int RunReport::exit_status() const {
    if (failure) return nachlese::exit_status(failure->code);
    if (interrupted) return nachlese::exit_status(ErrorCode::Interrupted);
    const bool incomplete =
        std::any_of(findings.begin(), findings.end(),
                    [](const Finding& finding) { return row_of(finding.kind).makes_incomplete; });
    return incomplete ? nachlese::exit_status(ErrorCode::Incomplete) : 0;
}

std::string to_json(const RunReport& report) {
    nlohmann::ordered_json json{
        {"verb", report.verb},
        {"index", report.index},
        {"roots", report.roots},
        {"generation", report.generation},
        {"started", report.started},
        {"seconds", report.seconds},
        {"interrupted", report.interrupted},
        {"exit_status", report.exit_status()},
    };
    if (report.failure) json["error"] = report.failure->message;
    for (const CountRow& row : kCountRows)
        json[std::string(row.key)] = report.*row.count;
    if (report.free_bytes) json["free_bytes"] = *report.free_bytes;
    for (const FindingRow& row : kFindingRows) {
        auto list = nlohmann::ordered_json::array();
        for (const Finding& finding : report.findings) {
            if (finding.kind != row.kind) continue;
            list.push_back({{"path", finding.path}, {"reason", finding.reason}});
        }
        json[std::string(row.key)] = std::move(list);
    }
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string to_text(const RunReport& report) {
    std::string text;
    auto out = std::back_inserter(text);
    for (std::size_t i = 0; i < std::min(kFindingsShown, report.findings.size()); ++i) {
        const Finding& finding = report.findings[i];
        fmt::format_to(out, "{}: {}: {}\n", row_of(finding.kind).label, printable(finding.path),
                       printable(finding.reason));
    }
    if (report.findings.size() > kFindingsShown) {
        fmt::format_to(out, "... and {} more; --report FILE lists them all\n",
                       report.findings.size() - kFindingsShown);
    }
    fmt::format_to(out, "{}{}: {} files seen, {} unchanged, {} read, {} removed, {} failed\n",
                   report.verb, report.interrupted ? " (interrupted)" : "", report.files_seen,
                   report.files_unchanged + report.files_touched, report.files_read,
                   report.files_removed, report.files_failed);
    fmt::format_to(out, "{} articles added, {} removed, {} in the index; ", report.articles_added,
                   report.articles_removed, report.articles_total);
    fmt::format_to(out, "{:.1f} s", report.seconds);
    if (report.articles_added > 0) {
        fmt::format_to(
            out, ", {:.0f} articles/s, {:.1f} MB/s",
            per_second(static_cast<double>(report.articles_added), report.seconds),
            per_second(static_cast<double>(report.bytes_read) / kMegabyte, report.seconds));
    }
    text += '\n';
    return text;
}

}  // namespace nachlese
