// Where on the page the article's text is: the run of lines with the most running text for the
// least page furniture.
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/readers/dump/line.h"

namespace nachlese::dump {

// Lines [first, last] of the page; `found` is false where nothing on it is running text.
struct BodyRegion {
    bool found = false;
    std::size_t first = 0;
    std::size_t last = 0;
};

// Lines that belong to a list of other articles, opened by a mark such as "Lesen Sie auch" and
// ended by the next paragraph of the article itself. One entry a line.
[[nodiscard]] std::vector<bool> find_related(const Page& page);

// Maximum subsequence segmentation (Pasternack and Roth, "Extracting Article Text from the Web
// with Maximum Subsequence Segmentation", WWW 2009), over lines instead of tokens.
[[nodiscard]] BodyRegion find_body(const Page& page, const std::vector<bool>& related);

// Notices of the page (closed roads, late trains) are running text too and may stand close enough
// above the article to be taken in. Where a region has one line alone that a date stands beneath,
// with most of the text below it, the text begins there. `body` where there is no such line.
[[nodiscard]] BodyRegion without_notices_above(const Page& page, const BodyRegion& body);

}  // namespace nachlese::dump
