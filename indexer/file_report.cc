#include "indexer/file_report.h"

#include <utility>

#include <fmt/format.h>

#include "indexer/interruption.h"

namespace nachlese {

FileReport::FileReport(const FileEntry& entry, std::string path)
    : record{entry.name, entry.size, entry.mtime_ns, {}, FileOutcome::Read, 0, {}},
      path_(std::move(path)) {}

void FileReport::worsen(FileOutcome outcome, const std::string& reason) {
    if (record.outcome == FileOutcome::Read || record.outcome == FileOutcome::NoArticle) {
        record.outcome = outcome;
        record.reason = reason;
    }
}

void FileReport::find(FindingKind kind, const std::string& path, const std::string& reason) {
    findings.push_back({kind, path, reason});
}

void FileReport::examine(const Article& article) {
    if (article.date && article.date->in_future) {
        find(FindingKind::Warning, article.path,
             fmt::format("its date {} lies in the future", to_iso(article.date->when)));
    }
}

void FileReport::collide(const Article& article, const ShardWriter::Collision& other) {
    const std::string reason =
        fmt::format("the id \"{}\" belongs to {} already", article.id, other.path);
    worsen(other.same_file ? FileOutcome::Failed : FileOutcome::Collision, reason);
    find(FindingKind::Collision, article.path, reason);
}

void FileReport::break_off(const Error& error) {
    worsen(FileOutcome::Failed, error.message);
    find(FindingKind::Failure, path_, error.message);
}

void FileReport::leave_unreadable(const Error& error) {
    record.content_hash.clear();
    record.outcome = FileOutcome::Unreadable;
    record.reason = error.message;
    find(FindingKind::Failure, path_, error.message);
}

void FileReport::leave_unfinished() {
    record.content_hash.clear();
    record.outcome = FileOutcome::Unfinished;
}

ReadSink FileReport::sink(std::function<void(Article&&)> article) {
    return {
        std::move(article),
        [this](NoArticle&& none) {
            worsen(FileOutcome::NoArticle, none.reason);
            find(FindingKind::NoArticle, none.path, none.reason);
        },
        [this](ReadFailure&& failure) {
            worsen(FileOutcome::Failed, at_member(failure));
            find(FindingKind::Failure, failure.path, failure.reason);
        },
        [this](ReadWarning&& warning) {
            find(FindingKind::Warning, warning.path, warning.message);
        },
        [] { return interrupted(); },
    };
}

// What the record of a file says of a fault in a part of it.
std::string FileReport::at_member(const ReadFailure& failure) const {
    if (failure.path.size() <= path_.size()) return failure.reason;
    return fmt::format("{}: {}", failure.path.substr(path_.size()), failure.reason);
}

}  // namespace nachlese
