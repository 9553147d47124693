// The word sequences of a bulk run, on their way from the writers into the sequence file of the
// generation (schema/sequence_file.h): a file for each batch, and a place in each document.
#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/bulk/batch_writer.h"
#include "schema/gathered_output.h"

namespace nachlese {

// Of one batch, in `folder`. What is written can be read once this has been closed. Throws
// Xapian::DatabaseError where the file cannot be written.
class BatchSequenceWriter {
  public:
    BatchSequenceWriter(const std::string& folder, const BatchNumber& number);

    // Returns their place, for ValueSlot::WordsPlace.
    [[nodiscard]] std::string add(std::string_view sequence);
    void close();
    [[nodiscard]] std::uint64_t bytes() const { return end_; }

  private:
    BatchNumber number_;
    std::string path_;
    std::ofstream file_;
    GatheredOutput output_;
    std::uint64_t end_ = 0;
};

// Fast where places come in the order in which they were written. Not thread-safe.
class BatchSequences {
  public:
    // In which the writers wrote.
    explicit BatchSequences(std::string folder) : folder_(std::move(folder)) {}

    // The sequence at a ValueSlot::WordsPlace. Throws Xapian::DatabaseError where it cannot be
    // read.
    [[nodiscard]] std::string at(std::string_view place);

  private:
    std::string folder_;
    std::string path_;  // of the file that is open
    std::ifstream file_;
};

}  // namespace nachlese
