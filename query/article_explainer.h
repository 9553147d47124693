// Asks of each clause of a query whether it finds an article, by the very queries that the search
// itself is made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <xapian.h>

#include "query/article_verdict.h"
#include "query/compiler.h"
#include "query/search_request.h"
#include "query/word_expansion.h"
#include "schema/error.h"

namespace nachlese {

// Hits before an article are counted so far.
inline constexpr std::uint64_t kMaxRank = 10'000;

// Of more clauses it is said whether they find the article, but not by what.
inline constexpr std::size_t kMaxClausesWithEvidence = 100;

// A search and what it was made of. All is borrowed.
struct ExplainedSearch {
    const SearchRequest& request;
    const CompiledQuery& compiled;  // of that request
    std::string_view query_text;    // that its query was parsed from
};

// BadInput where there is no article of that id. The expander is used during the call only.
// Xapian's exceptions pass through.
[[nodiscard]] Result<ArticleVerdict> explain_article(const Xapian::Database& database,
                                                     const ExplainedSearch& search,
                                                     const std::string& id, WordExpander& expander);

}  // namespace nachlese
