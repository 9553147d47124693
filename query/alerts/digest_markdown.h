// A digest for readers, in Markdown (https://spec.commonmark.org/0.30/): for mail, a wiki or a
// page.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "query/alerts/digest.h"

namespace nachlese {

[[nodiscard]] std::string to_markdown(const Digest& digest);
void write_digest_markdown(const Digest& digest, std::ostream& out);

// Text that says in Markdown what it says, on one line: nothing of it is markup or HTML, wherever
// on a line it stands.
[[nodiscard]] std::string escape_markdown(std::string_view text);

}  // namespace nachlese
