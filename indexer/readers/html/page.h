// A page ready to be judged: its blocks, and for each what the elements around it are said to be.
#pragma once

#include <vector>

#include "indexer/readers/html/block.h"
#include "indexer/readers/html/document.h"
#include "indexer/readers/html/label.h"

namespace nachlese::html {

struct Page {
    // `whole` is borrowed and outlives the page.
    explicit Page(const Document& whole);
    // A part of a page: the blocks within [part, end of its subtree).
    Page(const Page& page, NodeId part);

    [[nodiscard]] NodeId end() const { return document.end(root); }

    const Document& document;
    NodeId root = 0;  // the element that holds the page or the part of it
    std::vector<Block> blocks;
    // For each block the label of the outermost element around it that is labelled and believed.
    std::vector<Label> labels;
};

// Text under such a label is no part of the article's text.
[[nodiscard]] bool is_outside(Label label);

}  // namespace nachlese::html
