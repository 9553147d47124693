#include "query/worker_threads.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace nachlese {
namespace {

TEST(WorkerThreads, DoEachPartOnce) {
    WorkerThreads threads;
    for (const std::size_t workers : {1U, 4U, 2U}) {
        for (const std::size_t parts : {0U, 1U, 3U, 50U}) {
            std::vector<std::atomic<int>> done(parts);
            threads.run(workers, parts, [&](std::size_t worker, std::size_t part) {
                EXPECT_LT(worker, workers);
                ++done[part];
            });
            EXPECT_TRUE(std::all_of(done.begin(), done.end(),
                                    [](const std::atomic<int>& times) { return times == 1; }))
                << workers << " workers, " << parts << " parts";
        }
    }
}

TEST(WorkerThreads, TheCallerIsWorkerZeroAndEveryOtherAThreadOfItsOwn) {
    WorkerThreads threads;
    std::mutex mutex;
    std::set<std::pair<std::size_t, std::thread::id>> seen;
    for (int time = 0; time < 20; ++time) {
        threads.run(3, 12, [&](std::size_t worker, std::size_t /*part*/) {
            const std::lock_guard lock(mutex);
            seen.emplace(worker, std::this_thread::get_id());
        });
    }
    std::set<std::size_t> workers;
    for (const auto& [worker, thread] : seen) {
        EXPECT_TRUE(workers.insert(worker).second) << "worker " << worker << " changed its thread";
        EXPECT_EQ(worker == 0, thread == std::this_thread::get_id());
    }
}

TEST(WorkerThreads, WhatAPartThrowsIsThrownOnceAllHaveEnded) {
    WorkerThreads threads;
    std::atomic<int> running = 0;
    const auto fail_at_five = [&](std::size_t /*worker*/, std::size_t part) {
        ++running;
        std::this_thread::yield();
        --running;
        if (part == 5) throw std::runtime_error("part 5");
    };
    EXPECT_THROW(threads.run(4, 20, fail_at_five), std::runtime_error);
    EXPECT_EQ(running, 0);
    int done = 0;
    threads.run(1, 3, [&done](std::size_t /*worker*/, std::size_t /*part*/) { ++done; });
    EXPECT_EQ(done, 3);
}

}  // namespace
}  // namespace nachlese
