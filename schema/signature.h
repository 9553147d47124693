// Signatures of texts, from which it can be told how many word sequences two texts have in common.
// Part of the on-disk format (ValueSlot::Signature).
//
// MinHash (Broder 1997) over the set of all runs of kShingleWords words, by one permutation (Li,
// Owen, Zhang 2012): the shingles' hashes are dealt to kSignatureBins bins by their high bits, and
// of each bin the least is kept. An empty bin borrows from another one (Shrivastava 2017, "Optimal
// Densification"). Of each least hash one byte is stored (Li, König 2010, "b-Bit Minwise Hashing").
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nachlese {

inline constexpr std::size_t kShingleWords = 3;
inline constexpr std::size_t kSignatureBins = 128;  // also its bytes

// A text of fewer words has no signature: a few words in common say little.
inline constexpr std::size_t kLeastSignedWords = 25;

class SignatureBuilder {
  public:
    SignatureBuilder();

    // In the order of the text; folded, so that spellings in capitals are the same.
    void add_word(std::string_view surface);

    // kSignatureBins bytes, or none for a short text.
    [[nodiscard]] std::string signature() const;

  private:
    std::array<std::uint64_t, kShingleWords> last_words_{};  // hashes
    std::size_t word_count_ = 0;
    std::array<std::uint64_t, kSignatureBins> least_;
};

// Estimates the share of shingles that two texts have in common of those that either has (Jaccard);
// 0 to 1, standard error 0.045 at most. 0 where a signature is not of that length.
[[nodiscard]] double similarity(std::string_view signature, std::string_view other);

}  // namespace nachlese
