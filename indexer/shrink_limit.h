// When an archive that has lost files is not believed: it may not be mounted, or a copy of it may
// have failed.
#pragma once

#include <cstdint>

namespace nachlese {

struct ShrinkLimit {
    bool allow_empty = false;  // believe anything
    unsigned percent = 20;     // of its files or articles that may be gone at once
};

// That many may be gone whatever the percentage: small archives change a lot.
inline constexpr std::uint64_t kFewLosses = 50;

// Whether `lost` of `before` are more than `limit` allows.
[[nodiscard]] constexpr bool has_shrunk_too_far(std::uint64_t before, std::uint64_t lost,
                                                const ShrinkLimit& limit) {
    if (limit.allow_empty || lost <= kFewLosses) return false;
    return lost * 100 > before * limit.percent;
}

}  // namespace nachlese
