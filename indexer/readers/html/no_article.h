// Pages that hold no article: front pages, sections, consent walls, errors, imprints.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/readers/html/body.h"
#include "indexer/readers/html/claim.h"
#include "indexer/readers/html/headline.h"
#include "indexer/readers/html/page.h"

namespace nachlese::html {

// The reason, for users; missing where the page holds an article.
[[nodiscard]] std::optional<std::string_view> why_no_article(const Page& page, const Body& body,
                                                             const Masthead& masthead,
                                                             const Claims& claims);

}  // namespace nachlese::html
