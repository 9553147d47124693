// The article as kept in a document's data: lines of "name=value", a repeated name for each element
// of a list, in Omega's format (https://xapian.org/docs/omega/omegascript.html, $field), so that
// xapian-delve and Omega show it. Xapian compresses it.
#pragma once

#include <string>
#include <string_view>

#include "schema/article.h"
#include "schema/error.h"

namespace nachlese {

[[nodiscard]] std::string store_article(const Article& article);

// Unknown names are skipped. Fails with IndexDamaged where the data cannot be an article's.
[[nodiscard]] Result<Article> load_article(std::string_view data);

}  // namespace nachlese
