// Shares the work of one search out among threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "query/match_page.h"
#include "query/worker_threads.h"

namespace nachlese {

// What a search costs at most: the postings and word sequences that the matcher steps through, in
// postings. Xapian's exceptions pass through.
[[nodiscard]] std::uint64_t search_cost(const Xapian::Query& query,
                                        const Xapian::Database& database);

// In postings: 0.05 to 0.1 µs each, measured on 12,352 articles (tests/bench/query_latency.cc).
struct ThreadCosts {
    // The share that makes a thread worth while. With less, what it saves is not seen where cores
    // are free, and where they are busy nothing is saved.
    std::uint64_t thread = 6'000;
    // As many more where the index has to be opened for it.
    std::uint64_t opening = 8'000;
};

// Each thread looks at a range of the documents, through a database of its own: Xapian's objects
// must not be shared. Not thread-safe itself: one search at a time.
class PageFinder {
  public:
    // Of the index at `index_path`, which is opened again as often as threads are needed.
    explicit PageFinder(std::string index_path, const ThreadCosts& costs = {})
        : index_path_(std::move(index_path)), costs_(costs) {}

    // What find_page(database, query, wanted) returns, whatever the number of threads. `threads`
    // are used at most, and only where the search costs more than starting them. Xapian's
    // exceptions pass through.
    [[nodiscard]] MatchPage find(const Xapian::Database& database, const Xapian::Query& query,
                                 const PageWanted& wanted, std::size_t threads);

  private:
    // As many of databases_ as are open at the revision of `database`, `count` at most.
    std::size_t open_at_revision_of(const Xapian::Database& database, std::size_t count);

    std::string index_path_;
    ThreadCosts costs_;
    std::vector<Xapian::Database> databases_;
    std::unique_ptr<WorkerThreads> workers_ = std::make_unique<WorkerThreads>();
};

}  // namespace nachlese
