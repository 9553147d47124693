// Shows how far a run is: a bar on a terminal, a line every so often elsewhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>

namespace nachlese {

// Not thread-safe. Writes to `stream` (standard error), which must outlive it.
class Progress {
  public:
    // Quiet: writes nothing.
    Progress(std::FILE* stream, bool quiet);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void start(std::uint64_t total_files, std::uint64_t total_bytes);
    // What has been done since the start; cheap enough to be called for each file.
    void update(std::uint64_t files, std::uint64_t bytes);
    // Takes the bar away, so that what is printed next stands alone.
    void finish();

  private:
    using Clock = std::chrono::steady_clock;
    void draw(double seconds, std::uint64_t files, std::uint64_t bytes) const;

    std::FILE* stream_;
    bool quiet_;
    bool is_terminal_;
    bool drawn_ = false;
    std::uint64_t total_files_ = 0;
    std::uint64_t total_bytes_ = 0;
    Clock::time_point started_;
    Clock::time_point shown_;
};

}  // namespace nachlese
