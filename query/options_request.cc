#include "query/options_request.h"

#include "query/language/parser.h"
#include "query/writers/kwic_writer.h"
#include "schema/generation.h"

namespace nachlese {

SearchRequest request_of(const SearchOptions& options, const WriterSettings& settings) {
    SearchRequest request;
    request.similar_to = options.similar_to;
    request.match = options.match.value_or(MatchMode::All);
    request.any_status = options.any_status;
    request.switches = options.switches;
    request.sort = options.sort;
    request.half_life = options.half_life;
    request.now = options.now;
    request.offset = options.offset;
    request.limit = options.count || is_streamed(options) ? 0 : options.limit;
    if (options.max_checked > 0 && !options.all) request.max_checked = options.max_checked;
    request.threads = options.jobs;
    if (folds_duplicates(options)) request.duplicates = DuplicateMode::Fold;
    request.facets = options.facets;
    request.timeline = options.timeline;
    const HitDetail detail = options.format->detail;
    request.snippet_length = detail == HitDetail::Snippet ? options.snippet_length : 0;
    request.ids_alone = detail == HitDetail::Id;
    if (detail == HitDetail::Occurrences) {
        request.context_columns = kwic_context_columns(settings.width);
    }
    return request;
}

std::string place_of(const SearchOptions& options) {
    if (options.generation == 0) return options.index;
    return generation_numbered(options.index, options.generation).database;
}

QueryResult<QueryNode> parse_query_text(std::string_view text, const SearchOptions& options) {
    auto query = options.plain ? parse_plain_query(text)
                               : parse_query(text, [&options] { return options.now.local().date; });
    if (query && options.exact) make_exact(*query);
    return query;
}

}  // namespace nachlese
