// Claims in JSON-LD (https://www.w3.org/TR/json-ld11/, vocabulary https://schema.org).
#pragma once

#include <string_view>

#include "indexer/readers/html/claim.h"
#include "indexer/readers/html/document.h"

namespace nachlese::html {

// Reads all JSON-LD of the page. Where it describes several articles, the one whose headline the
// page shows as `headline` is taken, else the first. JSON with the usual faults (line breaks inside
// strings, commas too many, comment marks around it) is mended; what cannot be mended is passed
// over.
void add_json_ld(const Document& document, std::string_view headline, Claims& claims);

// "NewsArticle", "BlogPosting", "Report": an article by the names of schema.org.
[[nodiscard]] bool is_article_type(std::string_view type);

}  // namespace nachlese::html
