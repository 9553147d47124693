// Words of the index that somebody may have meant who typed another one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "query/word_expansion.h"
#include "schema/fields.h"

namespace nachlese {

inline constexpr std::size_t kMaxSuggestions = 3;

struct SuggestedSpelling {
    std::string text;                 // as articles write it, with capitals and umlauts
    std::uint64_t article_count = 0;  // with the word in any inflection
    bool operator==(const SuggestedSpelling&) const = default;
};

// The nearest ones (spelling_distance.h) first, of as near ones the most frequent; no two of one
// stem. At most kMaxSuggestions, each in `least_count` articles or more; none where not all words
// of the index could be looked at (kMaxTermsWalked). `field` is null for any field of text.
// Xapian's exceptions pass through.
[[nodiscard]] std::vector<SuggestedSpelling> suggest_spellings(const Xapian::Database& database,
                                                               WordExpander& expander,
                                                               std::string_view word,
                                                               const Field* field,
                                                               std::uint64_t least_count);

}  // namespace nachlese
