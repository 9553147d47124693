// Finds the headline that the page shows, and the kicker above it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "indexer/readers/html/body.h"
#include "indexer/readers/html/claim.h"
#include "indexer/readers/html/page.h"

namespace nachlese::html {

struct Masthead {
    std::string headline;
    std::string kicker;
    std::optional<std::size_t> block;  // that shows the headline
};

// A heading above the text counts where the page's metadata confirm it: pages show headings of
// their own (sections, live tickers) and name articles otherwise in breadcrumbs. Where none is
// confirmed, what the metadata say of the article is the headline; where they say nothing, the
// best heading is.
[[nodiscard]] Masthead find_masthead(const Page& page, const Body& body, const Claims& claims);

}  // namespace nachlese::html
