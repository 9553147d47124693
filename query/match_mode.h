// What words side by side in a query mean.
#pragma once

namespace nachlese {

enum class MatchMode { All, Any };

}  // namespace nachlese
