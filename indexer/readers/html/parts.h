// Pages that hold several articles, one below the other: overviews of an agency, the pages of a
// printed issue, blogs.
#pragma once

#include <vector>

#include "indexer/readers/html/claim.h"
#include "indexer/readers/html/page.h"

namespace nachlese::html {

// The elements that hold an article each, in order; empty where the page is about one article, or
// none. They are <article> elements side by side, each with a heading and a text of its own, on a
// page whose metadata claim no article.
[[nodiscard]] std::vector<NodeId> find_parts(const Page& page, const Claims& claims);

// The text of the part's first heading; empty where it has none.
[[nodiscard]] std::string heading_of(const Page& part);

}  // namespace nachlese::html
