// SIGINT, SIGTERM and end_early() end a run in a sound state: the run asks here between articles.
#pragma once

namespace nachlese {

// What becomes of what a run has read by then. What is dropped anyway is not worth the time that
// writing and merging it would take.
enum class OnInterruption { Keep, Drop };

// From now on the first SIGINT or SIGTERM is only noted; a second one ends the process as usual.
void watch_for_interruption();

// As if a signal had come, for a run that sees by itself that it cannot go on. Thread-safe.
void end_early();

// Thread-safe.
[[nodiscard]] bool interrupted();

}  // namespace nachlese
