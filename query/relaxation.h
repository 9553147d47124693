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
    std::vector<SourceRange> dropped;  // in the order of the query
    std::uint64_t count = 0;           // articles that are then found; never 0
    bool is_exact = true;              // false: so many at most
};

// The clauses (query/language/clauses.h) that find nothing by themselves have to go together; where
// that is not enough, one more goes with them, the most found first. Where none does, one alone.
// Takes kMaxRelaxations searches, and a look at each clause; of more clauses those are tried that
// find the fewest articles. Where the text of articles decides, that of kMaxArticlesChecked for
// each search. Xapian's exceptions pass through.
inline constexpr std::size_t kMaxRelaxations = 8;
inline constexpr Xapian::doccount kMaxArticlesChecked = 500;
[[nodiscard]] std::vector<Relaxation> relaxations(const Xapian::Database& database,
                                                  const QueryNode& query, WordExpander& expander,
                                                  const CompilerSettings& settings);

}  // namespace nachlese
