#include "query/language/edit_distance.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "schema/code_point.h"

namespace nachlese {

std::size_t EditDistance::to(std::u32string_view other, std::size_t bound) {
    const std::size_t length = word_.size();
    const std::size_t longer = std::max(length, other.size());
    if (longer - std::min(length, other.size()) > bound) return bound + 1;

    row_.resize(length + 1);
    row_before_.resize(length + 1);
    row_before_that_.resize(length + 1);
    std::iota(row_.begin(), row_.end(), std::size_t{0});
    for (std::size_t j = 1; j <= other.size(); ++j) {
        std::swap(row_before_that_, row_before_);
        std::swap(row_before_, row_);
        row_[0] = j;
        for (std::size_t i = 1; i <= length; ++i) {
            const bool same = word_[i - 1] == other[j - 1];
            row_[i] = std::min(
                {row_before_[i - 1] + (same ? 0 : 1), row_before_[i] + 1, row_[i - 1] + 1});
            const bool swapped =
                i > 1 && j > 1 && word_[i - 1] == other[j - 2] && word_[i - 2] == other[j - 1];
            if (swapped) row_[i] = std::min(row_[i], row_before_that_[i - 2] + 1);
        }
        // A swap reaches back two rows, so one row alone above the bound decides nothing.
        const auto least = [](const auto& row) {
            return *std::min_element(row.begin(), row.end());
        };
        if (least(row_) > bound && least(row_before_) > bound) return bound + 1;
    }
    return row_[length];
}

std::u32string to_code_points(std::string_view text) {
    std::u32string code_points;
    for (std::size_t offset = 0; offset < text.size();) {
        code_points += static_cast<char32_t>(next_code_point(text, offset));
    }
    return code_points;
}

}  // namespace nachlese
