// Content hashes by XXH3 (https://xxhash.com), stable across machines and versions: they are part
// of the on-disk format. Not for use against forgery.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nachlese {

[[nodiscard]] std::uint64_t hash64(std::string_view bytes);

// 32 lower-case hexadecimal digits.
[[nodiscard]] std::string hash128_hex(std::string_view bytes);

}  // namespace nachlese
