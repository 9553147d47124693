// Running the same work on several threads.
#pragma once

#include <functional>

namespace nachlese {

// Calls `work` on `count` threads at once and returns when all have ended. The first exception that
// leaves one of them is thrown here.
void run_on_threads(unsigned count, const std::function<void()>& work);

}  // namespace nachlese
