// The cheapest way to cover a word with pieces: modifiers, each with its linking element, and a
// head. One pass from left to right, as in Viterbi decoding; what a piece costs is the business of
// `Pieces` (splitting_model.h of the compiler says how costs come about). Used to split words, and
// to learn the costs from words.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace nachlese {

inline constexpr int kUnreachable = std::numeric_limits<int>::max();

struct Segmentation {
    int cost = kUnreachable;
    // Byte offsets at which the second and every further piece begins, ascending.
    std::vector<std::size_t> cuts;
};

// Longer words are left whole: no German word is, and the work stays bounded.
inline constexpr std::size_t kMaxCompoundBytes = 96;
inline constexpr std::size_t kMinPieceBytes = 2;

// `Pieces` has
//   for_each_piece(text, visit(bytes, modifier_cost, head_cost)): every piece that `text` begins
//   with; a cost is kUnreachable where the piece cannot stand there
// Costs are not negative. A segmentation that costs `limit` or more is none: it has no cuts and the
// cost kUnreachable.
template <typename Pieces>
Segmentation cheapest_segmentation(std::string_view word, const Pieces& pieces, int limit) {
    Segmentation best;
    if (word.size() > kMaxCompoundBytes || word.size() < 2 * kMinPieceBytes) return best;
    std::array<int, kMaxCompoundBytes + 1> costs{};
    std::array<std::uint8_t, kMaxCompoundBytes + 1> previous{};
    std::fill_n(costs.begin(), word.size() + 1, kUnreachable);
    costs[0] = 0;
    std::size_t head_begin = 0;
    for (std::size_t begin = 0; begin + kMinPieceBytes <= word.size(); ++begin) {
        if (costs[begin] >= limit) continue;
        const auto take = [&](std::size_t bytes, int modifier_cost, int head_cost) {
            const std::size_t end = begin + bytes;
            if (end == word.size()) {
                if (begin == 0 || head_cost == kUnreachable) return;
                if (costs[begin] + head_cost >= std::min(best.cost, limit)) return;
                best.cost = costs[begin] + head_cost;
                head_begin = begin;
            } else if (modifier_cost != kUnreachable && end + kMinPieceBytes <= word.size() &&
                       costs[begin] + modifier_cost < costs[end]) {
                costs[end] = costs[begin] + modifier_cost;
                previous[end] = static_cast<std::uint8_t>(begin);
            }
        };
        pieces.for_each_piece(word.substr(begin), take);
    }
    for (std::size_t cut = head_begin; cut > 0; cut = previous[cut])
        best.cuts.push_back(cut);
    std::reverse(best.cuts.begin(), best.cuts.end());
    return best;
}

}  // namespace nachlese
