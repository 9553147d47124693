// All numbers that decide the order of results. Field weights are in schema/fields.cc, because they
// are applied when an article is indexed. How they were chosen: ARCHITECTURE.md, "Ranking".
#pragma once

#include <cstddef>

namespace nachlese {

// BM25 (Robertson et al., "Okapi at TREC-3", 1994) as in Xapian's BM25Weight.
inline constexpr double kBm25K1 = 1.1;
inline constexpr double kBm25B = 0.75;
inline constexpr double kBm25MinNormalisedLength = 0.0;

// What the very form that was typed adds to the weight of its stem.
inline constexpr double kExactFormWeight = 0.25;

// What the other ways count in which a word of the query may stand in a text, against its stem.
// A compound that has the word as a part.
inline constexpr double kPartWeight = 0.3;
// A compound's parts as words of their own, near each other.
inline constexpr double kPartsTogetherWeight = 0.05;
// A word with hyphens that is written together.
inline constexpr double kJoinedWeight = 0.3;
// Another spelling of the umlauts.
inline constexpr double kFoldedFormWeight = 0.25;
// Another name for the same.
inline constexpr double kSynonymWeight = 0.4;
// Words that differ from a fuzzy one in a letter, and in two.
inline constexpr double kOneEditWeight = 0.3;
inline constexpr double kTwoEditsWeight = 0.1;

// What words count that find nothing themselves (supporting_words.h).
inline constexpr double kPieceSupport = 0.6;
inline constexpr double kVerbSupport = 0.5;
inline constexpr double kFamilySupport = 0.3;

// Articles like a given one: of how many of its words, and how much of the score that it has itself
// another one needs to count as alike.
inline constexpr std::size_t kMaxTellingStems = 30;
inline constexpr double kLeastSimilarity = 0.1;

}  // namespace nachlese
