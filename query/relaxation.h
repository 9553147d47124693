// What a query that finds nothing would find without some of its clauses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <xapian.h>

#include "query/compiler.h"
#include "query/language/ast.h"
#include "query/word_expansion.h"

namespace nachlese {

struct Relaxation {
    // Both in the order of the query.
    std::vector<SourceRange> dropped;
    std::vector<SourceRange> scattered;  // phrases and Nears whose words may stand anywhere
    std::uint64_t count = 0;             // articles that are then found; never 0
    bool is_exact = true;                // false: so many at most
};

// The clauses (query/language/clauses.h) that find nothing by themselves have to go together, but
// phrases and Nears may do without their places only. Where to drop them is not enough, one more
// goes with them, the most found first. Where none does, one alone. Takes kMaxRelaxations + 2
// searches, and a look at each clause; of more clauses those are tried that find the fewest
// articles. Where the text of articles decides, that of kMaxArticlesChecked for each search.
// Xapian's exceptions pass through.
inline constexpr std::size_t kMaxRelaxations = 8;
inline constexpr Xapian::doccount kMaxArticlesChecked = 500;
[[nodiscard]] std::vector<Relaxation> relaxations(const Xapian::Database& database,
                                                  const QueryNode& query, WordExpander& expander,
                                                  const CompilerSettings& settings);

}  // namespace nachlese
