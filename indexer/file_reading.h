// Opens a file, finds out what its content is, and lets it read: by a reader, or, where it holds
// other files, member by member.
#pragma once

#include <string>

#include "indexer/input.h"
#include "indexer/readers/reader.h"

namespace nachlese {

// `file` is the path to open; `context.path` the one that articles carry. What the file holds goes
// to `sink`; an error means that it could not be opened or that reading broke off, with Interrupted
// where `sink.stop` said so.
Result<void> read_file(const std::string& file, const ReadContext& context, const ReadSink& sink);

// The same for what has been opened already.
Result<void> read_input(InputStream input, const ReadContext& context, const ReadSink& sink);

// The reader for an input that begins with `head`; null where there is none, as for a container.
[[nodiscard]] const Reader* find_reader(std::string_view head);

}  // namespace nachlese
