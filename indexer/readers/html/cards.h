// Teasers of other articles: elements made alike, one beside the other, each with a headline that
// is a link.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/readers/html/block.h"
#include "indexer/readers/html/document.h"

namespace nachlese::html {

// True for each node that is such a teaser; `prose` are the bytes of running text in each node.
[[nodiscard]] std::vector<bool> find_cards(const Document& document,
                                           const std::vector<Block>& blocks,
                                           const std::vector<std::uint32_t>& prose);

// Links that read like headlines, on the whole page.
[[nodiscard]] std::size_t count_headline_links(const std::vector<Block>& blocks);

}  // namespace nachlese::html
