// How much a run that fills a generation has still to write, as far as what it has read can tell,
// and whether there is room for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

#include "indexer/disk_space.h"
#include "indexer/interruption.h"
#include "schema/error.h"

namespace nachlese {

// How much text there is in files, in bytes. Of a file that was not read to its end, or that has
// parts in others (indexer/parts.h), nothing is known: its texts count as none.
struct SampledBytes {
    std::uint64_t of_files = 0;
    std::uint64_t of_texts = 0;  // store_article() of each article
};

// Segments are written, then merged, and removed when that is done: what there is of them is needed
// once more. Thread-safe.
class BulkSpace {
  public:
    // `disk` is borrowed. `bytes_to_read` are those of all files. `end_run` is called where there
    // is no room any more.
    BulkSpace(const DiskSpace& disk, std::uint64_t bytes_to_read,
              std::function<void()> end_run = end_early)
        : disk_(disk), bytes_to_read_(bytes_to_read), end_run_(std::move(end_run)) {}

    // Before segments are written. DiskSpaceLow only where there is clearly too little: what an
    // archive holds, a sample tells roughly, and one of no files tells nothing.
    [[nodiscard]] Result<void> check_start(const SampledBytes& sample) const;

    // Before a segment with `text_bytes` of articles. False where there is no room for it and for
    // what is known to come: the run is to end.
    [[nodiscard]] bool begin_segment(std::uint64_t text_bytes);
    // It takes `bytes` on disk. Of a task (indexer/bulk/reading_task.h).
    void end_segment(std::size_t task, std::uint64_t text_bytes, std::uint64_t bytes);
    // All files of the task have been read.
    void end_task(std::size_t task, std::uint64_t file_bytes);

    // Before the segments are merged. DiskSpaceLow, also where that ended the run.
    [[nodiscard]] Result<void> check_merge() const;

  private:
    struct Task {
        std::uint64_t file_bytes = 0;  // 0: has not been read to its end
        std::uint64_t segment_bytes = 0;
    };
    [[nodiscard]] std::uint64_t still_to_write() const;

    const DiskSpace& disk_;
    std::uint64_t bytes_to_read_;
    std::function<void()> end_run_;
    mutable std::mutex mutex_;  // guards what follows
    std::map<std::size_t, Task> tasks_;
    std::uint64_t written_ = 0;        // segments, in bytes
    std::uint64_t being_written_ = 0;  // about so much
    Result<void> outcome_;
};

}  // namespace nachlese
