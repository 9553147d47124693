// The word sequences of the articles that were written in bulk, as a file that is mapped into
// memory: a phrase of frequent words looks into most articles, and to read a value costs five times
// what it costs to look into it. Articles of later updates have theirs as values.
//
// Made once, when all documents of a database are written; for this machine: numbers are in its
// byte order. A document keeps its words as long as it has its docid, so the file stays
// true while the database grows and shrinks.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include <xapian.h>

#include "schema/error.h"

namespace nachlese {

// Inside the folder of a database.
[[nodiscard]] std::string sequence_file(const std::string& database_path);

// Returns the sequence that stands at a ValueSlot::WordsPlace.
using SequenceAt = std::function<std::string(std::string_view place)>;

// Holds the sequences of all documents, also of those that have theirs as a value. Durable when it
// returns. Xapian's exceptions pass through.
[[nodiscard]] Result<void> write_sequence_file(const std::string& database_path,
                                               const SequenceAt& sequence_at);

// Thread-safe: nothing changes once it is open.
class SequenceFile {
  public:
    // Null where there is none that can be read.
    static std::shared_ptr<const SequenceFile> open(const std::string& database_path);
    ~SequenceFile();
    SequenceFile(const SequenceFile&) = delete;
    SequenceFile& operator=(const SequenceFile&) = delete;

    // Xapian's of the database it belongs to.
    [[nodiscard]] std::string_view uuid() const;

    // Valid while this lives; nothing where the document came later or has no words. Throws
    // Xapian::DatabaseCorruptError where the file is not as it was written.
    [[nodiscard]] std::optional<std::string_view> sequence_of(Xapian::docid document) const;

  private:
    SequenceFile(void* bytes, std::size_t size) : bytes_(bytes), size_(size) {}
    [[nodiscard]] bool is_sound() const;
    [[nodiscard]] const char* at(std::size_t offset) const;

    void* bytes_;  // mapped
    std::size_t size_;
};

// The files of the databases that were opened last. Xapian's matcher shows its sources a database,
// of which nothing but the UUID tells where it came from. Thread-safe.
class SequenceFiles {
  public:
    static SequenceFiles& of_process();
    void add(std::shared_ptr<const SequenceFile> file);
    // Null where there is none and values hold all words. Throws Xapian::DatabaseCorruptError where
    // one is missing.
    [[nodiscard]] std::shared_ptr<const SequenceFile> of(const Xapian::Database& shard) const;

  private:
    mutable std::mutex mutex_;
    std::deque<std::shared_ptr<const SequenceFile>> files_;  // the newest first
};

}  // namespace nachlese
