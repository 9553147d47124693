// A page ready to be judged: its blocks, and for each what the elements around it are said to be.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/html/block.h"
#include "indexer/readers/html/document.h"
#include "indexer/readers/html/label.h"

namespace nachlese::html {

struct Page {
    explicit Page(std::string_view text);

    Document document;
    std::vector<Block> blocks;
    // For each block the label of the outermost element around it that is labelled and believed.
    std::vector<Label> labels;
    // For each node the bytes of running text within.
    std::vector<std::uint32_t> prose;
};

// Text under such a label is no part of the article's text.
[[nodiscard]] bool is_outside(Label label);

}  // namespace nachlese::html
