// How long searches take in a running process, by kind of query.
//
//   nachlese-query-latency INDEX QUERIES.tsv [ROUNDS [THREADS]]
//
// QUERIES.tsv has lines "kind TAB query" in the query language. Each round asks all of them once,
// in their order; the first warms the caches and is not counted. Printed are percentiles in
// milliseconds over all counted rounds, from the query's text to ten hits: their ids, the stored
// articles, and with extracts, as they are shown. Without THREADS, one for
// each core shares a search that costs much.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "query/language/parser.h"
#include "query/searcher.h"
#include "query/synonyms.h"
#include "schema/error.h"

namespace nachlese::bench {
namespace {

constexpr CivilDate kToday = {2026, 1, 1};
constexpr int kDefaultRounds = 3;
constexpr std::string_view kAllKinds = "all";

struct KindedQuery {
    std::string kind;
    std::string text;
};
using Milliseconds = std::vector<double>;
using TimesByKind = std::map<std::string, Milliseconds>;  // ascending

std::vector<KindedQuery> read_queries(const char* path) {
    std::ifstream file(path);
    std::vector<KindedQuery> queries;
    for (std::string line; std::getline(file, line);) {
        const std::size_t tab = line.find('\t');
        if (tab != std::string::npos)
            queries.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
    return queries;
}

Result<double> milliseconds_of(Searcher& searcher, const std::string& text, SearchRequest request) {
    const auto begin = std::chrono::steady_clock::now();
    const auto query = parse_query(text, kToday);
    if (!query) {
        return fail(ErrorCode::BadQuery, fmt::format("{}: {}", text, query.error().message),
                    query.error().hint);
    }
    request.query = &*query;
    const auto result = searcher.search(request);
    if (!result) return tl::unexpected(result.error());
    const auto end = std::chrono::steady_clock::now();
    return std::chrono::duration<double, std::milli>(end - begin).count();
}

Result<TimesByKind> measure(Searcher& searcher, const std::vector<KindedQuery>& queries,
                            const SearchRequest& request, int rounds) {
    TimesByKind times;
    for (int round = 0; round <= rounds; ++round) {
        for (const KindedQuery& query : queries) {
            const auto time = milliseconds_of(searcher, query.text, request);
            if (!time) return tl::unexpected(time.error());
            if (round == 0) continue;
            times[query.kind].push_back(*time);
            times[std::string(kAllKinds)].push_back(*time);
        }
    }
    for (auto& [kind, unsorted] : times)
        std::sort(unsorted.begin(), unsorted.end());
    return times;
}

double percentile(const Milliseconds& sorted, std::size_t percent) {
    return sorted[std::min(sorted.size() - 1, sorted.size() * percent / 100)];
}

void print(std::string_view what, const TimesByKind& times) {
    fmt::print("{:<18} {:>8} {:>8} {:>8} {:>8}\n", what, "count", "p50", "p95", "p99");
    for (const auto& [kind, sorted] : times) {
        fmt::print("  {:<16} {:>8} {:>8.2f} {:>8.2f} {:>8.2f}\n", kind, sorted.size(),
                   percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 99));
    }
}

Result<void> run(const std::string& index, const char* queries_path, int rounds,
                 std::size_t threads) {
    auto searcher = Searcher::open(index);
    if (!searcher) return tl::unexpected(searcher.error());
    auto synonyms = load_synonyms(index, {});
    if (!synonyms) return tl::unexpected(synonyms.error());
    const std::vector<KindedQuery> queries = read_queries(queries_path);
    if (queries.empty()) {
        return fail(ErrorCode::BadInput,
                    fmt::format("{}: no line \"kind TAB query\"", queries_path),
                    "a line is \"single\", a TAB and \"Hafen\", say");
    }
    SearchRequest ids;
    ids.synonyms = &*synonyms;
    ids.snippet_length = 0;
    ids.ids_alone = true;
    ids.threads = threads;
    SearchRequest articles = ids;
    articles.ids_alone = false;
    SearchRequest extracts = articles;
    extracts.snippet_length = SearchRequest().snippet_length;
    const std::pair<std::string_view, const SearchRequest*> kinds[] = {
        {"ms, ids", &ids}, {"whole articles", &articles}, {"with extracts", &extracts}};
    for (const auto& [name, request] : kinds) {
        const auto times = measure(*searcher, queries, *request, rounds);
        if (!times) return tl::unexpected(times.error());
        print(name, *times);
    }
    return {};
}

}  // namespace
}  // namespace nachlese::bench

int main(int argc, char** argv) {
    using nachlese::bench::kDefaultRounds;
    if (argc < 3) {
        fmt::print(stderr, "usage: nachlese-query-latency INDEX QUERIES.tsv [ROUNDS [THREADS]]\n");
        return 2;
    }
    const int rounds = argc > 3 ? std::max(1, std::atoi(argv[3])) : kDefaultRounds;
    const std::size_t threads = argc > 4 ? static_cast<std::size_t>(std::max(1, std::atoi(argv[4])))
                                         : std::thread::hardware_concurrency();
    if (auto done = nachlese::bench::run(argv[1], argv[2], rounds, threads); !done) {
        fmt::print(stderr, "{}\n", done.error().message);
        return 2;
    }
    return 0;
}
