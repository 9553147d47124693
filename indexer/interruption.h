// SIGINT, SIGTERM and end_early() end a run in a sound state: the run asks here between articles.
#pragma once

namespace nachlese {

// From now on the first SIGINT or SIGTERM is only noted; a second one ends the process as usual.
void watch_for_interruption();

// As if a signal had come, for a run that sees by itself that it cannot go on. Thread-safe.
void end_early();

// Thread-safe.
[[nodiscard]] bool interrupted();

}  // namespace nachlese
