// The analyser stage by stage, beside ICU's word boundaries alone, on the bodies of the sample
// archive or of a file of JSON Lines that NACHLESE_CORPUS names.
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "schema/analysis/analyser.h"
#include "schema/analysis/tokeniser.h"
#include "schema/analysis/word_segmenter.h"
#include "tests/bench/sample_archive.h"

namespace nachlese::bench {
namespace {

constexpr std::size_t kMaxCorpusBytes = std::size_t{128} << 20U;

struct Corpus {
    std::vector<std::string> texts;
    std::int64_t bytes = 0;

    void add(std::string text) {
        bytes += static_cast<std::int64_t>(text.size());
        texts.push_back(std::move(text));
    }
};

Corpus read_corpus() {
    Corpus corpus;
    // NOLINTNEXTLINE(concurrency-mt-unsafe): benchmarks run in one thread
    if (const char* const file = std::getenv("NACHLESE_CORPUS")) {
        std::ifstream lines(file);
        for (std::string line; corpus.bytes < static_cast<std::int64_t>(kMaxCorpusBytes) &&
                               std::getline(lines, line);)
            corpus.add(nlohmann::json::parse(line).value("body", ""));
    } else {
        for (const Article& article : sample_archive().articles)
            corpus.add(body_text(article));
    }
    return corpus;
}

const Corpus& corpus() {
    static const Corpus corpus = read_corpus();
    return corpus;
}

template <typename CountWords>
void measure(benchmark::State& state, CountWords count_words) {
    for (auto _ : state) {
        std::size_t words = 0;
        for (const std::string& text : corpus().texts)
            words += count_words(text);
        benchmark::DoNotOptimize(words);
    }
    state.SetBytesProcessed(state.iterations() * corpus().bytes);
}

void icu_word_boundaries(benchmark::State& state) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> boundaries(
        icu::BreakIterator::createWordInstance(icu::Locale::getGerman(), status));
    UText utf8 = UTEXT_INITIALIZER;
    measure(state, [&](const std::string& text) {
        utext_openUTF8(&utf8, text.data(), static_cast<std::int64_t>(text.size()), &status);
        boundaries->setText(&utf8, status);
        if (U_FAILURE(status) != 0) throw std::runtime_error("ICU finds no words");
        std::size_t found = 0;
        for (boundaries->first(); boundaries->next() != icu::BreakIterator::DONE;)
            ++found;
        return found;
    });
    utext_close(&utf8);
}
BENCHMARK(icu_word_boundaries)->Unit(benchmark::kMillisecond);

void find_words(benchmark::State& state) {
    WordSegmenter segmenter;
    measure(state, [&](const std::string& text) {
        std::size_t found = 0;
        segmenter.start(text);
        for (WordSegment segment; segmenter.next(segment);)
            ++found;
        return found;
    });
}
BENCHMARK(find_words)->Unit(benchmark::kMillisecond);

void tokenise(benchmark::State& state) {
    Tokeniser tokeniser;
    measure(state, [&](const std::string& text) {
        std::size_t found = 0;
        tokeniser.start(text);
        for (WrittenToken token; tokeniser.next(token);)
            ++found;
        return found;
    });
}
BENCHMARK(tokenise)->Unit(benchmark::kMillisecond);

void analyse_bodies_once(benchmark::State& state) {
    for (auto _ : state) {
        Analyser analyser;
        std::size_t words = 0;
        for (const std::string& text : corpus().texts)
            words += analyser.analyse(text, [](const Token&) {});
        benchmark::DoNotOptimize(words);
    }
    state.SetBytesProcessed(state.iterations() * corpus().bytes);
}
BENCHMARK(analyse_bodies_once)->Unit(benchmark::kMillisecond);

void analyse_bodies_again(benchmark::State& state) {
    Analyser analyser;
    measure(state, [&](const std::string& text) {
        return static_cast<std::size_t>(analyser.analyse(text, [](const Token&) {}));
    });
}
BENCHMARK(analyse_bodies_again)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nachlese::bench
