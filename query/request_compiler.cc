#include "query/request_compiler.h"

#include <utility>

#include "query/date_terms.h"
#include "query/enquiry.h"
#include "query/recency.h"
#include "query/similar_articles.h"
#include "schema/sort_key.h"

namespace nachlese {

namespace {

// What the query itself finds then only filters.
Result<void> rank_by_likeness(const SearchRequest& request, const Xapian::Database& database,
                              CompiledQuery& compiled) {
    auto similar = similar_articles(database, request.similar_to);
    if (!similar) return tl::unexpected(similar.error());
    compiled.query = request.query == nullptr
                         ? similar->query
                         : Xapian::Query(Xapian::Query::OP_FILTER, similar->query, compiled.query);
    compiled.least_score = similar->least_score;
    compiled.support.clear();
    for (Expansion& word : similar->words) {
        compiled.terms.add(word);
        compiled.expansions.push_back(std::move(word));
    }
    return {};
}

}  // namespace

std::optional<CivilDate> reference_day(const SearchRequest& request,
                                       const Xapian::Database& database) {
    return newest_day(database, request.now ? std::optional(request.now->date) : std::nullopt);
}

Result<CompiledQuery> compile_request(const SearchRequest& request,
                                      const Xapian::Database& database, WordExpander& expander) {
    CompiledQuery compiled;
    if (request.query != nullptr) {
        auto query = compile(*request.query, expander, {request.match, years_of(database)});
        if (!query) return query;
        compiled = std::move(*query);
    }
    if (!request.similar_to.empty()) {
        if (auto ranked = rank_by_likeness(request, database, compiled); !ranked) {
            return tl::unexpected(ranked.error());
        }
    }
    if (request.half_life) {
        if (const auto newest = reference_day(request, database)) {
            compiled.query =
                with_recency(compiled.query, *request.half_life, *newest, years_of(database));
        }
    }
    if (request.after) {
        compiled.query = from_sort_key(compiled.query, sort_bound_after(*request.after));
    }
    return compiled;
}

}  // namespace nachlese
