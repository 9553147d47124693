#include "query/publication.h"

#include <string>
#include <vector>

#include "schema/article_state.h"
#include "schema/fields.h"
#include "schema/terms.h"

namespace nachlese {

namespace {

using Xapian::Query;

std::string term_of(ArticleState state) {
    return value_term(field(FieldId::Status), name_of(state));
}

// Behind every value that begins with that time: an embargo ends with its minute.
std::string just_after(const DateTime& now) {
    return to_sortable(now) + ' ';
}

}  // namespace

std::optional<Query> unpublished(const Xapian::Database& database,
                                 const std::optional<Present>& now) {
    std::vector<Query> kinds;
    for (const ArticleState state : {ArticleState::Withheld, ArticleState::Canceled}) {
        const std::string term = term_of(state);
        if (database.term_exists(term)) kinds.emplace_back(term);
    }
    const std::string embargoed = term_of(ArticleState::Embargoed);
    if (now && database.term_exists(embargoed)) {
        kinds.emplace_back(
            Query::OP_FILTER, Query(embargoed),
            Query(Query::OP_VALUE_GE, slot_number(ValueSlot::Embargo), just_after(now->local())));
    }
    if (kinds.empty()) return std::nullopt;
    return Query(Query::OP_OR, kinds.begin(), kinds.end());
}

// As a filter, since AND_MAYBE must not stand below AND_NOT (expanded_query.cc).
Query without(const Query& query, const std::optional<Query>& unpublished) {
    if (!unpublished) return query;
    return {Query::OP_FILTER, query, Query(Query::OP_AND_NOT, Query::MatchAll, *unpublished)};
}

}  // namespace nachlese
