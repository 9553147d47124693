// From what a word or phrase finds to Xapian's terms.
#pragma once

#include <xapian.h>

#include "query/proximity.h"
#include "query/word_expansion.h"
#include "schema/fields.h"

namespace nachlese {

struct ExpandedQuery {
    Xapian::Query query;
    // True: it may find more than is meant, since the order of words is kept as that of their
    // stems, not of their written forms.
    bool is_bound = false;
};

// Any of the alternatives, by their weights; there is at least one. `field` is null for any field
// of text. `may_score` is false below a negation: nothing there adds to a score.
[[nodiscard]] ExpandedQuery expanded_query(const Expansion& expansion, const Field* field,
                                           bool may_score);

// All of its operands near each other; there is at least one.
[[nodiscard]] ExpandedQuery proximity_query(const Proximity& proximity, const Field* field);

}  // namespace nachlese
