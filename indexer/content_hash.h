// Tells a file that was only touched from one whose content changed.
#pragma once

#include <string>

#include "schema/error.h"

namespace nachlese {

// 32 hexadecimal digits (XXH3, 128 bits) of the file's bytes as they are on disk. Reads the file in
// pieces. Fails with Io; the message names the file.
Result<std::string> content_hash(const std::string& file);

}  // namespace nachlese
