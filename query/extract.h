// Cutting a readable piece out of a text, no longer than is wanted.
#pragma once

#include <cstddef>
#include <string_view>

#include "query/result.h"

namespace nachlese {

// A range of at most `max_code_points` that holds the byte range `core` (as much of it as fits),
// without white space at its ends. It begins and ends with sentences where that fits and leaves no
// very short piece, else between words, else between code points. Linear in the text's length.
[[nodiscard]] TextRange extract_around(std::string_view text, const TextRange& core,
                                       std::size_t max_code_points);

}  // namespace nachlese
