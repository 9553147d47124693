// Bytes from wherever they come: a file, a member of a container, what a decompressor makes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "schema/error.h"

namespace nachlese {

// Read once, in order. Not thread-safe.
class ByteSource {
  public:
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    virtual ~ByteSource() = default;

    // Fills the front of `to` and says how much of it; 0 at the end alone. What comes before damage
    // is handed out before the error. The error's message names the fault, not the file.
    virtual Result<std::size_t> read(std::span<char> to) = 0;

    // After an error, or the end: goes to the next place from which there is something to read.
    // False where there is none, or the format has no such places.
    virtual Result<bool> resume() { return false; }

    // Of sources that can be read in any order: files.
    [[nodiscard]] virtual std::optional<std::uint64_t> size() const { return std::nullopt; }
    virtual bool seek(std::uint64_t /*offset*/) { return false; }
};

}  // namespace nachlese
