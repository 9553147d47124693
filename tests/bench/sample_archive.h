// The articles of data/sample-archive in memory, for benchmarks.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/readers/reader.h"
#include "schema/article.h"

namespace nachlese::bench {

struct Dump {
    std::string path;  // below the archive
    std::string text;  // decoded
};

struct SampleArchive {
    std::vector<Dump> dumps;  // the files of one page each
    std::size_t dump_bytes = 0;
    std::vector<Article> articles;
    std::size_t body_bytes = 0;
};

// Read at the first call, the same at all others; ends the program where it cannot be read.
[[nodiscard]] const SampleArchive& sample_archive();

// What readers are given besides the text: a fixed present, Berlin's time.
[[nodiscard]] ReadContext read_context(const std::string& path);

}  // namespace nachlese::bench
