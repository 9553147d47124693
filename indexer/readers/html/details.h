// The smaller fields: authors, tags, section, outlet, address.
#pragma once

#include <string>
#include <vector>

#include "indexer/readers/html/body.h"
#include "indexer/readers/html/claim.h"
#include "indexer/readers/html/page.h"

namespace nachlese::html {

// Of the metadata, else of the line that the page shows near the text.
[[nodiscard]] std::vector<std::string> find_authors(const Page& page, const Claims& claims);

// The keywords of <meta>, else of JSON-LD and microdata, else the links that the page shows as its
// topics: <meta> is what an editor filled in, JSON-LD is often made from it and from more.
[[nodiscard]] std::vector<std::string> find_tags(const Page& page, const Body& body,
                                                 const Claims& claims);

// The article's section; of a trail of breadcrumbs the first that is not the front page.
[[nodiscard]] std::string find_section(const Claims& claims);

// The outlet's name; empty where the page gives none.
[[nodiscard]] std::string find_publisher(const Claims& claims);

// The canonical address, absolute; empty where the page gives none.
[[nodiscard]] std::string find_url(const Claims& claims);

// Whether it says that it is for subscribers alone.
[[nodiscard]] bool is_paywalled(const Claims& claims);

}  // namespace nachlese::html
