// What of an article a clause of a query finds.
#pragma once

#include <string>
#include <vector>

#include "query/article_verdict.h"
#include "query/language/ast.h"
#include "query/leaf_expansion.h"
#include "query/word_expansion.h"
#include "schema/article.h"

namespace nachlese {

// The words of the article that a leaf of the query, or a Near, means: each written form of each
// field once, in the order of the fields and of the text. At most kMaxEvidence.
inline constexpr std::size_t kMaxEvidence = 12;
[[nodiscard]] std::vector<Evidence> find_evidence(const QueryNode& leaf, const LeafUse& use,
                                                  const Article& article, WordExpander& expander);

// Why a leaf is not met: what the article has instead.
[[nodiscard]] std::string missing_evidence(const QueryNode& leaf, const LeafUse& use,
                                           const Article& article, WordExpander& expander);

}  // namespace nachlese
