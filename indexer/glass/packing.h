// How Xapian's "glass" files write numbers and keys: xapian-core 1.4, common/pack.h and
// backends/glass/glass_table.h. Numbers that are not part of a key are append_number's
// (schema/packed_number.h).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <xapian.h>

#include "schema/packed_number.h"

namespace nachlese::glass {

// The highest byte first.
inline void put_uint16(char* at, std::size_t number) {
    at[0] = static_cast<char>(number >> 8U);
    at[1] = static_cast<char>(number);
}

inline void put_uint32(char* at, std::uint32_t number) {
    put_uint16(at, number >> 16U);
    put_uint16(at + 2, number & 0xFFFFU);
}

[[nodiscard]] inline std::uint32_t uint32_at(std::string_view bytes, std::size_t offset) {
    std::uint32_t number = 0;
    for (const char byte : bytes.substr(offset, sizeof(number)))
        number = number << 8U | static_cast<unsigned char>(byte);
    return number;
}

// As part of a key: bytes that sort as the numbers do. Two bytes below 2^15; above, the leading
// ones of the first byte tell how many follow.
inline void append_sorting_number(std::string& key, std::uint32_t number) {
    constexpr std::uint32_t kTwoBytes = 0x8000;
    if (number < kTwoBytes) {
        key += static_cast<char>(number >> 8U);
        key += static_cast<char>(number);
        return;
    }
    const auto bytes = static_cast<std::uint32_t>((std::bit_width(number) + 5) / 7);
    const std::uint32_t leading_ones = (0xFFU << (10U - bytes)) & 0xFFU;
    const std::uint64_t wide = number;
    for (std::uint32_t byte = bytes; byte-- > 0;) {
        const auto bits = static_cast<std::uint32_t>((wide >> (8U * byte)) & 0xFFU);
        key += static_cast<char>(byte + 1 == bytes ? bits | leading_ones : bits);
    }
}

inline void append_text(std::string& bytes, std::string_view text) {
    append_number(bytes, text.size());
    bytes += text;
}

// As raw deflate that leaves the bytes as they are (RFC 1951, 3.2.4). Where Xapian merges tables,
// it tries to deflate whatever is not; texts that are packed already would only cost time.
inline std::string stored_deflated(std::string_view bytes) {
    constexpr std::size_t kBlock = 0xFFFF;
    std::string deflated;
    deflated.reserve(bytes.size() + 5 * (bytes.size() / kBlock + 1));
    do {
        const std::string_view block = bytes.substr(0, kBlock);
        bytes.remove_prefix(block.size());
        deflated += bytes.empty() ? '\1' : '\0';
        for (const std::size_t size : {block.size(), ~block.size()}) {
            deflated += static_cast<char>(size);
            deflated += static_cast<char>(size >> 8U);
        }
        deflated += block;
    } while (!bytes.empty());
    return deflated;
}

// A term at the end of a key. Before a number, append_term_end() follows.
inline void append_term(std::string& key, std::string_view term) {
    for (const char byte : term) {
        key += byte;
        if (byte == '\0') key += '\xFF';
    }
}
inline void append_term_end(std::string& key) {
    key += '\0';
}

}  // namespace nachlese::glass
