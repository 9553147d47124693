#include "indexer/duplicate_finder.h"

#include <algorithm>

#include "schema/signature.h"

namespace nachlese {

namespace {

bool are_in_one_window(const std::optional<CivilDate>& earlier,
                       const std::optional<CivilDate>& later) {
    if (!earlier || !later) return earlier == later;
    return *earlier >= add_days(*later, -kDuplicateWindowDays);
}

}  // namespace

std::uint32_t DuplicateFinder::bucket_of(std::string_view signature, std::size_t band) {
    auto bucket = static_cast<std::uint32_t>(band);
    for (const char byte : signature.substr(band * kBandBytes, kBandBytes))
        bucket = bucket << 8 | static_cast<unsigned char>(byte);
    return bucket;
}

std::size_t DuplicateFinder::add(std::optional<CivilDate> day, std::string_view signature) {
    const std::size_t number = count_++;
    if (signature.size() != kSignatureBins) return number;
    forget_heads_before(day);
    if (const auto found = find_head(signature)) return *found;
    remember({number, day, std::string(signature), {}});
    return number;
}

std::size_t DuplicateFinder::add_head(std::optional<CivilDate> day, std::string_view signature) {
    const std::size_t number = count_++;
    if (signature.size() != kSignatureBins) return number;
    forget_heads_before(day);
    remember({number, day, std::string(signature), {}});
    return number;
}

void DuplicateFinder::forget_heads_before(std::optional<CivilDate> day) {
    for (; !heads_.empty() && !are_in_one_window(heads_.front().day, day); ++forgotten_) {
        const Head& oldest = heads_.front();
        for (std::size_t band = 0; band < kBands; ++band) {
            const auto found = buckets_.find(bucket_of(oldest.signature, band));
            found->second.first = oldest.next[band];
            if (found->second.first == kNone) buckets_.erase(found);
        }
        heads_.pop_front();
    }
}

void DuplicateFinder::remember(Head head) {
    const HeadIndex index = forgotten_ + heads_.size();
    head.next.fill(kNone);
    for (std::size_t band = 0; band < kBands; ++band) {
        Bucket& bucket = buckets_[bucket_of(head.signature, band)];
        if (bucket.first == kNone) {
            bucket.first = index;
        } else {
            this->head(bucket.last).next[band] = index;
        }
        bucket.last = index;
    }
    heads_.push_back(std::move(head));
}

std::optional<std::size_t> DuplicateFinder::find_head(std::string_view signature) const {
    std::optional<HeadIndex> earliest;
    for (std::size_t band = 0; band < kBands; ++band) {
        const auto found = buckets_.find(bucket_of(signature, band));
        if (found == buckets_.end()) continue;
        HeadIndex index = found->second.first;
        for (std::size_t place = 0; place < kHeadsPerBucket && index != kNone; ++place) {
            if (earliest && index >= *earliest) break;
            if (similarity(head(index).signature, signature) >= kDuplicateSimilarity) {
                earliest = index;
                break;
            }
            index = head(index).next[band];
        }
    }
    if (!earliest) return std::nullopt;
    return head(*earliest).number;
}

}  // namespace nachlese
