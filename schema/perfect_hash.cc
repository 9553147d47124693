#include "schema/perfect_hash.h"

#include <algorithm>
#include <numeric>

namespace nachlese {

namespace {

constexpr std::size_t kKeysPerBucket = 3;  // on the average
constexpr std::uint32_t kDisplacements = 256;

// Maps 32 random bits evenly to [0, count), without a division (Lemire 2019).
std::uint32_t reduce(std::uint32_t bits, std::uint64_t count) {
    return static_cast<std::uint32_t>((std::uint64_t{bits} * count) >> 32U);
}

std::uint32_t bucket_of(std::uint64_t hash, std::size_t buckets) {
    return reduce(static_cast<std::uint32_t>(hash >> 32U), buckets);
}

std::uint32_t displaced(std::uint64_t hash, std::uint32_t displacement, std::uint64_t slots) {
    // The steps of MurmurHash3's finaliser (Appleby).
    std::uint32_t bits = static_cast<std::uint32_t>(hash) + displacement * 0x9E3779B1U;
    bits = (bits ^ (bits >> 16U)) * 0x85EBCA6BU;
    bits = (bits ^ (bits >> 13U)) * 0xC2B2AE35U;
    return reduce(bits ^ (bits >> 16U), slots);
}

using Bucket = std::vector<std::uint64_t>;

class Displacing {
  public:
    explicit Displacing(std::uint64_t slots) : taken_(slots), slots_(slots) {}

    // That brings all of the bucket's keys to free slots, which are then taken.
    std::optional<std::uint32_t> place(const Bucket& bucket) {
        for (std::uint32_t displacement = 0; displacement < kDisplacements; ++displacement) {
            if (take(bucket, displacement)) return displacement;
        }
        return std::nullopt;
    }

  private:
    bool take(const Bucket& bucket, std::uint32_t displacement) {
        for (std::size_t key = 0; key < bucket.size(); ++key) {
            const std::uint32_t slot = displaced(bucket[key], displacement, slots_);
            if (taken_[slot]) {
                give_back(bucket, displacement, key);
                return false;
            }
            taken_[slot] = true;
        }
        return true;
    }

    void give_back(const Bucket& bucket, std::uint32_t displacement, std::size_t keys) {
        for (std::size_t key = 0; key < keys; ++key)
            taken_[displaced(bucket[key], displacement, slots_)] = false;
    }

    std::vector<bool> taken_;
    std::uint64_t slots_;
};

}  // namespace

std::optional<std::string> PerfectHash::displacements_for(const std::vector<std::uint64_t>& hashes,
                                                          std::uint64_t slots) {
    if (hashes.size() > slots) return std::nullopt;
    std::vector<Bucket> buckets(hashes.size() / kKeysPerBucket + 1);
    for (const std::uint64_t hash : hashes)
        buckets[bucket_of(hash, buckets.size())].push_back(hash);
    // The largest first, while most slots are free.
    std::vector<std::size_t> order(buckets.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&buckets](std::size_t one, std::size_t other) {
        return buckets[one].size() > buckets[other].size();
    });
    Displacing displacing(slots);
    std::string displacements(buckets.size(), '\0');
    for (const std::size_t bucket : order) {
        const auto displacement = displacing.place(buckets[bucket]);
        if (!displacement) return std::nullopt;
        displacements[bucket] = static_cast<char>(*displacement);
    }
    return displacements;
}

std::uint32_t PerfectHash::slot_of(std::uint64_t hash) const {
    const std::uint32_t bucket = bucket_of(hash, displacements_.size());
    return displaced(hash, static_cast<std::uint8_t>(displacements_[bucket]), slots_);
}

}  // namespace nachlese
