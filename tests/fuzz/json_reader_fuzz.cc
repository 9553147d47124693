// Any bytes as a JSON file, compressed or not: the reader must neither crash nor break the promises
// of schema/article.h, and names each article by a place of its own.
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>

#include "indexer/readers/json_reader.h"
#include "tests/fuzz/article_invariants.h"
#include "tests/fuzz/memory_file.h"

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace nachlese;  // NOLINT(google-build-using-namespace)
    using nachlese::testing::require;
    static const nachlese::testing::MemoryFile file;
    static const TimeZone zone = TimeZone::open("Europe/Berlin").value();
    file.fill(data, size);
    auto input = InputStream::open(file.path());
    if (!input) {
        require(!input.error().message.empty());
        return 0;
    }
    const ReadContext context{"1998/meldung.json", zone.local({2025, 8, 15}, 720), zone, nullptr};
    std::set<std::string> paths;
    std::size_t found = 0;
    const ReadSink sink{
        [&](Article&& article) {
            nachlese::testing::check_article(article);
            require(paths.insert(article.path).second && article.path.starts_with(context.path));
            require(!article.id.empty());
            ++found;
        },
        [&](NoArticle&& none) {
            require(!none.reason.empty());
            ++found;
        },
        [&](ReadFailure&& failure) {
            require(failure.path == context.path && failure.reason.starts_with("line "));
            ++found;
        },
        [](ReadWarning&& warning) { require(!warning.message.empty()); },
        nullptr,
    };
    const auto read = JsonReader().read(*input, context, sink);
    require(read ? found > 0 : !read.error().message.empty());
    return 0;
}
