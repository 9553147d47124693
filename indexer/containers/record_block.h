// The block of one record of a web archive: so many bytes of the archive.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "indexer/byte_source.h"
#include "indexer/input.h"

namespace nachlese {

// Not thread-safe. Stops where another record begins, whatever length was given: damaged lengths
// would hide the rest of the archive otherwise.
class RecordBlock {
  public:
    // `archive` is borrowed and stands at the block's first byte. `next_record` is how a record
    // begins, after a line break; empty for formats in which that cannot be told.
    RecordBlock(InputStream& archive, std::uint64_t length, std::string_view next_record)
        : archive_(archive), remaining_(length), next_record_(next_record) {}

    // The block's bytes; valid as long as the block itself.
    [[nodiscard]] std::unique_ptr<ByteSource> source();

    // Consumes what has not been read of it.
    Result<void> skip();

    // Whether it ended before its length was reached: at the end of the archive, or at a record.
    [[nodiscard]] bool is_cut() const { return is_cut_; }

  private:
    class Source;

    // What comes next of the block, empty at its end.
    Result<std::string_view> peek();
    void consume(std::size_t count);

    InputStream& archive_;
    std::uint64_t remaining_;
    std::string_view next_record_;
    bool is_cut_ = false;
};

// The bytes of a stream.
std::unique_ptr<ByteSource> make_stream_source(InputStream input);

}  // namespace nachlese
