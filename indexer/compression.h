// Compressed input, recognised by its content.
#pragma once

#include <span>
#include <string_view>

#include "indexer/input.h"

namespace nachlese {

struct Compression {
    std::string_view name;         // "gzip"
    std::string_view first_bytes;  // the format's signature
};
[[nodiscard]] std::span<const Compression> compressions();

// Takes every layer of compression off; what is not compressed comes back as it is. begin() has
// been called on the result. Fails where nothing can be read, or with too many layers.
Result<InputStream> unpack(InputStream input);

}  // namespace nachlese
