#include "query/request_compiler.h"

#include <utility>

#include "query/date_terms.h"
#include "query/document_set_source.h"
#include "query/enquiry.h"
#include "query/publication.h"
#include "query/recency.h"
#include "query/similar_articles.h"
#include "schema/sort_key.h"

namespace nachlese {

namespace {

std::optional<Xapian::Query> left_out(const SearchRequest& request,
                                      const Xapian::Database& database) {
    return request.any_status ? std::nullopt : unpublished(database, request.now);
}

// What the query itself finds then only filters.
Result<void> rank_by_likeness(const SearchRequest& request, const Xapian::Database& database,
                              CompiledQuery& compiled) {
    auto similar = similar_articles(database, request.similar_to);
    if (!similar) return tl::unexpected(similar.error());
    compiled.query = request.query == nullptr
                         ? without(similar->query, left_out(request, database))
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
    return newest_day(database,
                      request.now ? std::optional(request.now->local().date) : std::nullopt);
}

CompilerSettings compiler_settings(const SearchRequest& request, const Xapian::Database& database) {
    return {request.match, [database] { return years_of(database); }, left_out(request, database)};
}

Result<CompiledQuery> compile_request(const SearchRequest& request,
                                      const Xapian::Database& database, WordExpander& expander) {
    CompiledQuery compiled;
    if (request.query != nullptr) {
        auto query = compile(*request.query, expander, compiler_settings(request, database));
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
    if (request.among) {
        Xapian::PostingSource* documents = new DocumentSetSource(request.among);
        compiled.query = {Xapian::Query::OP_FILTER, compiled.query,
                          Xapian::Query(documents->release())};
    }
    return compiled;
}

}  // namespace nachlese
