// The readers of pages and of dumps, in bytes of the input: over the samples of the project, or the
// files of the folder that NACHLESE_PAGES names.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <benchmark/benchmark.h>

#include "indexer/encoding.h"
#include "indexer/readers/dump/segmentation.h"
#include "indexer/readers/html/assemble.h"
#include "indexer/readers/html/charset.h"
#include "indexer/readers/json_reader.h"
#include "tests/temporary_folder.h"

namespace nachlese::bench {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> files_of(const fs::path& folder, std::string_view extension) {
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != extension) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        files.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return files;
}

fs::path folder_or(const char* sample) {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): benchmarks run in one thread
    const char* const folder = std::getenv("NACHLESE_PAGES");
    return folder != nullptr ? fs::path(folder) : fs::path(NACHLESE_SOURCE_DIR) / "data" / sample;
}

template <typename Read>
void read_all(benchmark::State& state, const std::vector<std::string>& files, Read read) {
    const TimeZone zone = *TimeZone::open("Europe/Berlin");
    const ReadContext context{"seite", zone.local({2026, 1, 1}, 0), zone, nullptr};
    std::int64_t bytes = 0;
    for ([[maybe_unused]] auto _ : state) {
        for (const std::string& file : files) {
            read(file, context);
            bytes += static_cast<std::int64_t>(file.size());
        }
    }
    state.SetBytesProcessed(bytes);
}

void read_html_pages(benchmark::State& state) {
    read_all(state, files_of(folder_or("pages"), ".html"),
             [](const std::string& file, const ReadContext& context) {
                 const DecodedText text = decode_text(file, html::declared_encoding(file));
                 benchmark::DoNotOptimize(html::read_page(text.text, context));
             });
}
BENCHMARK(read_html_pages)->Unit(benchmark::kMillisecond);

void read_text_dumps(benchmark::State& state) {
    read_all(state, files_of(folder_or("sample-archive"), ".txt"),
             [](const std::string& file, const ReadContext& context) {
                 const auto segments = dump::segment_dump(decode_text(file).text, context);
                 benchmark::DoNotOptimize(dump::assemble(segments, context));
             });
}
BENCHMARK(read_text_dumps)->Unit(benchmark::kMillisecond);

// An array of the sample articles, over and over.
void read_json(benchmark::State& state) {
    constexpr int kRepetitions = 200;
    std::string array = "[";
    for (int i = 0; i < kRepetitions; ++i) {
        for (const std::string& file : files_of(folder_or("formats"), ".json")) {
            if (file.starts_with('{')) array += file + ',';
        }
    }
    array.back() = ']';
    const testing::TemporaryFolder folder;
    const std::string path = folder.write("alle.json", array);
    const ReadSink sink{[](Article&& article) { benchmark::DoNotOptimize(article); },
                        [](NoArticle&&) {},
                        [](ReadFailure&&) {},
                        {},
                        {},
                        {}};
    read_all(state, {array}, [&](const std::string& /*file*/, const ReadContext& context) {
        InputStream input = InputStream::open(path).value();
        benchmark::DoNotOptimize(JsonReader().read(input, context, sink));
    });
}
BENCHMARK(read_json)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nachlese::bench
