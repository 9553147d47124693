// Containers that are one record after another: the samples of the project, repeated to a few
// megabytes and read with all that their members go through.
#include <array>
#include <fstream>
#include <iterator>
#include <string>

#include <benchmark/benchmark.h>

#include "indexer/file_reading.h"
#include "tests/temporary_folder.h"

namespace nachlese::bench {
namespace {

constexpr std::array kSamples{"moewen.warc", "moewen.warc.gz", "newsletters.mbox"};
constexpr std::size_t kBytes = std::size_t{4} << 20U;

std::string repeated(const char* sample) {
    std::ifstream file(std::string(NACHLESE_SOURCE_DIR "/data/containers/") + sample,
                       std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    std::string large;
    while (!bytes.empty() && large.size() < kBytes)
        large += bytes;
    return large;
}

// In bytes of the file, packed or not.
void read_container(benchmark::State& state) {
    const char* const sample = kSamples.at(static_cast<std::size_t>(state.range(0)));
    const testing::TemporaryFolder folder;
    const std::string bytes = repeated(sample);
    const std::string file = folder.write("datei", bytes);
    const TimeZone zone = *TimeZone::open("Europe/Berlin");
    const ReadContext context{"datei", zone.local({2026, 1, 1}, 0), zone, nullptr};
    std::size_t articles = 0;
    const ReadSink sink{[&](Article&&) { ++articles; }, [](NoArticle&&) {}, [](ReadFailure&&) {},
                        [](ReadWarning&&) {}, nullptr};
    for ([[maybe_unused]] auto _ : state) {
        if (!read_file(file, context, sink) || articles == 0) {
            state.SkipWithError("not read");
            return;
        }
    }
    state.SetLabel(sample);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}
BENCHMARK(read_container)->DenseRange(0, kSamples.size() - 1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nachlese::bench
