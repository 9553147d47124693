// How long searches take in a running process, by kind of query.
//
//   nachlese-query-latency INDEX QUERIES.tsv [ROUNDS]
//
// QUERIES.tsv has lines "kind TAB query" in the query language. Each round asks all of them once,
// in their order; the first warms the caches and is not counted. Printed are percentiles in
// milliseconds over all counted rounds, from the query's text to ten hits: their ids, the stored
// articles, and with extracts, as they are shown.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "query/language/parser.h"
#include "query/searcher.h"
#include "query/synonyms.h"

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

double milliseconds_of(Searcher& searcher, const std::string& text, SearchRequest request) {
    const auto begin = std::chrono::steady_clock::now();
    const auto query = parse_query(text, kToday);
    if (!query) {
        fmt::print(stderr, "{}: {}\n", text, query.error().message);
        std::exit(2);
    }
    request.query = &*query;
    const auto result = searcher.search(request);
    if (!result) {
        fmt::print(stderr, "{}: {}\n", text, result.error().message);
        std::exit(2);
    }
    const auto end = std::chrono::steady_clock::now();
    return std::chrono::duration<double, std::milli>(end - begin).count();
}

std::map<std::string, Milliseconds> measure(Searcher& searcher,
                                            const std::vector<KindedQuery>& queries,
                                            const SearchRequest& request, int rounds) {
    std::map<std::string, Milliseconds> times;
    for (int round = 0; round <= rounds; ++round) {
        for (const KindedQuery& query : queries) {
            const double time = milliseconds_of(searcher, query.text, request);
            if (round == 0) continue;
            times[query.kind].push_back(time);
            times[std::string(kAllKinds)].push_back(time);
        }
    }
    return times;
}

double percentile(const Milliseconds& sorted, std::size_t percent) {
    return sorted[std::min(sorted.size() - 1, sorted.size() * percent / 100)];
}

void print(std::string_view what, std::map<std::string, Milliseconds> times) {
    fmt::print("{:<18} {:>8} {:>8} {:>8} {:>8}\n", what, "count", "p50", "p95", "p99");
    for (auto& [kind, sorted] : times) {
        std::sort(sorted.begin(), sorted.end());
        fmt::print("  {:<16} {:>8} {:>8.2f} {:>8.2f} {:>8.2f}\n", kind, sorted.size(),
                   percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 99));
    }
}

int run(const char* index, const char* queries_path, int rounds) {
    auto searcher = Searcher::open(index);
    if (!searcher) {
        fmt::print(stderr, "{}\n", searcher.error().message);
        return 2;
    }
    const std::vector<KindedQuery> queries = read_queries(queries_path);
    if (queries.empty()) {
        fmt::print(stderr, "{}: no lines \"kind TAB query\"\n", queries_path);
        return 2;
    }
    auto synonyms = load_synonyms(index, {});
    if (!synonyms) {
        fmt::print(stderr, "{}\n", synonyms.error().message);
        return 2;
    }
    SearchRequest request;
    request.synonyms = &*synonyms;
    request.snippet_length = 0;
    request.ids_alone = true;
    print("ms, ids", measure(*searcher, queries, request, rounds));
    request.ids_alone = false;
    print("whole articles", measure(*searcher, queries, request, rounds));
    request.snippet_length = SearchRequest().snippet_length;
    print("with extracts", measure(*searcher, queries, request, rounds));
    return 0;
}

}  // namespace
}  // namespace nachlese::bench

int main(int argc, char** argv) {
    if (argc < 3) {
        fmt::print(stderr, "usage: nachlese-query-latency INDEX QUERIES.tsv [ROUNDS]\n");
        return 2;
    }
    const int rounds = argc > 3 ? std::max(1, std::atoi(argv[3])) : nachlese::bench::kDefaultRounds;
    return nachlese::bench::run(argv[1], argv[2], rounds);
}
