#include "tests/bench/sample_archive.h"

#include <cstdlib>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "indexer/encoding.h"
#include "indexer/file_reading.h"
#include "indexer/input.h"

namespace nachlese::bench {

namespace fs = std::filesystem;

namespace {

const std::string kArchive = NACHLESE_SOURCE_DIR "/data/sample-archive";
constexpr std::size_t kMaxFileBytes = std::size_t{1} << 20U;

[[noreturn]] void give_up(const Error& error) {
    fmt::print(stderr, "nachlese-bench: {}\n", error.message);
    std::abort();
}

void read_articles(const fs::path& file, const std::string& path, SampleArchive& archive) {
    ReadSink sink;
    sink.article = [&](Article&& article) {
        archive.body_bytes += body_text(article).size();
        archive.articles.push_back(std::move(article));
    };
    sink.no_article = [](NoArticle&&) {};
    sink.failure = [](ReadFailure&&) {};
    sink.warning = [](ReadWarning&&) {};
    if (auto read = read_file(file.string(), read_context(path), sink); !read) {
        give_up(read.error());
    }
}

void read_dump(const fs::path& file, const std::string& path, SampleArchive& archive) {
    auto input = InputStream::open(file.string());
    if (!input) give_up(input.error());
    const auto bytes = input->read_all(kMaxFileBytes);
    if (!bytes) give_up(bytes.error());
    archive.dumps.push_back({path, decode_text(*bytes).text});
    archive.dump_bytes += archive.dumps.back().text.size();
}

SampleArchive read_archive() {
    std::set<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(kArchive)) {
        if (entry.is_regular_file()) files.insert(entry.path());
    }
    SampleArchive archive;
    for (const fs::path& file : files) {
        const std::string path = fs::relative(file, kArchive).string();
        read_articles(file, path, archive);
        if (file.extension() != ".jsonl") read_dump(file, path, archive);
    }
    return archive;
}

}  // namespace

const SampleArchive& sample_archive() {
    static const SampleArchive archive = read_archive();
    return archive;
}

ReadContext read_context(const std::string& path) {
    static const TimeZone zone = TimeZone::open("Europe/Berlin").value();
    return {path, zone.local({2026, 1, 1}, 0), zone, nullptr};
}

}  // namespace nachlese::bench
