#include "query/worker_threads.h"

#include <utility>

namespace nachlese {

WorkerThreads::~WorkerThreads() {
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
    }
    has_work_.notify_all();
    for (std::thread& thread : threads_)
        thread.join();
}

void WorkerThreads::run(std::size_t workers, std::size_t parts, const Work& work) {
    while (threads_.size() + 1 < workers) {
        const std::size_t worker = threads_.size() + 1;
        threads_.emplace_back([this, worker] { wait_for_work(worker); });
    }
    Lock lock(mutex_);
    work_ = &work;
    workers_ = workers;
    parts_ = parts;
    next_part_ = 0;
    has_work_.notify_all();
    take_parts(0, lock);
    has_ended_.wait(lock, [this] { return busy_ == 0; });
    work_ = nullptr;
    if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
}

void WorkerThreads::wait_for_work(std::size_t worker) {
    Lock lock(mutex_);
    for (;;) {
        has_work_.wait(lock, [this, worker] {
            return is_ending_ || (work_ != nullptr && worker < workers_ && next_part_ < parts_);
        });
        if (is_ending_) return;
        take_parts(worker, lock);
    }
}

void WorkerThreads::take_parts(std::size_t worker, Lock& lock) {
    ++busy_;
    while (next_part_ < parts_) {
        const std::size_t part = next_part_++;
        lock.unlock();
        std::exception_ptr error;
        try {
            (*work_)(worker, part);
        } catch (...) {
            error = std::current_exception();
        }
        lock.lock();
        if (!error) continue;
        if (!error_) error_ = error;
        next_part_ = parts_;
    }
    if (--busy_ == 0) has_ended_.notify_one();
}

}  // namespace nachlese
