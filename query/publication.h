// Articles that are not to be shown: withdrawn or withheld by their provider, or under an embargo
// that has not ended. Told by boolean terms that hardly any article has.
#pragma once

#include <optional>

#include <xapian.h>

#include "query/present.h"

namespace nachlese {

// Matches those of `database`; nothing where it has none, so that an ordinary search costs nothing.
// `now` is local time in the zone that the index was made in; without it every embargo has ended.
// Xapian's exceptions pass through.
[[nodiscard]] std::optional<Xapian::Query> unpublished(const Xapian::Database& database,
                                                       const std::optional<Present>& now);

// What `query` finds and `unpublished` does not.
[[nodiscard]] Xapian::Query without(const Xapian::Query& query,
                                    const std::optional<Xapian::Query>& unpublished);

}  // namespace nachlese
