// What a search is asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/document_set.h"
#include "query/duplicate_mode.h"
#include "query/expansion_switches.h"
#include "query/facet_kind.h"
#include "query/language/ast.h"
#include "query/match_mode.h"
#include "query/present.h"
#include "query/sort_order.h"
#include "query/synonyms.h"
#include "schema/sort_key.h"

namespace nachlese {

struct SearchRequest {
    const QueryNode* query = nullptr;  // borrowed; null: none, where similar_to is given
    std::string similar_to;  // the id of an article: rank by likeness to it; empty: by the query
    MatchMode match = MatchMode::All;
    ExpansionSwitches switches;
    Synonyms* synonyms = nullptr;  // borrowed; null: none
    bool any_status = false;       // unpublished articles too (publication.h)
    SortOrder sort = SortOrder::Relevance;
    std::optional<int> half_life;  // of scores, in days (recency.h); not given: age does not matter
    DuplicateMode duplicates =
        DuplicateMode::Show;            // Fold: `offset` and `limit` count what is left
    DocumentSetPointer among;           // nothing else is found; null: all
    std::optional<SortPosition> after;  // hits up to there are left out, and not counted
    std::uint64_t offset = 0;
    std::uint64_t limit = 10;
    std::uint64_t max_checked =
        UINT64_MAX;           // candidates whose text is looked at (checked_search.h)
    bool ids_alone = false;   // nothing else is loaded of an article
    std::size_t threads = 1;  // that share a search that costs much
    std::vector<const FacetKind*> facets;
    bool timeline = false;
    std::size_t snippet_length = 240;  // code points; 0: no snippets and highlights
    std::size_t context_columns = 0;   // on either side of an occurrence; 0: no occurrences
    bool with_archive_root = false;
    // Dates later than this are marked; without it those that were so when they were indexed.
    std::optional<Present> now;
};

}  // namespace nachlese
