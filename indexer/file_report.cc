#include "indexer/file_report.h"

#include <utility>

#include <fmt/format.h>

#include "indexer/interruption.h"
#include "indexer/parts.h"

namespace nachlese {

std::string without_name(const std::string& message, const std::string& path) {
    const std::size_t at = message.find(path + ": ");
    const bool is_name = at == 0 || (at != std::string::npos && message[at - 1] == '/');
    return is_name ? message.substr(at + path.size() + 2) : message;
}

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
    const std::string reason = without_name(error.message, path_);
    worsen(FileOutcome::Failed, reason);
    find(FindingKind::Failure, path_, reason);
}

void FileReport::leave_unreadable(const Error& error) {
    record.content_hash.clear();
    record.outcome = FileOutcome::Unreadable;
    record.reason = without_name(error.message, path_);
    find(FindingKind::Failure, path_, record.reason);
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
        {},
        [this](FilePart&& part) {
            if (part.is_missing) {
                awaits_part_ = true;
            } else {
                parts_.push_back(std::move(part.path));
            }
        },
    };
}

ReadSink FileReport::sink_before_parts(std::function<void(Article&&)> article) {
    ReadSink before_parts = sink(std::move(article));
    before_parts.set_aside = [this] { is_set_aside_ = true; };
    return before_parts;
}

void FileReport::become_part(const std::set<std::string>& holders) {
    make_part(record, holders);
    find(FindingKind::NoArticle, path_, reason_of_part(holders));
}

FileRecord FileReport::record_to_store() const {
    FileRecord stored = record;
    const FileOutcome outcome = record.outcome;
    const bool was_read = outcome != FileOutcome::Unreadable && outcome != FileOutcome::Unfinished;
    if (!was_read || (parts_.empty() && !awaits_part_)) return stored;
    const bool has_collided = outcome == FileOutcome::Collision;
    stored.outcome = awaits_part_ || has_collided ? FileOutcome::Awaiting : FileOutcome::Assembled;
    if (outcome == FileOutcome::NoArticle) stored.reason.clear();
    return stored;
}

// What the record of a file says of a fault in a part of it.
std::string FileReport::at_member(const ReadFailure& failure) const {
    if (failure.path.size() <= path_.size()) return failure.reason;
    return fmt::format("{}: {}", failure.path.substr(path_.size()), failure.reason);
}

}  // namespace nachlese
