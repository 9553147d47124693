// Small text files of the user's, and their lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "schema/error.h"

namespace nachlese {

// The whole file. ErrorCode::Io with `hint` where it cannot be read or is a folder,
// ErrorCode::BadInput where it is larger than `max_bytes`.
[[nodiscard]] Result<std::string> read_small_file(const std::string& path, std::size_t max_bytes,
                                                  std::string_view hint);

// Takes the first line off `text` and returns it without its line feed.
std::string_view take_line(std::string_view& text);

}  // namespace nachlese
