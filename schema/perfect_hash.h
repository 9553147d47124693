// A hash function that gives each key of a fixed set a slot of its own, in some three bits a key,
// by hashing and displacing (Belazzougui, Botelho, Dietzfelbinger 2009, "Hash, displace, and
// compress"): keys fall into small buckets, and for each bucket one byte says by which of 256
// functions all of its keys come to free slots. Part of the on-disk format (word_sequence.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese {

class PerfectHash {
  public:
    // One byte for each bucket; nothing where there are none for these hashes, for which other
    // hashes of the same keys have to be tried. With more than 9 in 10 slots filled that is
    // frequent.
    [[nodiscard]] static std::optional<std::string> displacements_for(
        const std::vector<std::uint64_t>& hashes, std::uint64_t slots);

    // Of displacements_for; borrowed, at least one byte. There is at least one slot.
    PerfectHash(std::string_view displacements, std::uint64_t slots)
        : displacements_(displacements), slots_(slots) {}

    // Less than the number of slots; for any other key than those of the set, one of theirs or a
    // free one.
    [[nodiscard]] std::uint32_t slot_of(std::uint64_t hash) const;

  private:
    std::string_view displacements_;
    std::uint64_t slots_;
};

}  // namespace nachlese
