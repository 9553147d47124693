#include "query/golden_check.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "query/golden_queries.h"
#include "query/options_request.h"
#include "query/searcher.h"
#include "query/synonyms.h"
#include "schema/text_lines.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::size_t kMaxFileBytes = std::size_t{1} << 20U;

struct ParsedGoldenQuery {
    GoldenQuery golden;
    QueryNode query;
};

Result<std::vector<ParsedGoldenQuery>> read_queries(const SearchOptions& options) {
    const std::string& path = options.golden_path;
    const auto text = read_small_file(path, kMaxFileBytes, "name a file of golden queries");
    if (!text) return tl::unexpected(text.error());
    GoldenFile file = parse_golden_queries(*text, path);
    std::vector<ParsedGoldenQuery> parsed;
    for (GoldenQuery& golden : file.queries) {
        auto query = parse_query_text(golden.text, options);
        if (query) {
            parsed.push_back({std::move(golden), std::move(*query)});
            continue;
        }
        const Error error = to_error(query.error(), golden.text);
        file.faults.push_back({ErrorCode::BadInput,
                               fmt::format("{}: line {}: {}", path, golden.line, error.message),
                               error.hint});
    }
    if (file.faults.empty()) return parsed;
    for (const Error& fault : file.faults)
        fmt::print(stderr, "{}\n", describe(fault));
    return fail(ErrorCode::BadInput,
                fmt::format("{}: {} of its lines cannot be understood", path, file.faults.size()));
}

// Empty where the index finds what it must.
Result<std::string> fault_of(const ParsedGoldenQuery& row, SearchRequest request,
                             Searcher& searcher) {
    request.query = &row.query;
    const auto result = searcher.search(request);
    if (!result) return tl::unexpected(result.error());
    const GoldenQuery& golden = row.golden;
    if (result->total < golden.least_hits) {
        return fmt::format("{} articles instead of {} at least", result->total, golden.least_hits);
    }
    const auto& hits = result->hits;
    const bool is_found =
        golden.id.empty() || std::any_of(hits.begin(), hits.end(), [&golden](const Hit& hit) {
            return hit.article.id == golden.id;
        });
    if (is_found) return std::string{};
    return fmt::format("{} articles, {} not among the first {}", result->total, golden.id,
                       kGoldenRanks);
}

SearchRequest golden_request(const SearchOptions& options) {
    SearchRequest request = request_of(options, {});
    request.offset = 0;
    request.limit = kGoldenRanks;
    request.duplicates = options.duplicates.value_or(DuplicateMode::Show);
    request.snippet_length = 0;
    request.ids_alone = true;
    return request;
}

}  // namespace

Result<int> check_golden_queries(const SearchOptions& options, std::ostream& out) {
    const auto queries = read_queries(options);
    if (!queries) return tl::unexpected(queries.error());
    if (options.dry_run) return 0;
    auto searcher = Searcher::open(place_of(options));
    if (!searcher) return tl::unexpected(searcher.error());
    auto synonyms = load_synonyms(options.index, options.synonyms_path);
    if (!synonyms) return tl::unexpected(synonyms.error());
    SearchRequest request = golden_request(options);
    request.synonyms = &*synonyms;
    std::size_t failed = 0;
    for (const ParsedGoldenQuery& row : *queries) {
        const auto fault = fault_of(row, request, *searcher);
        if (!fault) return tl::unexpected(fault.error());
        if (fault->empty()) continue;
        ++failed;
        out << fmt::format("{}: line {}: \"{}\" finds {}\n", printable(options.golden_path),
                           row.golden.line, printable(row.golden.text), printable(*fault));
    }
    out << fmt::format("{} golden queries, {} failed\n", queries->size(), failed);
    return failed == 0 ? 0 : exit_status(ErrorCode::GoldenQueryFailed);
}

}  // namespace nachlese
