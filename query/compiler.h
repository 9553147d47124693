// From a syntax tree to a Xapian query, by the same field table and analyser that indexing uses.
// Made of stock Xapian classes but for WordOrderSource.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "query/date_terms.h"
#include "query/language/ast.h"
#include "query/leaf_expansion.h"
#include "query/match_mode.h"
#include "query/match_terms.h"
#include "query/supporting_words.h"
#include "query/word_expansion.h"
#include "schema/error.h"

namespace nachlese {

struct CompiledQuery {
    // Finds every article that the query means.
    Xapian::Query query;
    // True where `query` finds some more, so that each candidate has to be shown to an
    // ArticleMatcher: in what form the words of exact phrases stand there is not in the index.
    bool needs_matcher = false;
    double least_score = 0.0;           // what scores less is no hit
    MatchTerms terms;                   // the words that were asked for, to be highlighted
    std::vector<Expansion> expansions;  // what each of them finds, in the order of the query
    std::vector<SupportingWord> support;
    std::vector<std::string> notices;  // parts of the query that hold no word
};

// What one node of the query becomes.
struct CompiledPart {
    const QueryNode& node;
    LeafUse use;
    Xapian::Query query;      // what the node finds by itself
    bool needs_matcher;       // as in CompiledQuery
    bool has_meaning = true;  // false: it holds no word and is left out
};
using ObservePart = std::function<void(const CompiledPart& part)>;

struct CompilerSettings {
    MatchMode match = MatchMode::All;  // what words side by side mean
    std::function<Years()> years;      // of the index; asked for where the query has a date
    // Left out unless the query asks for a status (publication.h); not given: nothing is.
    std::optional<Xapian::Query> unpublished = {};
    ObservePart observe = {};  // gets each node, operands first, but not those of a Near
};

// BadQuery where nothing is left to search for, or more than kMaxQueryWords (parser.h). The
// expander is used during the call only.
[[nodiscard]] Result<CompiledQuery> compile(const QueryNode& query, WordExpander& expander,
                                            const CompilerSettings& settings);

}  // namespace nachlese
