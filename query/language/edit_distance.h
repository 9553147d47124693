// How many letters two words differ in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese {

// Letters inserted, left out, replaced or swapped with their neighbour, each counting one: the
// "optimal string alignment" of Damerau (1964) and Levenshtein (1966). Letters are code points.
// Not thread-safe.
class EditDistance {
  public:
    explicit EditDistance(std::u32string word) : word_(std::move(word)) {}

    [[nodiscard]] std::size_t word_length() const { return word_.size(); }

    // The distance to `other`, or some number above `bound` if it is above. Takes time
    // proportional to the product of both lengths at most.
    [[nodiscard]] std::size_t to(std::u32string_view other, std::size_t bound);

  private:
    std::u32string word_;
    // Distances of the word's prefixes to the last prefixes of the other, the longest first.
    std::vector<std::size_t> row_;
    std::vector<std::size_t> row_before_;
    std::vector<std::size_t> row_before_that_;
};

[[nodiscard]] std::u32string to_code_points(std::string_view text);

}  // namespace nachlese
