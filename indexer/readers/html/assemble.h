// From a page to the article on it.
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "indexer/readers/reader.h"
#include "schema/article.h"

namespace nachlese::html {

// `text` is valid UTF-8; of at most 2^31 - 1 bytes. Its id and path are context.path. The error
// says why the page holds no article. Linear in the length of the text.
[[nodiscard]] tl::expected<Article, std::string> article_from_html(std::string_view text,
                                                                   const ReadContext& context);

}  // namespace nachlese::html
