// The readers of formats that hold many articles or long ones: the samples of the project, with the
// part that repeats in real files repeated to a few megabytes.
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "indexer/readers/reader.h"
#include "tests/temporary_folder.h"

namespace nachlese::bench {
namespace {

struct Sample {
    const char* format;  // Reader::format_name()
    const char* file;    // in data/formats
    // From the first of the one to the last of the other is repeated; all where empty.
    const char* begin;
    const char* end;
};
constexpr std::array kSamples{
    Sample{"newsml-g2", "newsml-g2.xml", "<newsItem", "</newsItem>"},
    Sample{"nitf", "nitf.xml", "<block>", "</block>"},
    Sample{"feed", "rss.xml", "<item>", "</item>"},
    Sample{"tei", "tei.xml", "<TEI ", "</TEI>"},
    Sample{"iptc-7901", "iptc-7901.wire", "", ""},
    Sample{"mail", "brief.eml", "PHA+", "PHA+"},
    Sample{"mets", "ausgabe/mets.xml", "<mets:div ID=\"ART1\"", "\n      </mets:div>"},
    Sample{"alto", "ausgabe/ALTO/0001.xml", "<TextBlock ID=\"B1\"", "</TextBlock>"},
    Sample{"page-xml", "page.xml", "<TextRegion id=\"r1\"", "</TextRegion>"},
    Sample{"hocr", "seite.hocr", "<p class", "</p>"},
};
constexpr std::size_t kBytes = std::size_t{4} << 20U;

std::string sample_path(const Sample& sample) {
    return std::string(NACHLESE_SOURCE_DIR "/data/formats/") + sample.file;
}

std::string enlarged(const Sample& sample) {
    std::ifstream file(sample_path(sample), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const std::string_view end_mark = sample.end;
    const std::size_t begin = end_mark.empty() ? 0 : text.find(sample.begin);
    const std::size_t end = end_mark.empty() ? text.size() : text.rfind(end_mark) + end_mark.size();
    std::string large = text.substr(0, begin);
    while (large.size() < kBytes)
        large += text.substr(begin, end - begin);
    return large + text.substr(end);
}

const Reader* reader_of(std::string_view format) {
    for (const Reader* const reader : readers()) {
        if (reader->format_name() == format) return reader;
    }
    return nullptr;
}

void read_format(benchmark::State& state) {
    const Sample& sample = kSamples.at(static_cast<std::size_t>(state.range(0)));
    const Reader* const reader = reader_of(sample.format);
    const testing::TemporaryFolder folder;
    const std::string text = enlarged(sample);
    const std::string file = folder.write("datei", text);
    const TimeZone zone = *TimeZone::open("Europe/Berlin");
    ReadContext context{"datei", zone.local({2026, 1, 1}, 0), zone, nullptr};
    context.open_beside = [&sample](const std::string& path) {
        return InputStream::open(std::filesystem::path(sample_path(sample)).replace_filename(path));
    };
    std::size_t articles = 0;
    std::size_t failures = 0;
    const ReadSink sink{[&](Article&&) { ++articles; }, [](NoArticle&&) {},
                        [&](ReadFailure&&) { ++failures; }, [](ReadWarning&&) {}, nullptr};
    for ([[maybe_unused]] auto _ : state) {
        auto input = InputStream::open(file);
        if (!input || !reader->read(*input, context, sink) || failures > 0 || articles == 0) {
            state.SkipWithError("not read");
            return;
        }
    }
    state.SetLabel(sample.format);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(read_format)->DenseRange(0, kSamples.size() - 1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nachlese::bench
