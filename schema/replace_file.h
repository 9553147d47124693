// Files that are written whole or not at all, and durably.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include "schema/error.h"

namespace nachlese {

// Writes `content` to a temporary file beside `file`, flushes it to disk and renames it over.
Result<void> replace_file(const std::string& file, const std::string& content);

using WriteContent = std::function<void(std::ostream& out)>;
// The same of content that is not all in memory.
Result<void> replace_file(const std::string& file, const WriteContent& write);

// The same for a file that must not be there yet; Io where it is.
Result<void> create_file(const std::string& file, const std::string& content);

// Makes durable what is in it, whoever wrote it.
Result<void> flush_file(const std::string& file);

// Makes durable which files are in it under which names.
Result<void> flush_folder(const std::string& folder);

// `path` and what the system says of the errno.
[[nodiscard]] tl::unexpected<Error> io_error(const std::string& path, int error_number);

}  // namespace nachlese
