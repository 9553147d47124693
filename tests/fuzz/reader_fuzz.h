// Any bytes as a file of a reader's format: it must neither crash nor break the promises of
// schema/article.h and indexer/readers/reader.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "indexer/readers/reader.h"
#include "tests/fuzz/memory_file.h"

namespace nachlese::testing {

inline constexpr const char* kFuzzedPath = "1998/datei";

inline void check_place(const std::string& path, const std::string& message) {
    require(path.starts_with(kFuzzedPath) && !message.empty());
}

// `open_beside` is what the reader gets to open other files with; it may be empty.
inline int fuzz_reader(
    const Reader& reader, const std::uint8_t* data, std::size_t size,
    const std::function<Result<InputStream>(const std::string& path)>& open_beside = {}) {
    static const MemoryFile file;
    static const TimeZone zone = TimeZone::open("Europe/Berlin").value();
    file.fill(data, size);
    auto input = InputStream::open(file.path());
    if (!input) return 0;
    ReadContext context{kFuzzedPath, zone.local({2025, 8, 15}, 720), zone, nullptr};
    context.open_beside = open_beside;
    const ReadSink sink{
        [](Article&& article) {
            check_article(article);
            check_place(article.path, article.id);
            require(!article.headline.empty() || !article.body.empty() || !article.teaser.empty());
        },
        [](NoArticle&& none) { check_place(none.path, none.reason); },
        [](ReadFailure&& failure) { check_place(failure.path, failure.reason); },
        [](ReadWarning&& warning) { check_place(warning.path, warning.message); },
        nullptr,
    };
    static_cast<void>(reader.accepts(input->head()));
    const auto read = reader.read(*input, context, sink);
    require(read.has_value() || !read.error().message.empty());
    return 0;
}

}  // namespace nachlese::testing
