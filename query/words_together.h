// Whether several words of a text stand together as a phrase, or near each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "query/result.h"
#include "query/word_expansion.h"
#include "query/words_near.h"

namespace nachlese {

// A word of the text that may be one of those sought.
struct Place {
    std::uint32_t position = 0;
    // Which of the words sought it may be, ascending; borrowed, never null.
    const std::vector<std::size_t>* words = nullptr;
    TextRange range;
};

// The ranges of the places that stand together, ascending. `places` are ordered by position; what
// is sought are the words 0 to `count` - 1, each at a position of its own. Takes time linear in
// `places` for a given `count`.
[[nodiscard]] std::vector<TextRange> standing_together(const std::vector<Place>& places,
                                                       Arrangement arrangement, std::size_t count);

// Whether any do.
[[nodiscard]] bool stand_together(const std::vector<Place>& places, Arrangement arrangement,
                                  std::size_t count);

// Each place in a text where the words stand one after another, in that order.
[[nodiscard]] std::vector<MatchSpan> phrases_among(const std::vector<Place>& places,
                                                   std::size_t count);

}  // namespace nachlese
