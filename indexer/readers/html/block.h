// A page cut into blocks: the runs of text that stand apart when the page is shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/readers/dump/markers.h"
#include "indexer/readers/dump/text_shape.h"
#include "indexer/readers/html/document.h"

namespace nachlese::html {

struct Block {
    NodeId first = 0;  // its text nodes are within [first, end)
    NodeId end = 0;
    NodeId box = 0;                // the innermost box around it
    std::string text;              // white space collapsed, never empty
    std::string lower;             // lower_case(text) of short blocks, else empty
    std::uint32_t link_bytes = 0;  // bytes of text inside anchors
    std::uint32_t bold_bytes = 0;
    int heading = 0;  // level of the heading it is in, 1 to 6; 0 outside of headings
    dump::LineShape shape;
    dump::Mark mark = dump::Mark::None;
    bool prose = false;  // running text, see dump::is_prose, that is not mostly links

    [[nodiscard]] double link_density() const {
        return text.empty() ? 0.0
                            : static_cast<double>(link_bytes) / static_cast<double>(text.size());
    }
};

// In document order; text of silent elements is left out. An empty line within a box (two <br>)
// ends a block.
[[nodiscard]] std::vector<Block> blocks_of(const Document& document);

}  // namespace nachlese::html
