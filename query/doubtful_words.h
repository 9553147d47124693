// The words of a query that articles hardly have, and what may have been meant.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "query/language/ast.h"
#include "query/match_mode.h"
#include "query/spelling_suggestions.h"
#include "query/word_expansion.h"

namespace nachlese {

struct DoubtfulWord {
    std::string text;                 // as typed
    const Field* field = nullptr;     // that it was looked for in; null: any field of text
    std::uint64_t article_count = 0;  // with the word, in any field of text where `field` is null
    std::vector<SuggestedSpelling> suggestions;
};

// Those that no article has, and those that few have but for which there is a suggestion much more
// frequent; in the order of the query. Words of what is negated, patterns and fuzzy words are never
// doubtful. Only of the first kMaxWordsLookedUp spellings are looked up, each of which takes a walk
// over the words of the index. Xapian's exceptions pass through.
inline constexpr std::size_t kMaxWordsLookedUp = 4;
[[nodiscard]] std::vector<DoubtfulWord> doubtful_words(const Xapian::Database& database,
                                                       WordExpander& expander,
                                                       const QueryNode& query);

}  // namespace nachlese
