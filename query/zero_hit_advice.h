// What to say to somebody whose query finds nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/doubtful_words.h"
#include "query/relaxation.h"

namespace nachlese {

struct ZeroHitAdvice {
    std::vector<DoubtfulWord> words;
    std::vector<Relaxation> relaxations;
};

// A sentence for each, for SearchResult::notices: at most kMaxWordsNamed words and kMaxRelaxations
// relaxations. `query` is the text that the ranges are of.
inline constexpr std::size_t kMaxWordsNamed = 8;
[[nodiscard]] std::vector<std::string> notices_of(const ZeroHitAdvice& advice,
                                                  std::string_view query);

}  // namespace nachlese
