// An article by its id.
#pragma once

#include <string_view>

#include <xapian.h>

#include "schema/error.h"

namespace nachlese {

// Of several articles, which different archive folders brought, the first in the order of date and
// id. 0 where there is none. Xapian's exceptions pass through.
[[nodiscard]] Xapian::docid find_article(const Xapian::Database& database, std::string_view id);

// What to say where there is none: BadInput.
[[nodiscard]] Error no_such_article(std::string_view id);

}  // namespace nachlese
