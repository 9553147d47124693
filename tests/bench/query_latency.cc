// How long searches take in a running process, by kind of query.
//
//   nachlese-query-latency INDEX QUERIES.tsv [ROUNDS [THREADS [EACH.tsv]]]
//
// QUERIES.tsv has lines "kind TAB query" in the query language. Each round asks all of them once,
// in their order; the first warms the caches and is not counted. Printed are percentiles in
// milliseconds over all counted rounds, from the query's text to ten hits: their ids, the stored
// articles, and with extracts, as they are shown. Without THREADS, one for
// each core shares a search that costs much.
//
// EACH.tsv gets a line for each query: its kind and text and, of the ids, the articles and the
// extracts, the least and the median time of all rounds. On a machine that others use too, the
// least times tell more: percentiles over all rounds are then those of the others' work.
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
using TimesByQuery = std::vector<Milliseconds>;           // of each round

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

Result<TimesByQuery> measure(Searcher& searcher, const std::vector<KindedQuery>& queries,
                             const SearchRequest& request, int rounds) {
    TimesByQuery times(queries.size());
    for (int round = 0; round <= rounds; ++round) {
        for (std::size_t number = 0; number < queries.size(); ++number) {
            const auto time = milliseconds_of(searcher, queries[number].text, request);
            if (!time) return tl::unexpected(time.error());
            if (round > 0) times[number].push_back(*time);
        }
    }
    for (Milliseconds& of_query : times)
        std::sort(of_query.begin(), of_query.end());
    return times;
}

TimesByKind by_kind(const std::vector<KindedQuery>& queries, const TimesByQuery& times) {
    TimesByKind kinds;
    for (std::size_t number = 0; number < queries.size(); ++number) {
        for (const std::string& kind : {queries[number].kind, std::string(kAllKinds)}) {
            Milliseconds& all = kinds[kind];
            all.insert(all.end(), times[number].begin(), times[number].end());
        }
    }
    for (auto& [kind, unsorted] : kinds)
        std::sort(unsorted.begin(), unsorted.end());
    return kinds;
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

void write_each(const char* path, const std::vector<KindedQuery>& queries,
                const std::vector<TimesByQuery>& measured) {
    std::ofstream file(path);
    for (std::size_t number = 0; number < queries.size(); ++number) {
        file << queries[number].kind << '\t' << queries[number].text;
        for (const TimesByQuery& times : measured) {
            file << fmt::format("\t{:.3f}\t{:.3f}", times[number].front(),
                                percentile(times[number], 50));
        }
        file << '\n';
    }
}

Result<void> run(const std::string& index, const char* queries_path, int rounds,
                 std::size_t threads, const char* each_path) {
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
    std::vector<TimesByQuery> measured;
    for (const auto& [name, request] : kinds) {
        auto times = measure(*searcher, queries, *request, rounds);
        if (!times) return tl::unexpected(times.error());
        print(name, by_kind(queries, *times));
        measured.push_back(std::move(*times));
    }
    if (each_path != nullptr) write_each(each_path, queries, measured);
    return {};
}

}  // namespace
}  // namespace nachlese::bench

int main(int argc, char** argv) {
    using nachlese::bench::kDefaultRounds;
    if (argc < 3) {
        fmt::print(
            stderr,
            "usage: nachlese-query-latency INDEX QUERIES.tsv [ROUNDS [THREADS [EACH.tsv]]]\n");
        return 2;
    }
    const int rounds = argc > 3 ? std::max(1, std::atoi(argv[3])) : kDefaultRounds;
    const std::size_t threads = argc > 4 ? static_cast<std::size_t>(std::max(1, std::atoi(argv[4])))
                                         : std::thread::hardware_concurrency();
    const char* const each_path = argc > 5 ? argv[5] : nullptr;
    if (auto done = nachlese::bench::run(argv[1], argv[2], rounds, threads, each_path); !done) {
        fmt::print(stderr, "{}\n", done.error().message);
        return 2;
    }
    return 0;
}
