// Makes archives of articles that are made up word by word (made_archive.h), and says how like real
// ones they are.
//
//   nachlese-made-archive make COUNT FOLDER     the same articles in every run
//   nachlese-made-archive statistics FOLDER     of a made or a real archive: how its vocabulary
//                                               grows, and how much one article uses of it
//   nachlese-made-archive queries COUNT FOLDER  for nachlese-query-latency, of the archive's words
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "indexer/file_reading.h"
#include "schema/article.h"
#include "tests/bench/archive_statistics.h"
#include "tests/bench/made_archive.h"
#include "tests/bench/query_sample.h"

namespace nachlese::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kArticlesForQueries = 4000;

int fail_with(const std::string& message) {
    fmt::print(stderr, "nachlese-made-archive: {}\n", message);
    return EXIT_FAILURE;
}

int make(std::uint64_t count, const fs::path& folder) {
    const MadeArchive archive(sample_archive());
    for (std::uint64_t number = 0; number < count; ++number) {
        const MadeArticle article = archive.article(number);
        const fs::path file = folder / article.path;
        std::error_code failed;
        fs::create_directories(file.parent_path(), failed);
        std::ofstream out(file, std::ios::binary);
        out << article.text;
        if (!out.flush()) {
            return fail_with(file.string() + " cannot be written");
        }
    }
    return EXIT_SUCCESS;
}

// In the order of the paths, so that it is the same in every run.
Result<void> read_articles(const fs::path& folder, const std::function<void(Article&&)>& take) {
    std::set<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) files.insert(entry.path());
    }
    ReadSink sink;
    sink.article = take;
    sink.no_article = [](NoArticle&&) {};
    sink.failure = [](ReadFailure&&) {};
    for (const fs::path& file : files) {
        if (auto read = read_file(file.string(), read_context(file.string()), sink); !read) {
            return read;
        }
    }
    return {};
}

int print_statistics(const fs::path& folder) {
    ArchiveStatistics statistics;
    const auto read = read_articles(folder, [&](Article&& article) { statistics.count(article); });
    if (!read) return fail_with(describe(read.error()));
    if (statistics.empty()) return fail_with(folder.string() + " holds no article");
    statistics.print();
    return EXIT_SUCCESS;
}

int print_queries(std::size_t count, const fs::path& folder) {
    std::vector<Article> articles;
    const auto read = read_articles(folder, [&](Article&& article) {
        if (articles.size() < kArticlesForQueries) articles.push_back(std::move(article));
    });
    if (!read) return fail_with(describe(read.error()));
    for (const KindedQuery& query : sample_queries(articles, count))
        fmt::print("{}\t{}\n", query.kind, query.text);
    return EXIT_SUCCESS;
}

int usage() {
    fmt::print(stderr,
               "usage: nachlese-made-archive make COUNT FOLDER\n"
               "       nachlese-made-archive statistics FOLDER\n"
               "       nachlese-made-archive queries COUNT FOLDER\n");
    return EXIT_FAILURE;
}

int run(int argc, char** argv) {
    const std::string_view verb = argc > 1 ? argv[1] : "";
    if (verb == "make" && argc == 4) return make(std::strtoull(argv[2], nullptr, 10), argv[3]);
    if (verb == "queries" && argc == 4) {
        return print_queries(std::strtoull(argv[2], nullptr, 10), argv[3]);
    }
    if (verb == "statistics" && argc == 3) return print_statistics(argv[2]);
    return usage();
}

}  // namespace
}  // namespace nachlese::bench

int main(int argc, char** argv) {
    try {
        return nachlese::bench::run(argc, argv);
    } catch (const std::exception& error) {
        return nachlese::bench::fail_with(error.what());
    }
}
