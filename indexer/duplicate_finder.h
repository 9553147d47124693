// Which articles are near-duplicates of each other: agency copy that several papers printed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "schema/date.h"
#include "schema/signature.h"

namespace nachlese {

// Least estimated similarity (schema/signature.h) of two near-duplicates.
inline constexpr double kDuplicateSimilarity = 0.55;
// Near-duplicates appear within this many days of each other.
inline constexpr int kDuplicateWindowDays = 5;

// Articles are taken one by one in the order of their sort keys (schema/sort_key.h), whatever the
// order in which they were indexed. Each belongs to the earliest head that is similar and in the
// window; one without such a head is a head itself. So clusters are a function of the set of
// articles, and cannot grow along a chain: every member is similar to its head.
// Articles without a date are compared among themselves.
//
// Heads are found by locality-sensitive hashing of their signatures; of a bucket the
// kHeadsPerBucket earliest in the window are looked at, so time is linear in the number of articles
// whatever they say. Memory holds the heads of one window, some 3 kB each. What a day's articles
// are given to depends on nothing but the heads in its window. Not thread-safe.
class DuplicateFinder {
  public:
    static constexpr std::size_t kHeadsPerBucket = 32;

    // The number of the head, counted from 0 in the order of calls; the article's own for a head.
    // An article with an empty signature is like no other.
    std::size_t add(std::optional<CivilDate> day, std::string_view signature);

    // One that is known to be a head. Returns its number.
    std::size_t add_head(std::optional<CivilDate> day, std::string_view signature);

  private:
    // Two texts meet in a bucket where all bytes of a band are equal: at a similarity of 0.5 with a
    // probability of 0.996, at 0.1 of 0.04.
    static constexpr std::size_t kBandBytes = 3;
    static constexpr std::size_t kBands = kSignatureBins / kBandBytes;

    using HeadIndex = std::uint64_t;  // of all heads ever
    static constexpr HeadIndex kNone = UINT64_MAX;
    struct Head {
        std::size_t number = 0;
        std::optional<CivilDate> day;
        std::string signature;
        std::array<HeadIndex, kBands> next{};  // in the bucket of each band
    };
    // A list through its heads: most buckets hold one.
    struct Bucket {
        HeadIndex first = kNone;
        HeadIndex last = kNone;
    };

    static std::uint32_t bucket_of(std::string_view signature, std::size_t band);

    void forget_heads_before(std::optional<CivilDate> day);
    void remember(Head head);
    [[nodiscard]] std::optional<std::size_t> find_head(std::string_view signature) const;
    [[nodiscard]] const Head& head(HeadIndex index) const { return heads_[index - forgotten_]; }
    [[nodiscard]] Head& head(HeadIndex index) { return heads_[index - forgotten_]; }

    std::size_t count_ = 0;
    HeadIndex forgotten_ = 0;  // the index of heads_.front()
    std::deque<Head> heads_;
    std::unordered_map<std::uint32_t, Bucket> buckets_;
};

}  // namespace nachlese
