// From a page to the articles on it.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"
#include "schema/article.h"

namespace nachlese::html {

struct PageReading {
    std::vector<Article> articles;  // in the page's order
    std::string_view refusal;       // why there are none; of static lifetime
    bool is_cut = false;            // nested so deeply that its end was not read
};

// `text` is valid UTF-8 of at most 2^31 - 1 bytes. Id and path of an article are context.path, on a
// page of several articles with "#1", "#2" and so on. Linear in the length of the text.
[[nodiscard]] PageReading read_page(std::string_view text, const ReadContext& context);

}  // namespace nachlese::html
