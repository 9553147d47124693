// Sixteen bytes at a time.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>

namespace nachlese {

// GCC's and clang's vectors, which any processor has or the compiler takes apart. Comparisons give
// vectors too, of the same size: all bits of a byte are set where they hold.
using Bytes16 = std::uint8_t __attribute__((vector_size(16)));

// Sixteen can be read at any address.
inline Bytes16 load_bytes(const char* bytes) {
    Bytes16 loaded;
    std::memcpy(&loaded, bytes, sizeof(loaded));
    return loaded;
}

// Of what a comparison gave: whether it holds anywhere.
template <typename Comparison>
bool holds_anywhere(const Comparison& comparison) {
    std::array<std::uint64_t, 2> halves{};
    static_assert(sizeof(halves) == sizeof(comparison));
    std::memcpy(halves.data(), &comparison, sizeof(comparison));
    return (halves[0] | halves[1]) != 0;
}

}  // namespace nachlese
