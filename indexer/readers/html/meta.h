// Claims in <meta>, <link> and <title>, and in microdata.
#pragma once

#include "indexer/readers/html/claim.h"
#include "indexer/readers/html/document.h"

namespace nachlese::html {

// OpenGraph (https://ogp.me), Dublin Core and the names that news pages have agreed on; the
// canonical address, and the one that a browser saved the page from.
void add_meta(const Document& document, Claims& claims);

// Properties of schema.org in itemprop (https://html.spec.whatwg.org/multipage/microdata.html).
void add_microdata(const Document& document, Claims& claims);

}  // namespace nachlese::html
