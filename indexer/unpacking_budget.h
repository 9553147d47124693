// What reading one file may cost, whatever is packed in it and how deep: the guard against bombs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>

#include "schema/error.h"

namespace nachlese {

// One for each file of an archive folder, shared by all that is read out of it. Not thread-safe.
class UnpackingBudget {
  public:
    // Text packs 3 to 20 times, pages of one site up to 100 times. Below kFreeBytes any ratio is
    // harmless: a folder of the same page over and over is no bomb.
    static constexpr std::uint64_t kMaxRatio = 250;
    static constexpr std::uint64_t kFreeBytes = std::uint64_t{256} << 20U;
    // Containers within containers, and compression over compression.
    static constexpr int kMaxDepth = 8;

    // `stop`, where there is one, is asked all along: true ends the reading with Interrupted.
    explicit UnpackingBudget(std::function<bool()> stop = {}) : stop_(std::move(stop)) {}

    // Bytes read from the file itself.
    Result<void> add_packed(std::size_t count);
    // Bytes taken out of something, at any depth. Fails for good when they are too many.
    Result<void> add_unpacked(std::size_t count);

    [[nodiscard]] bool exhausted() const { return exhausted_; }

  private:
    [[nodiscard]] Result<void> go_on() const;

    std::function<bool()> stop_;
    std::uint64_t packed_ = 0;
    std::uint64_t unpacked_ = 0;
    bool exhausted_ = false;
};

}  // namespace nachlese
