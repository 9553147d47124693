// When the article was published.
#pragma once

#include <optional>

#include "indexer/readers/html/body.h"
#include "indexer/readers/html/claim.h"
#include "indexer/readers/html/headline.h"
#include "indexer/readers/html/page.h"
#include "indexer/readers/reader.h"

namespace nachlese::html {

// What the metadata give as the day of publication; else the date shown near the headline, in a
// <time> or in words; else that with which the text begins, the day in the address, the date right
// below the text, the day of the last change, the day in the path.
// What is later than context.now is taken only where there is nothing else.
[[nodiscard]] std::optional<ArticleDate> find_date(const Page& page, const Body& body,
                                                   const Masthead& masthead, const Claims& claims,
                                                   const ReadContext& context);

// The day of the last change that the metadata give; not one in the future.
[[nodiscard]] std::optional<DateTime> find_last_change(const Claims& claims,
                                                       const ReadContext& context);

}  // namespace nachlese::html
