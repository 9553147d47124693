#include "indexer/readers/html/container.h"

#include <vector>

namespace nachlese::html {

namespace {

// What a block says for the element that holds it being the article's text: running text much,
// lists of links the contrary.
double worth_of(const Block& block, Label label) {
    if (is_outside(label)) return 0;
    const auto size = static_cast<double>(block.text.size());
    const bool furniture = block.mark != dump::Mark::None;
    if (block.prose && !furniture) return size * (1 - block.link_density());
    if (block.link_density() > 0.5) return -10 - size / 2;
    return -4;
}

}  // namespace

NodeId find_container(const Page& page) {
    const Document& document = page.document;
    std::vector<double> worth(document.size(), 0);
    for (std::size_t i = 0; i < page.blocks.size(); ++i)
        worth[page.blocks[i].box] += worth_of(page.blocks[i], page.labels[i]);
    for (NodeId node = document.size(); node-- > 1;)
        worth[document.parent(node)] += worth[node];
    NodeId best = 0;
    for (NodeId node = 0; node < document.size(); ++node) {
        if (worth[node] >= worth[best] && worth[node] > 0) best = node;
    }
    return best;
}

}  // namespace nachlese::html
