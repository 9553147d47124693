#include "indexer/readers/html/teaser_list.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace nachlese::html {

namespace {

constexpr std::size_t kLongestTeaser = 500;  // bytes
constexpr std::size_t kFewestTeasers = 4;

// The smallest element around two nodes of which `first` comes first.
NodeId element_around(const Document& document, NodeId first, NodeId second) {
    NodeId element = document.parent(first);
    while (element != 0 && document.end(element) <= second)
        element = document.parent(element);
    return element;
}

// To another page, not to a place in this one: what unfolds on a click is no teaser.
bool is_link(const Document& document, NodeId node) {
    if (document.tag(node) != Tag::Anchor) return false;
    const std::string_view address = document.attribute(node, Attribute::Href);
    return !address.empty() && !address.starts_with('#') && !address.starts_with("javascript:");
}

// Whether a link stands around the heading or between it and the paragraph.
bool links_before(const Document& document, NodeId element, NodeId paragraph) {
    constexpr NodeId kMostNodes = 200;  // of a teaser
    const NodeId end = std::min(paragraph, element + kMostNodes);
    for (NodeId node = element; node < end; ++node) {
        if (is_link(document, node)) return true;
    }
    return false;
}

// The heading right above a block, with nothing but a short line between.
const Block* heading_above(const Page& page, std::size_t i) {
    for (std::size_t up = 1; up <= 2 && up <= i; ++up) {
        const Block& above = page.blocks[i - up];
        if (above.heading > 0) return &above;
        if (above.prose) return nullptr;
    }
    return nullptr;
}

bool is_teaser(const Page& page, std::size_t i) {
    const Block& block = page.blocks[i];
    if (block.text.size() > kLongestTeaser) return false;
    const Block* const heading = heading_above(page, i);
    if (heading == nullptr) return false;
    const bool goes_on =
        i + 1 < page.blocks.size() && page.blocks[i + 1].prose && page.blocks[i + 1].heading == 0;
    if (goes_on) return false;
    const NodeId card = element_around(page.document, heading->first, block.first);
    return links_before(page.document, card, block.box);
}

}  // namespace

bool is_teaser_list(const Page& page, const Body& body) {
    std::size_t teasers = 0;
    std::size_t paragraphs = 0;
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        if (body.verdicts[i].role != Role::Text || !page.blocks[i].prose) continue;
        ++paragraphs;
        if (is_teaser(page, i)) ++teasers;
    }
    return teasers >= kFewestTeasers && teasers * 5 >= paragraphs * 3;
}

}  // namespace nachlese::html
