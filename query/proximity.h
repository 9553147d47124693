// What a Near of the query finds.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/word_expansion.h"

namespace nachlese {

// Sentences and paragraphs of news are shorter; without a bound, lists and tables would count as
// one, and every article with both words had to be looked into.
inline constexpr std::size_t kMaxSentenceWords = 100;
inline constexpr std::size_t kMaxParagraphWords = 500;

// All operands stand in one paragraph of one text, as standing_near (words_near.h) has it.
struct Proximity {
    std::size_t distance = 0;
    bool same_sentence = false;
    // Of each, any of its expansions will do. An operand that holds no word is left out.
    std::vector<std::vector<Expansion>> operands;
    std::vector<std::string> notices;  // of the expansions
};

}  // namespace nachlese
