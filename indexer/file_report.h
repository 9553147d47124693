// What became of one file in a run: the record that will stand for it, and what the user should
// know of it.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/readers/reader.h"
#include "indexer/run_report.h"
#include "indexer/scanner.h"
#include "indexer/shard_writer.h"

namespace nachlese {

// An error's message without the file that it begins with, which ends with `path`: it stands beside
// the path.
[[nodiscard]] std::string without_name(const std::string& message, const std::string& path);

// Not thread-safe.
class FileReport {
  public:
    // `path` is the file's, below its root.
    FileReport(const FileEntry& entry, std::string path);

    // The file's outcome is the worst of its parts'.
    void worsen(FileOutcome outcome, const std::string& reason);
    void find(FindingKind kind, const std::string& path, const std::string& reason);
    // What the index has to say of an article that it took in.
    void examine(const Article& article);

    // Its id belongs to another article.
    void collide(const Article& article, const ShardWriter::Collision& other);

    // No more of the file can be read.
    void break_off(const Error& error);
    // It could not be read for a reason that lies outside it: the next run tries again.
    void leave_unreadable(const Error& error);
    // The run ends in its middle: the next one reads it again.
    void leave_unfinished();

    // Where a reader's faults and warnings go; articles go to `article`. Borrows the report.
    [[nodiscard]] ReadSink sink(std::function<void(Article&&)> article);
    // The same for a run that reads what may be a part of another file later.
    [[nodiscard]] ReadSink sink_before_parts(std::function<void(Article&&)> article);

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] bool is_set_aside() const { return is_set_aside_; }

    // Of other files that were read with it; below the root.
    [[nodiscard]] const std::vector<std::string>& parts() const { return parts_; }
    // One of its parts is not in the index's files, or not there.
    void await_part() { awaits_part_ = true; }
    // It is a part of others (indexer/parts.h).
    void become_part(const std::set<std::string>& holders);

    // What the catalogue is to hold of it.
    [[nodiscard]] FileRecord record_to_store() const;

    FileRecord record;              // without regard to its parts
    std::vector<Finding> findings;  // in the order in which they were made

  private:
    [[nodiscard]] std::string at_member(const ReadFailure& failure) const;

    std::string path_;
    std::vector<std::string> parts_;
    bool awaits_part_ = false;
    bool is_set_aside_ = false;
};

}  // namespace nachlese
