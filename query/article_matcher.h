// Decides by an article's text whether a query means it: for what terms and positions cannot tell,
// such as the exact form of a phrase's words.
#pragma once

#include "query/language/ast.h"
#include "query/match_mode.h"
#include "schema/analysis/analyser.h"
#include "schema/article.h"

namespace nachlese {

// Not thread-safe. The query and the analyser are borrowed and outlive the matcher.
class ArticleMatcher {
  public:
    ArticleMatcher(const QueryNode& query, Analyser& analyser, MatchMode match)
        : query_(query), analyser_(analyser), match_(match) {}

    [[nodiscard]] bool matches(const Article& article) const;

  private:
    const QueryNode& query_;
    Analyser& analyser_;
    MatchMode match_;
};

}  // namespace nachlese
