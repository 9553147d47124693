#include "schema/signature.h"

#include <algorithm>
#include <limits>

#include "schema/hash.h"

namespace nachlese {

namespace {

constexpr std::uint64_t kEmpty = std::numeric_limits<std::uint64_t>::max();

constexpr int kBinBits = 7;
static_assert(std::size_t{1} << kBinBits == kSignatureBins);

constexpr double kByteValues = 256.0;

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
std::uint64_t mixed(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30)) * 0xBF58'476D'1CE4'E5B9;
    bits = (bits ^ (bits >> 27)) * 0x94D0'49BB'1331'11EB;
    return bits ^ (bits >> 31);
}

// From which a bin that is empty borrows, at the given attempt.
std::size_t lender(std::size_t bin, std::size_t attempt) {
    return mixed(attempt * kSignatureBins + bin) % kSignatureBins;
}

}  // namespace

SignatureBuilder::SignatureBuilder() {
    least_.fill(kEmpty);
}

void SignatureBuilder::add_word(std::string_view surface) {
    std::rotate(last_words_.begin(), last_words_.begin() + 1, last_words_.end());
    last_words_.back() = hash64(surface);
    if (++word_count_ < kShingleWords) return;
    std::uint64_t shingle = 0;
    for (const std::uint64_t word : last_words_)
        shingle = mixed(shingle + word);
    std::uint64_t& least = least_[shingle >> (64 - kBinBits)];
    least = std::min(least, shingle);
}

std::string SignatureBuilder::signature() const {
    if (word_count_ < kLeastSignedWords) return {};
    std::string bytes;
    bytes.reserve(kSignatureBins);
    for (std::size_t bin = 0; bin < kSignatureBins; ++bin) {
        std::size_t source = bin;
        for (std::size_t attempt = 1; least_[source] == kEmpty; ++attempt)
            source = lender(bin, attempt);
        bytes += static_cast<char>(static_cast<unsigned char>(least_[source]));
    }
    return bytes;
}

double similarity(std::string_view signature, std::string_view other) {
    if (signature.size() != kSignatureBins || other.size() != kSignatureBins) return 0;
    std::size_t equal = 0;
    for (std::size_t bin = 0; bin < kSignatureBins; ++bin)
        equal += signature[bin] == other[bin] ? 1 : 0;
    // Bytes of different hashes are equal by chance, too.
    const double share = static_cast<double>(equal) / kSignatureBins;
    return std::max(0.0, (share * kByteValues - 1) / (kByteValues - 1));
}

}  // namespace nachlese
