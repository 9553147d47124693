// SIGINT and SIGTERM end a run in a sound state: the run asks here between articles.
#pragma once

namespace nachlese {

// From now on the first SIGINT or SIGTERM is only noted; a second one ends the process as usual.
void watch_for_interruption();

// Thread-safe.
[[nodiscard]] bool interrupted();

}  // namespace nachlese
