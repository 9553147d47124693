// Counting bytes of text by their values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nachlese {

// How many bytes there are that `is_counted`, a function of an unsigned byte without branches.
// Blocks of 255, in which the count fits into a byte: compilers then count 16 at a time.
template <typename Predicate>
[[nodiscard]] std::size_t count_bytes(std::string_view text, Predicate is_counted) {
    constexpr std::size_t kBlock = 255;
    std::size_t total = 0;
    while (!text.empty()) {
        const std::string_view block = text.substr(0, kBlock);
        std::uint8_t count = 0;
        for (const char c : block) {
            count = static_cast<std::uint8_t>(
                count + static_cast<std::uint8_t>(is_counted(static_cast<std::uint8_t>(c))));
        }
        total += count;
        text.remove_prefix(block.size());
    }
    return total;
}

}  // namespace nachlese
