// The order in which hits are shown.
#pragma once

namespace nachlese {

enum class SortOrder { Relevance, OldestFirst, NewestFirst };

}  // namespace nachlese
