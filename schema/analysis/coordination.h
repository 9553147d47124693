// Words that join others, as far as hyphens are concerned: "Import- und Exportzölle".
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace nachlese {

inline constexpr std::array<std::string_view, 11> kCoordinators{
    "und", "oder", "bzw", "beziehungsweise", "sowie", "bis", "wie", "noch", "aber", "statt", "u",
};

constexpr bool is_coordinator(std::string_view word) {
    return std::find(kCoordinators.begin(), kCoordinators.end(), word) != kCoordinators.end();
}

}  // namespace nachlese
