#include "indexer/duplicate_finder.h"

#include <algorithm>

#include "schema/signature.h"

namespace nachlese {

namespace {

// Two texts meet in a bucket where all bytes of a band are equal: at a similarity of 0.5 with a
// probability of 0.996, at 0.1 of 0.04.
constexpr std::size_t kBandBytes = 3;
constexpr std::size_t kBands = kSignatureBins / kBandBytes;

std::uint32_t bucket_of(std::string_view signature, std::size_t band) {
    auto bucket = static_cast<std::uint32_t>(band);
    for (const char byte : signature.substr(band * kBandBytes, kBandBytes))
        bucket = bucket << 8 | static_cast<unsigned char>(byte);
    return bucket;
}

bool are_in_one_window(const std::optional<CivilDate>& earlier,
                       const std::optional<CivilDate>& later) {
    if (!earlier || !later) return earlier == later;
    return *earlier >= add_days(*later, -kDuplicateWindowDays);
}

}  // namespace

std::size_t DuplicateFinder::add(std::optional<CivilDate> day, std::string_view signature) {
    const std::size_t number = count_++;
    if (signature.size() != kSignatureBins) return number;
    forget_heads_before(day);
    if (const auto found = find_head(signature)) return *found;
    remember({number, day, std::string(signature)});
    return number;
}

std::size_t DuplicateFinder::add_head(std::optional<CivilDate> day, std::string_view signature) {
    const std::size_t number = count_++;
    if (signature.size() != kSignatureBins) return number;
    forget_heads_before(day);
    remember({number, day, std::string(signature)});
    return number;
}

void DuplicateFinder::forget_heads_before(std::optional<CivilDate> day) {
    for (; !heads_.empty() && !are_in_one_window(heads_.front().day, day); ++forgotten_) {
        for (std::size_t band = 0; band < kBands; ++band) {
            const auto found = buckets_.find(bucket_of(heads_.front().signature, band));
            found->second.pop_front();
            if (found->second.empty()) buckets_.erase(found);
        }
        heads_.pop_front();
    }
}

void DuplicateFinder::remember(Head head) {
    const HeadIndex index = forgotten_ + heads_.size();
    for (std::size_t band = 0; band < kBands; ++band)
        buckets_[bucket_of(head.signature, band)].push_back(index);
    heads_.push_back(std::move(head));
}

std::optional<std::size_t> DuplicateFinder::find_head(std::string_view signature) const {
    std::optional<HeadIndex> earliest;
    for (std::size_t band = 0; band < kBands; ++band) {
        const auto found = buckets_.find(bucket_of(signature, band));
        if (found == buckets_.end()) continue;
        const std::size_t looked_at = std::min(found->second.size(), kHeadsPerBucket);
        for (std::size_t place = 0; place < looked_at; ++place) {
            const HeadIndex index = found->second[place];
            if (earliest && index >= *earliest) break;
            if (similarity(head(index).signature, signature) < kDuplicateSimilarity) continue;
            earliest = index;
            break;
        }
    }
    if (!earliest) return std::nullopt;
    return head(*earliest).number;
}

}  // namespace nachlese
