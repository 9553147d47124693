// What each block of a page is for.
#pragma once

#include <vector>

#include "indexer/readers/html/body.h"
#include "indexer/readers/html/page.h"

namespace nachlese::html {

// One verdict for each block; `container` is the element that holds the text.
[[nodiscard]] std::vector<Verdict> judge_blocks(const Page& page, NodeId container);

}  // namespace nachlese::html
