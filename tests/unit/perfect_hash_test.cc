#include "schema/perfect_hash.h"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "schema/hash.h"

namespace nachlese {
namespace {

std::vector<std::uint64_t> hashes_of_words(std::size_t count) {
    std::vector<std::uint64_t> hashes;
    for (std::size_t word = 0; word < count; ++word)
        hashes.push_back(hash64("wort" + std::to_string(word)));
    return hashes;
}

TEST(PerfectHash, GivesEachKeyASlotOfItsOwn) {
    struct Case {
        std::size_t keys;
        std::uint64_t slots;
    };
    for (const auto& [keys, slots] : {Case{0, 1}, Case{1, 1}, Case{3, 8}, Case{225, 256},
                                      Case{900, 1024}, Case{26'000, 32'768}}) {
        const std::vector<std::uint64_t> hashes = hashes_of_words(keys);
        const auto displacements = PerfectHash::displacements_for(hashes, slots);
        ASSERT_TRUE(displacements.has_value()) << keys;
        EXPECT_LE(displacements->size(), keys / 3 + 1);
        const PerfectHash slot(*displacements, slots);
        std::set<std::uint32_t> taken;
        for (const std::uint64_t hash : hashes) {
            EXPECT_LT(slot.slot_of(hash), slots);
            taken.insert(slot.slot_of(hash));
        }
        EXPECT_EQ(taken.size(), keys);
    }
}

TEST(PerfectHash, OtherKeysGetASlotToo) {
    const std::vector<std::uint64_t> hashes = hashes_of_words(10);
    const auto displacements = PerfectHash::displacements_for(hashes, 16);
    ASSERT_TRUE(displacements.has_value());
    EXPECT_LT(PerfectHash(*displacements, 16).slot_of(hash64("anderes")), 16U);
}

TEST(PerfectHash, SaysWhereThereIsNone) {
    EXPECT_FALSE(PerfectHash::displacements_for(hashes_of_words(9), 8).has_value());
    EXPECT_FALSE(PerfectHash::displacements_for({7, 7}, 8).has_value());
}

}  // namespace
}  // namespace nachlese
