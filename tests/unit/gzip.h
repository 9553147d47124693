// Gzip data for tests.
#pragma once

#include <string>

#include <zlib.h>

#include "tests/temporary_folder.h"

namespace nachlese::testing {

inline std::string gzip(const std::string& content) {
    const TemporaryFolder folder;
    const std::string file = folder.path("data.gz");
    const gzFile handle = gzopen(file.c_str(), "wb9");
    gzwrite(handle, content.data(), static_cast<unsigned>(content.size()));
    gzclose(handle);
    return read_text(file);
}

}  // namespace nachlese::testing
