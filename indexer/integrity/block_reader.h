// Reads a file in the blocks that checksums are of.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "schema/error.h"

namespace nachlese {

// Not thread-safe.
class BlockReader {
  public:
    // Io where there is no such file.
    static Result<BlockReader> open(const std::string& file);
    ~BlockReader();
    BlockReader(BlockReader&& other) noexcept;
    BlockReader& operator=(BlockReader&&) = delete;

    // When it was opened.
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] std::uint64_t blocks() const;

    // Valid until the next call. Shorter than a block at the end of the file, or where it was cut.
    // Fastest in ascending order.
    Result<std::string_view> block(std::uint64_t number);
    // Its first four bytes, or fewer.
    Result<std::string_view> head(std::uint64_t number);

  private:
    BlockReader(std::string file, int descriptor, std::uint64_t size);
    void expect(std::uint64_t offset);
    Result<std::size_t> read(std::uint64_t offset, std::size_t count);

    std::string file_;
    int descriptor_;
    std::uint64_t size_;
    std::uint64_t expected_ = 0;  // the system was told to read until there
    std::string buffer_;
    std::uint64_t buffered_at_ = 0;
    std::size_t buffered_ = 0;
};

}  // namespace nachlese
