// The element of a page that holds the article's text.
#pragma once

#include "indexer/readers/html/page.h"

namespace nachlese::html {

// The innermost element with the most running text for the least lists of links: the maximum
// subsequence of Pasternack and Roth ("Extracting Article Text from the Web with Maximum
// Subsequence Segmentation", WWW 2009), over elements instead of tokens.
[[nodiscard]] NodeId find_container(const Page& page);

}  // namespace nachlese::html
