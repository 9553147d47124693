// Opens a file, finds the reader for its content and lets it read.
#pragma once

#include <string>

#include "indexer/readers/reader.h"

namespace nachlese {

// `file` is the path to open; `context.path` the one that articles carry. What the file holds goes
// to `sink`; an error means that it could not be opened or that reading broke off.
Result<void> read_file(const std::string& file, const ReadContext& context, const ReadSink& sink);

}  // namespace nachlese
