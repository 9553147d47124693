#include "indexer/bulk/threads.h"

#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace nachlese {

void run_on_threads(unsigned count, const std::function<void()>& work) {
    std::mutex mutex;
    std::exception_ptr first;
    const auto guarded = [&] {
        try {
            work();
        } catch (...) {
            const std::lock_guard lock(mutex);
            if (!first) first = std::current_exception();
        }
    };
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < count; ++i)
        threads.emplace_back(guarded);
    guarded();
    for (std::thread& thread : threads)
        thread.join();
    if (first) std::rethrow_exception(first);
}

}  // namespace nachlese
