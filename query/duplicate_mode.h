// What becomes of hits that are near-duplicates of each other.
#pragma once

namespace nachlese {

// Fold: the best-ranked stands for all; Show: each is a hit.
enum class DuplicateMode { Fold, Show };

}  // namespace nachlese
