#include "indexer/readers/html/cards.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

#include "indexer/readers/html/signature.h"

namespace nachlese::html {

namespace {

constexpr std::uint32_t kLongestTeaser = 500;  // bytes of running text
constexpr std::size_t kFewestCards = 3;

bool is_headline_link(const Block& block) {
    constexpr std::uint32_t kFewestWords = 3;
    constexpr double kMostlyLink = 0.7;
    return block.shape.words >= kFewestWords && block.link_density() > kMostlyLink;
}

std::vector<std::uint32_t> headline_links_by_node(const Document& document,
                                                  const std::vector<Block>& blocks) {
    std::vector<std::uint32_t> links(document.size(), 0);
    for (const Block& block : blocks) {
        if (is_headline_link(block)) ++links[block.box];
    }
    for (NodeId node = document.size(); node-- > 1;)
        links[document.parent(node)] += links[node];
    return links;
}

}  // namespace

std::vector<bool> find_cards(const Document& document, const std::vector<Block>& blocks,
                             const std::vector<std::uint32_t>& prose) {
    const std::vector<std::uint32_t> links = headline_links_by_node(document, blocks);
    const auto may_be_card = [&](NodeId node) {
        return is_box(document.tag(node)) && document.tag(node) != Tag::Paragraph &&
               links[node] >= 1 && links[node] <= 3 && prose[node] <= kLongestTeaser;
    };
    // Siblings have the parent in their key, so that one pass finds all groups.
    std::unordered_map<std::uint64_t, std::size_t> sizes;
    std::vector<std::uint64_t> groups(document.size(), 0);
    for (NodeId node = 1; node < document.size(); ++node) {
        if (!may_be_card(node)) continue;
        groups[node] = sibling_signature(document, node);
        ++sizes[groups[node]];
    }
    std::vector<bool> cards(document.size(), false);
    for (NodeId node = 1; node < document.size(); ++node) {
        cards[node] = groups[node] != 0 && sizes[groups[node]] >= kFewestCards;
    }
    return cards;
}

std::size_t count_headline_links(const std::vector<Block>& blocks) {
    return static_cast<std::size_t>(std::count_if(blocks.begin(), blocks.end(), is_headline_link));
}

}  // namespace nachlese::html
