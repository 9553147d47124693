#include "indexer/bulk/bulk_space.h"

#include <algorithm>
#include <string_view>

namespace nachlese {

namespace {

// Of the index for each of stored text, whatever the format that it came in; measured on dumps and
// on made articles: ARCHITECTURE.md, "Room on the disk". For a refusal, the least that was found,
// and a tenth less because a sample may be off by that.
constexpr double kLeastIndexBytesForTextByte = 1.5;
// For a segment, the most that was found.
constexpr double kSegmentBytesForTextByte = 2.5;

// A generation has more than its articles: records of files, a dictionary, checksums.
constexpr double kShareOfRecords = 0.02;
constexpr std::uint64_t kLeastForRecords = std::uint64_t{1} << 20U;

// What has been read speaks for the rest from this share on.
constexpr double kShareThatTells = 0.1;

constexpr std::string_view kConsequence = "nothing is published, and what was built is removed";

std::uint64_t scaled(std::uint64_t bytes, double factor) {
    return static_cast<std::uint64_t>(static_cast<double>(bytes) * factor);
}

// What segments take that have been merged.
std::uint64_t merged(std::uint64_t segments) {
    return segments + scaled(segments, kShareOfRecords) + kLeastForRecords;
}

}  // namespace

Result<void> BulkSpace::check_start(const SampledBytes& sample) const {
    double texts_in_files = 0.0;
    if (sample.of_files > 0) {
        texts_in_files =
            static_cast<double>(sample.of_texts) / static_cast<double>(sample.of_files);
    }
    const std::uint64_t index =
        scaled(bytes_to_read_, texts_in_files * kLeastIndexBytesForTextByte);
    return disk_.check_room_for(index + merged(index), kConsequence);
}

bool BulkSpace::begin_segment(std::uint64_t text_bytes) {
    const std::lock_guard lock(mutex_);
    if (!outcome_) return false;
    being_written_ += scaled(text_bytes, kSegmentBytesForTextByte);
    outcome_ = disk_.check_room_for(still_to_write(), kConsequence);
    if (!outcome_) end_run_();
    return outcome_.has_value();
}

void BulkSpace::end_segment(std::size_t task, std::uint64_t text_bytes, std::uint64_t bytes) {
    const std::lock_guard lock(mutex_);
    being_written_ -= scaled(text_bytes, kSegmentBytesForTextByte);
    written_ += bytes;
    tasks_[task].segment_bytes += bytes;
}

void BulkSpace::end_task(std::size_t task, std::uint64_t file_bytes) {
    const std::lock_guard lock(mutex_);
    tasks_[task].file_bytes = file_bytes;
}

Result<void> BulkSpace::check_merge() const {
    const std::lock_guard lock(mutex_);
    return outcome_ ? disk_.check_room_for(merged(written_), kConsequence) : outcome_;
}

// The tasks that have been read to their end tell what the others will take: of one huge container
// nothing says how much of it has been read.
std::uint64_t BulkSpace::still_to_write() const {
    Task read;
    for (const auto& [number, task] : tasks_) {
        if (task.file_bytes == 0) continue;
        read.file_bytes += task.file_bytes;
        read.segment_bytes += task.segment_bytes;
    }
    std::uint64_t segments = being_written_;
    if (read.file_bytes > 0 && read.file_bytes >= scaled(bytes_to_read_, kShareThatTells)) {
        const double rate =
            static_cast<double>(read.segment_bytes) / static_cast<double>(read.file_bytes);
        const std::uint64_t all = scaled(bytes_to_read_, rate);
        segments = std::max(segments, all - std::min(all, written_));
    }
    return segments + merged(written_ + segments);
}

}  // namespace nachlese
