#include "indexer/interruption.h"

#include <array>
#include <csignal>

namespace nachlese {

namespace {

volatile std::sig_atomic_t signal_seen = 0;

void note_signal(int /*signal*/) {
    signal_seen = 1;
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

bool interrupted() {
    return signal_seen != 0;
}

}  // namespace nachlese
