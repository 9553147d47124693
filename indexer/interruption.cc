#include "indexer/interruption.h"

#include <array>
#include <atomic>
#include <csignal>

namespace nachlese {

namespace {

std::atomic<bool> is_to_end = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may take no lock");

void note_signal(int /*signal*/) {
    is_to_end = true;
}

}  // namespace

void watch_for_interruption() {
    struct sigaction action {};
    action.sa_handler = note_signal;
    sigemptyset(&action.sa_mask);
    // SA_RESETHAND: whoever presses Ctrl-C twice does not want to wait.
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int signal : std::array{SIGINT, SIGTERM})
        sigaction(signal, &action, nullptr);
}

void end_early() {
    is_to_end = true;
}

bool interrupted() {
    return is_to_end;
}

}  // namespace nachlese
