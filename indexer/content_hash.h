// Tells a file that was only touched from one whose content changed.
#pragma once

#include <functional>
#include <string>

#include "schema/error.h"

namespace nachlese {

// 32 hexadecimal digits (XXH3, 128 bits) of the file's bytes as they are on disk. Reads the file in
// pieces. Fails with Io, the message names the file, or with Interrupted when `stop`, which is
// asked between the pieces, says so.
Result<std::string> content_hash(const std::string& file, const std::function<bool()>& stop = {});

}  // namespace nachlese
