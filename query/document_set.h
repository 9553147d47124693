// Documents by their docids, for a search to keep to.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace nachlese {

// As Xapian numbers them; ascending, each once. Of a database that is one shard.
using DocumentSet = std::vector<std::uint32_t>;
using DocumentSetPointer = std::shared_ptr<const DocumentSet>;

}  // namespace nachlese
