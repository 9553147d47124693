// The stages that text goes through on its way into the index. Bytes per second are those of the
// stage's input.
#include <benchmark/benchmark.h>

#include "indexer/document_builder.h"
#include "indexer/readers/dump/segmentation.h"
#include "schema/analysis/analyser.h"
#include "tests/bench/sample_archive.h"

namespace nachlese::bench {
namespace {

void report_rate(benchmark::State& state, std::size_t bytes, std::size_t articles) {
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(articles));
}

void analyse(benchmark::State& state) {
    const SampleArchive& archive = sample_archive();
    Analyser analyser;
    for (auto _ : state) {
        std::uint32_t tokens = 0;
        for (const Article& article : archive.articles) {
            for (const Paragraph& paragraph : article.body)
                tokens += analyser.analyse(paragraph.text, [](const Token&) {});
        }
        benchmark::DoNotOptimize(tokens);
    }
    report_rate(state, archive.body_bytes, archive.articles.size());
}
BENCHMARK(analyse)->Unit(benchmark::kMillisecond);

// Without the cache of forms that a long run profits from.
void analyse_first_text(benchmark::State& state) {
    const SampleArchive& archive = sample_archive();
    std::size_t next = 0;
    std::int64_t bytes = 0;
    for (auto _ : state) {
        const std::string& text = archive.dumps[next++ % archive.dumps.size()].text;
        Analyser analyser;
        benchmark::DoNotOptimize(analyser.analyse(text, [](const Token&) {}));
        bytes += static_cast<std::int64_t>(text.size());
    }
    state.SetBytesProcessed(bytes);
}
BENCHMARK(analyse_first_text)->Unit(benchmark::kMicrosecond);

void segment_dumps(benchmark::State& state) {
    const SampleArchive& archive = sample_archive();
    for (auto _ : state) {
        for (const Dump& dump : archive.dumps)
            benchmark::DoNotOptimize(dump::segment_dump(dump.text, read_context(dump.path)));
    }
    report_rate(state, archive.dump_bytes, archive.dumps.size());
}
BENCHMARK(segment_dumps)->Unit(benchmark::kMillisecond);

void build_documents(benchmark::State& state) {
    const SampleArchive& archive = sample_archive();
    const Root root = make_root("/archiv");
    DocumentBuilder builder;
    for (auto _ : state) {
        for (const Article& article : archive.articles)
            benchmark::DoNotOptimize(builder.build(article, root, article.path));
    }
    report_rate(state, archive.body_bytes, archive.articles.size());
}
BENCHMARK(build_documents)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nachlese::bench
