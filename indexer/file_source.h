// The bytes of a regular file.
#pragma once

#include <memory>
#include <string>

#include "indexer/byte_source.h"

namespace nachlese {

// Fails with Io; the message does not name the file. Opens nothing but regular files: a named pipe
// that took a file's place must not stop the run.
Result<std::unique_ptr<ByteSource>> open_file_source(const std::string& file);

}  // namespace nachlese
