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
//   for_each_modifier(text, visit(bytes, cost)): every modifier that `text` begins with
//   head_cost(text): of `text` as a head, kUnreachable where it is none
// A segmentation without cuts has the cost kUnreachable.
template <typename Pieces>
Segmentation cheapest_segmentation(std::string_view word, const Pieces& pieces) {
    Segmentation best;
    if (word.size() > kMaxCompoundBytes || word.size() < 2 * kMinPieceBytes) return best;
    std::array<int, kMaxCompoundBytes + 1> costs{};
    std::array<std::uint8_t, kMaxCompoundBytes + 1> previous{};
    std::fill_n(costs.begin(), word.size() + 1, kUnreachable);
    costs[0] = 0;
    std::size_t head_begin = 0;
    for (std::size_t begin = 0; begin + kMinPieceBytes <= word.size(); ++begin) {
        if (costs[begin] == kUnreachable) continue;
        if (begin > 0) {
            const int head = pieces.head_cost(word.substr(begin));
            if (head != kUnreachable && costs[begin] + head < best.cost) {
                best.cost = costs[begin] + head;
                head_begin = begin;
            }
        }
        pieces.for_each_modifier(word.substr(begin), [&](std::size_t bytes, int cost) {
            const std::size_t end = begin + bytes;
            if (end + kMinPieceBytes > word.size() || costs[begin] + cost >= costs[end]) return;
            costs[end] = costs[begin] + cost;
            previous[end] = static_cast<std::uint8_t>(begin);
        });
    }
    for (std::size_t cut = head_begin; cut > 0; cut = previous[cut])
        best.cuts.push_back(cut);
    std::reverse(best.cuts.begin(), best.cuts.end());
    return best;
}

}  // namespace nachlese
