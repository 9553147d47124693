// A digest for programs: docs/search-digest.schema.json.
#pragma once

#include <iosfwd>

#include <nlohmann/json_fwd.hpp>

#include "query/alerts/digest.h"

namespace nachlese {

// One object. Articles are without their body: an extract of it is there.
[[nodiscard]] nlohmann::ordered_json to_json(const Digest& digest);

// The same on one line.
void write_digest_json(const Digest& digest, std::ostream& out);

}  // namespace nachlese
