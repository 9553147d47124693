// Whether several things of a text, words or phrases, stand within a distance of each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "query/result.h"

namespace nachlese {

// A word or phrase where it stands in a text.
struct MatchSpan {
    std::uint32_t first = 0;  // positions of its first and last word
    std::uint32_t last = 0;
    std::vector<TextRange> ranges;  // of its words, ascending; at least one
};

struct NearMatch {
    TextRange range;
    std::size_t operand = 0;
};

// The words of all spans that stand together with one of each other operand: without
// overlapping, within one unit of the text, and with at most `distance` positions from the last
// word of the one that begins first to the first word of the one that begins last. `operands` holds
// the spans of each operand, few operands (kMaxNearOperands in parser.h); `unit_starts` the
// byte offsets at which units begin, ascending, that of the first one may be missing. Takes time
// proportional to the number of spans times that within one distance.
[[nodiscard]] std::vector<NearMatch> standing_near(
    const std::vector<std::vector<MatchSpan>>& operands, std::size_t distance,
    const std::vector<std::size_t>& unit_starts);

// Whether any do.
[[nodiscard]] bool stand_near(const std::vector<std::vector<MatchSpan>>& operands,
                              std::size_t distance, const std::vector<std::size_t>& unit_starts);

// The units that NAH and ABSATZ stay within; those of SATZ are in
// schema/analysis/sentence_boundaries.h.
[[nodiscard]] std::vector<std::size_t> paragraph_starts(std::string_view text);

}  // namespace nachlese
