// From offsets in a folded form back to bytes of the word as it was written.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "query/result.h"

namespace nachlese {

// The bytes of `written` that `surface`, the folded form made of it, has at [begin, end). Folding
// changes lengths (ß becomes ss, soft hyphens vanish), and hyphens at the ends of lines may be
// gone. Begins and ends between code points of `written`; nullopt where no such place answers to an
// offset, as inside the two letters of one ß. Linear in the length of the word.
[[nodiscard]] std::optional<TextRange> written_range(std::string_view written,
                                                     std::string_view surface, std::size_t begin,
                                                     std::size_t end);

}  // namespace nachlese
