// UTF-8 a code point at a time. Inline: every character of an archive passes here.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <unicode/utf8.h>

namespace nachlese {

// Steps `offset`, in bytes, over the code point that begins there; a negative result marks an
// ill-formed sequence. `offset` must be within the text.
inline UChar32 next_code_point(std::string_view text, std::size_t& offset) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const std::size_t length = text.size();
    UChar32 code_point = 0;
    U8_NEXT(bytes, offset, length, code_point);
    return code_point;
}

// As next_code_point, back over the code point that ends at `offset`, which must not be 0.
inline UChar32 previous_code_point(std::string_view text, std::size_t& offset) {
    // U8_PREV counts in 32 bits: it is shown the end of the text alone.
    const std::size_t base = offset - std::min<std::size_t>(offset, U8_MAX_LENGTH);
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data()) + base;
    auto index = static_cast<std::int32_t>(offset - base);
    UChar32 code_point = 0;
    U8_PREV(bytes, 0, index, code_point);
    offset = base + static_cast<std::size_t>(index);
    return code_point;
}

}  // namespace nachlese
