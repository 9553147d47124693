// Reads the project's sample containers, whole or damaged by the test.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/file_reading.h"
#include "tests/temporary_folder.h"

namespace nachlese::testing {

struct ContainerReading {
    std::vector<Article> articles;
    std::vector<std::string> paths;
    std::vector<std::string> headlines;
    std::vector<std::string> no_articles;  // "path: reason", as failures
    std::vector<std::string> failures;
    std::string error;
    bool whole = false;
};

inline std::string container_bytes(const std::string& name) {
    std::ifstream file(std::string(NACHLESE_SOURCE_DIR) + "/data/containers/" + name,
                       std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The file is called "datei".
inline ContainerReading read_bytes(const std::string& bytes) {
    const TemporaryFolder folder;
    const TimeZone zone = TimeZone::open("Europe/Berlin").value();
    ContainerReading reading;
    const ReadSink sink{
        [&](Article&& article) {
            reading.paths.push_back(article.path);
            reading.headlines.push_back(article.headline);
            reading.articles.push_back(std::move(article));
        },
        [&](NoArticle&& none) { reading.no_articles.push_back(none.path + ": " + none.reason); },
        [&](ReadFailure&& failure) {
            reading.failures.push_back(failure.path + ": " + failure.reason);
        },
        [](ReadWarning&& /*warning*/) {},
        {},
    };
    const ReadContext context{"datei", zone.local({2025, 8, 15}, 720), zone, nullptr};
    const auto read = read_file(folder.write("datei", bytes), context, sink);
    reading.whole = read.has_value();
    if (!read) reading.error = read.error().message;
    return reading;
}

}  // namespace nachlese::testing
