// Decides by an article's text whether a query means it: for what terms and positions cannot tell,
// such as the exact form of a phrase's words.
#pragma once

#include <map>
#include <tuple>

#include "query/language/ast.h"
#include "query/leaf_expansion.h"
#include "query/match_mode.h"
#include "query/match_terms.h"
#include "query/word_expansion.h"
#include "schema/article.h"

namespace nachlese {

// Not thread-safe.
class ArticleMatcher {
  public:
    // The query and the expander are borrowed and outlive the matcher. The expander is the
    // compiler's, or one of the same settings.
    ArticleMatcher(const QueryNode& query, WordExpander& expander, MatchMode match)
        : ArticleMatcher(query, expander, LeafUse{nullptr, false, match}) {}
    // Of a part of a query, which stands there as `use` says.
    ArticleMatcher(const QueryNode& part, WordExpander& expander, const LeafUse& use)
        : query_(part), expander_(expander), use_(use) {}

    [[nodiscard]] bool matches(const Article& article);

  private:
    friend class Evaluation;

    // What a leaf of the query finds, made once for all articles.
    const MatchTerms& terms_of(const QueryNode& leaf, const LeafUse& use);

    // Whether a word of this form is of use to any leaf that has been asked for.
    [[nodiscard]] bool concern(const Form& form) const;

    const QueryNode& query_;
    WordExpander& expander_;
    LeafUse use_;
    // By what tells the uses of a leaf apart.
    std::map<std::tuple<const QueryNode*, const Field*, bool>, MatchTerms> terms_;
};

}  // namespace nachlese
