// Threads that wait for work, so that a search of a millisecond need not start any.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace nachlese {

// One task at a time.
class WorkerThreads {
  public:
    WorkerThreads() = default;
    ~WorkerThreads();
    WorkerThreads(const WorkerThreads&) = delete;
    WorkerThreads& operator=(const WorkerThreads&) = delete;

    // Both numbers count from 0; worker 0 is the thread that calls run().
    using Work = std::function<void(std::size_t worker, std::size_t part)>;

    // Calls `work` once for each part and returns when all is done. A thread takes the next part
    // when it gets to run: on a busy machine the caller does most of them itself and waits for
    // nobody. What the first failing part throws is thrown here, and the parts that nobody has
    // begun are left.
    void run(std::size_t workers, std::size_t parts, const Work& work);

  private:
    using Lock = std::unique_lock<std::mutex>;

    void wait_for_work(std::size_t worker);
    void take_parts(std::size_t worker, Lock& lock);

    std::mutex mutex_;
    std::condition_variable has_work_;
    std::condition_variable has_ended_;
    const Work* work_ = nullptr;
    std::size_t workers_ = 0;
    std::size_t parts_ = 0;
    std::size_t next_part_ = 0;
    std::size_t busy_ = 0;  // workers
    std::exception_ptr error_;
    bool is_ending_ = false;
    std::vector<std::thread> threads_;  // of the workers from 1 on
};

}  // namespace nachlese
