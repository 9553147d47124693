// What became of one file in a run: the record that will stand for it, and what the user should
// know of it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/readers/reader.h"
#include "indexer/run_report.h"
#include "indexer/scanner.h"
#include "indexer/shard_writer.h"

namespace nachlese {

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

    [[nodiscard]] const std::string& path() const { return path_; }

    FileRecord record;
    std::vector<Finding> findings;  // in the order in which they were made

  private:
    [[nodiscard]] std::string at_member(const ReadFailure& failure) const;

    std::string path_;
};

}  // namespace nachlese
