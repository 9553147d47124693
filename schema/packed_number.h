// Numbers in as few bytes as they need. Part of the on-disk format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nachlese {

// A number of any size, seven bits a byte, the lowest first.
inline void append_number(std::string& bytes, std::size_t number) {
    for (; number >= 0x80U; number >>= 7U)
        bytes += static_cast<char>(number | 0x80U);
    bytes += static_cast<char>(number);
}

// Takes one away from the front; nothing where `bytes` does not begin with a whole number.
inline std::optional<std::size_t> take_number(std::string_view& bytes) {
    std::size_t number = 0;
    for (std::uint32_t shift = 0; !bytes.empty() && shift < 57; shift += 7) {
        const auto byte = static_cast<std::uint8_t>(bytes.front());
        bytes.remove_prefix(1);
        number |= std::size_t{byte & 0x7FU} << shift;
        if (byte < 0x80U) return number;
    }
    return std::nullopt;
}

}  // namespace nachlese
