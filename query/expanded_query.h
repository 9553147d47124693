// From what a word or phrase finds to Xapian's terms.
#pragma once

#include <xapian.h>

#include "query/proximity.h"
#include "query/word_expansion.h"
#include "schema/fields.h"

namespace nachlese {

struct ExpandedQuery {
    Xapian::Query query;
    // True: it may find more than is meant, since the order of words is not in the index, or is
    // that of their stems and not of their written forms.
    bool is_bound = false;
};

// Any of the alternatives, by their weights; there is at least one. `field` is null for any field
// of text.
struct ExpandedQueryUse {
    const Field* field = nullptr;
    bool may_score = true;       // false below a negation: nothing there adds to a score
    bool has_word_order = true;  // as in ExpansionSettings
};
[[nodiscard]] ExpandedQuery expanded_query(const Expansion& expansion, const ExpandedQueryUse& use);

// All of its operands near each other; there is at least one.
[[nodiscard]] ExpandedQuery proximity_query(const Proximity& proximity,
                                            const ExpandedQueryUse& use);

}  // namespace nachlese
