// Tells pages that are nothing but teasers from articles.
#pragma once

#include "indexer/readers/html/body.h"
#include "indexer/readers/html/page.h"

namespace nachlese::html {

// Whether most of the text are short paragraphs, each alone beneath a heading with a link. The
// sections of an article may be as short, but their headings are no links.
[[nodiscard]] bool is_teaser_list(const Page& page, const Body& body);

}  // namespace nachlese::html
