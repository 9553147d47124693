// Claims in JSON-LD (https://www.w3.org/TR/json-ld11/, vocabulary https://schema.org).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html/claim.h"
#include "indexer/readers/html/document.h"

namespace nachlese::html {

// Reads all JSON-LD of the page. Where it describes several articles, the one is taken whose
// headline is among `headlines`, those that the page shows; without one, they are a list of other
// articles. JSON with the usual faults (line breaks inside strings, commas too many, comment marks
// around it) is mended; what cannot be mended is passed over.
void add_json_ld(const Document& document, const std::vector<std::string>& headlines,
                 Claims& claims);

// "NewsArticle", "BlogPosting", "Report": an article by the names of schema.org.
[[nodiscard]] bool is_article_type(std::string_view type);

}  // namespace nachlese::html
