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
    enum class Access {
        Sequential,  // in ascending order: reads ahead
        Random,
    };
    // Io where there is no such file.
    static Result<BlockReader> open(const std::string& file, Access access);
    ~BlockReader();
    BlockReader(BlockReader&& other) noexcept;
    BlockReader& operator=(BlockReader&&) = delete;

    // When it was opened.
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] std::uint64_t blocks() const;

    // Valid until the next call. Shorter than a block at the end of the file, or where it was cut.
    Result<std::string_view> block(std::uint64_t number);

  private:
    BlockReader(std::string file, int descriptor, std::uint64_t size, Access access);
    Result<std::size_t> read(std::uint64_t offset);

    std::string file_;
    int descriptor_;
    std::uint64_t size_;
    std::string buffer_;
    std::uint64_t buffered_at_ = 0;
    std::size_t buffered_ = 0;
};

}  // namespace nachlese
