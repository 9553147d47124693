// The article as kept in a document's data: lines of "name=value", a repeated name for each element
// of a list, packed (schema/stored_text.h).
#pragma once

#include <string>
#include <string_view>

#include <xapian.h>

#include "schema/article.h"
#include "schema/error.h"

namespace nachlese {

// The lines.
[[nodiscard]] std::string store_article(const Article& article);

// From the lines. Unknown names are skipped. Fails with IndexDamaged where they cannot be an
// article's.
[[nodiscard]] Result<Article> load_article(std::string_view data);

// That of a document of `database`. Fails with IndexDamaged; Xapian's exceptions pass through.
[[nodiscard]] Result<Article> load_article(const Xapian::Database& database,
                                           const Xapian::Document& document);

// The same. Throws Xapian::DatabaseCorruptError where it is damaged, Xapian's own kind, so that one
// place turns all that happens to a database into an error.
[[nodiscard]] Article article_of(const Xapian::Database& database,
                                 const Xapian::Document& document);

}  // namespace nachlese
