// What a reader makes of a file, for tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"
#include "tests/temporary_folder.h"

namespace nachlese::testing {

struct Reading {
    std::vector<Article> articles;
    std::vector<std::string> no_articles;  // reasons
    std::vector<std::string> failures;     // reasons
    std::string error;                     // that the reader returned
};

// `name` is the file's below the archive folder. Stops after `most_articles`.
inline Reading read_with(const Reader& reader, std::string_view content,
                         const std::string& name = "datei.xml", std::size_t most_articles = 1000) {
    const TemporaryFolder folder;
    const TimeZone zone = TimeZone::open("Europe/Berlin").value();
    InputStream input = InputStream::open(folder.write(name, std::string(content))).value();
    Reading reading;
    const ReadSink sink{
        [&](Article&& article) { reading.articles.push_back(std::move(article)); },
        [&](NoArticle&& none) { reading.no_articles.push_back(none.reason); },
        [&](ReadFailure&& failure) { reading.failures.push_back(failure.reason); },
        [](ReadWarning&&) {},
        [&] { return reading.articles.size() >= most_articles; },
    };
    const ReadContext context{name, zone.local({2026, 1, 1}, 720), zone, nullptr};
    const auto read = reader.read(input, context, sink);
    if (!read) reading.error = read.error().message;
    return reading;
}

// The only article of the file; an empty one where it holds none or several.
inline Article read_one_with(const Reader& reader, std::string_view content) {
    Reading reading = read_with(reader, content);
    return reading.articles.size() == 1 ? reading.articles.front() : Article{};
}

inline std::vector<std::string> headlines(const Reading& reading) {
    std::vector<std::string> headlines;
    for (const Article& article : reading.articles)
        headlines.push_back(article.headline);
    return headlines;
}

}  // namespace nachlese::testing
