// What a query goes through, and one search of each kind on an index of the sample archive.
#include <cstdlib>
#include <string>
#include <utility>

#include <benchmark/benchmark.h>

#include "indexer/index_folder.h"
#include "indexer/shard_writer.h"
#include "query/language/parser.h"
#include "query/searcher.h"
#include "query/snippet.h"
#include "query/word_expansion.h"
#include "tests/bench/sample_archive.h"
#include "tests/temporary_folder.h"

namespace nachlese::bench {
namespace {

constexpr CivilDate kToday = {2026, 1, 1};
constexpr std::size_t kSnippetLength = 240;

struct Search {
    const char* kind;
    const char* query;
    MatchMode match = MatchMode::All;
    SortOrder sort = SortOrder::Relevance;
};

constexpr Search kSearches[] = {
    {"word", "Talsperre"},
    {"words_all", "Streik Bremerhaven Hafen"},
    {"words_any", "der Streik in der Stadt", MatchMode::Any},
    {"phrase", "„Talsperre Hohenleite“"},
    {"exact_form", "=Häfen"},
    {"exact_phrase", "=\"der Talsperre Hohenleite\""},
    {"field", "titel:Talsperre"},
    {"date_range", "Streik datum:2007-02..2019-03-20"},
    {"without_a_word", "Talsperre -Hochwasser"},
    {"newest_first", "Talsperre", MatchMode::All, SortOrder::NewestFirst},
};

class SampleIndex {
  public:
    SampleIndex() {
        const IndexFolder folder = IndexFolder::open_for_writing(path()).value();
        const auto generation = folder.make_generation().value();
        ShardWriter writer = ShardWriter::create(generation.database);
        const Root root = make_root("/archiv");
        for (const Article& article : sample_archive().articles)
            writer.add(article, root, article.path);
        writer.commit();
        if (!folder.publish(generation)) std::abort();
    }
    [[nodiscard]] std::string path() const { return folder_.path("index"); }

  private:
    testing::TemporaryFolder folder_;
};

const SampleIndex& sample_index() {
    static const SampleIndex index;
    return index;
}

SearchRequest make_request(const QueryNode& query, const Search& search) {
    SearchRequest request;
    request.query = &query;
    request.match = search.match;
    request.sort = search.sort;
    return request;
}

void open_searcher(benchmark::State& state) {
    const std::string path = sample_index().path();
    for (auto _ : state)
        benchmark::DoNotOptimize(Searcher::open(path));
}
BENCHMARK(open_searcher)->Unit(benchmark::kMicrosecond);

void parse_query_text(benchmark::State& state, const char* query) {
    for (auto _ : state)
        benchmark::DoNotOptimize(parse_query(query, kToday));
}
BENCHMARK_CAPTURE(parse_query_text, word, "Talsperre");
BENCHMARK_CAPTURE(parse_query_text, everything,
                  "titel:Streik (Hafen ODER \"neue Schleuse\") -Bremen datum:2019-01..2019-03");

void make_snippets(benchmark::State& state) {
    const SampleArchive& archive = sample_archive();
    Analyser analyser;
    WordExpander expander(analyser);
    MatchTerms terms;
    for (const char* const word : {"Hafen", "Stadt", "Millionen"})
        terms.add(expander.expand(word, {}));
    for (auto _ : state) {
        for (const Article& article : archive.articles)
            benchmark::DoNotOptimize(make_snippet(article, terms, analyser, kSnippetLength));
    }
    state.SetItemsProcessed(state.iterations() *
                            static_cast<std::int64_t>(archive.articles.size()));
}
BENCHMARK(make_snippets)->Unit(benchmark::kMillisecond);

// From the syntax tree to hits with snippets.
void run_search(benchmark::State& state, const Search& search) {
    Searcher searcher = Searcher::open(sample_index().path()).value();
    const QueryNode query = parse_query(search.query, kToday).value();
    for (auto _ : state) {
        const auto result = searcher.search(make_request(query, search));
        if (!result || result->total == 0) state.SkipWithError("found nothing");
        benchmark::DoNotOptimize(result);
    }
}

[[maybe_unused]] const bool kSearchesAreRegistered = [] {
    for (const Search& search : kSearches) {
        benchmark::RegisterBenchmark(
            (std::string("search/") + search.kind).c_str(),
            [&search](benchmark::State& state) { run_search(state, search); })
            ->Unit(benchmark::kMicrosecond);
    }
    return true;
}();

}  // namespace
}  // namespace nachlese::bench
