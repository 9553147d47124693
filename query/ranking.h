// All numbers that decide the order of results. Field weights are in schema/fields.cc, because they
// are applied when an article is indexed. How they were chosen: ARCHITECTURE.md, "Ranking".
#pragma once

namespace nachlese {

// BM25 (Robertson et al., "Okapi at TREC-3", 1994) as in Xapian's BM25Weight.
inline constexpr double kBm25K1 = 1.2;
inline constexpr double kBm25B = 0.75;
inline constexpr double kBm25MinNormalisedLength = 0.0;

// What the very form that was typed adds to the weight of its stem.
inline constexpr double kExactFormWeight = 0.3;

}  // namespace nachlese
