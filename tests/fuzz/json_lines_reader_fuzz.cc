// Any bytes as a file of JSON Lines, compressed or not: the reader must neither crash nor break the
// promises of schema/article.h, and every line is accounted for under a place of its own.
#include <cstddef>
#include <cstdint>
#include <string>

#include "indexer/readers/json_lines_reader.h"
#include "tests/fuzz/article_invariants.h"
#include "tests/fuzz/memory_file.h"

namespace {

using namespace nachlese;  // NOLINT(google-build-using-namespace)
using nachlese::testing::check_article;
using nachlese::testing::MemoryFile;
using nachlese::testing::require;

constexpr const char* kPath = "1998/meldungen.jsonl";

bool is_member(const std::string& path) {
    return path.starts_with(std::string(kPath) + '#');
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const MemoryFile file;
    static const TimeZone zone = TimeZone::open("Europe/Berlin").value();
    file.fill(data, size);
    auto input = InputStream::open(file.path());
    if (!input) {
        require(!input.error().message.empty());
        return 0;
    }
    const ReadContext context{kPath, zone.local({2025, 8, 15}, 720), zone, nullptr};
    const ReadSink sink{
        [](Article&& article) {
            check_article(article);
            require(is_member(article.path) && !article.id.empty());
            // Nothing invisible at the ends either.
            require(trim(article.id) == article.id && trim(article.headline) == article.headline);
            require(!article.headline.empty() || !article.body.empty());
        },
        [](NoArticle&& none) { require(is_member(none.path) && !none.reason.empty()); },
        [](ReadFailure&& failure) { require(is_member(failure.path) && !failure.reason.empty()); },
        [](ReadWarning&& warning) { require(is_member(warning.path) && !warning.message.empty()); },
        nullptr,
    };
    const auto read = JsonLinesReader().read(*input, context, sink);
    require(read.has_value() || !read.error().message.empty());
    return 0;
}
