// A disk that is soon full.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "tests/integration/program.h"

namespace nachlese::testing {

// Where the system lets us mount, a tmpfs that only this process and its children see; elsewhere,
// as in most containers, runs may write no file that is larger (RLIMIT_FSIZE), which fails the same
// calls.
class SmallDisk {
  public:
    // Mounted at `folder`, which is made. `bytes` is rounded up to pages.
    SmallDisk(std::string folder, std::uint64_t bytes);
    ~SmallDisk();
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] bool is_mounted() const { return is_mounted_; }
    // What is on it stays.
    void resize(std::uint64_t bytes);
    // Where nothing is mounted, by permissions.
    void make_read_only();
    // Runs nachlese-index; where nothing is mounted, no file may grow beyond `most_file_bytes`.
    [[nodiscard]] Outcome run_index(Arguments arguments, std::uint64_t most_file_bytes) const;

  private:
    std::string folder_;
    bool is_mounted_ = false;
};

}  // namespace nachlese::testing
