#include "query/enquiry.h"

#include "query/ranking.h"
#include "schema/fields.h"

namespace nachlese {

Xapian::Enquire make_enquire(const Xapian::Database& database, const Xapian::Query& query,
                             SortOrder sort, double least_score) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    // k2 and k3 have no effect on queries of single words; Xapian's page on BM25 names them.
    enquire.set_weighting_scheme(
        Xapian::BM25Weight(kBm25K1, 0.0, 1.0, kBm25B, kBm25MinNormalisedLength));
    enquire.set_cutoff(0, least_score);
    switch (sort) {
        case SortOrder::Relevance:
            enquire.set_sort_by_relevance_then_value(slot_number(ValueSlot::SortKey), true);
            break;
        case SortOrder::NewestFirst:
            enquire.set_sort_by_value_then_relevance(slot_number(ValueSlot::SortKey), true);
            break;
        case SortOrder::OldestFirst:
            enquire.set_sort_by_value_then_relevance(slot_number(ValueSlot::SortKey), false);
            break;
    }
    return enquire;
}

Xapian::Query from_sort_key(const Xapian::Query& query, const std::string& least_key) {
    if (least_key.empty()) return query;
    return {Xapian::Query::OP_FILTER, query,
            Xapian::Query(Xapian::Query::OP_VALUE_GE, slot_number(ValueSlot::SortKey), least_key)};
}

}  // namespace nachlese
