// libarchive over an input stream.
#pragma once

#include <memory>
#include <span>

#include "indexer/input.h"
#include "schema/error.h"

struct archive;
struct archive_entry;

namespace nachlese {

// Not thread-safe. Errors say what libarchive says, and name no file.
class ArchiveHandle {
  public:
    explicit ArchiveHandle(InputStream input);
    ~ArchiveHandle();
    ArchiveHandle(const ArchiveHandle&) = delete;
    ArchiveHandle& operator=(const ArchiveHandle&) = delete;

    // For the calls that choose formats and filters, before open().
    [[nodiscard]] archive* get() const;

    Result<void> open();
    // Null at the end. The entry is the archive's and valid until the next call.
    Result<archive_entry*> next();
    // Of the entry at hand; 0 at its end.
    Result<std::size_t> read(std::span<char> to);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace nachlese
