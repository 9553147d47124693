#include "indexer/readers/html/page.h"

#include <algorithm>

#include "indexer/readers/html/cards.h"

namespace nachlese::html {

namespace {

std::vector<std::uint32_t> prose_by_node(const Document& document,
                                         const std::vector<Block>& blocks) {
    std::vector<std::uint32_t> prose(document.size(), 0);
    for (const Block& block : blocks) {
        if (block.prose) prose[block.box] += static_cast<std::uint32_t>(block.text.size());
    }
    for (NodeId node = document.size(); node-- > 1;)
        prose[document.parent(node)] += prose[node];
    return prose;
}

// Whether the page's main part or its first heading is within, for each node.
std::vector<bool> holds_main_by_node(const Document& document) {
    std::vector<bool> holds(document.size(), false);
    for (NodeId node = document.size(); node-- > 1;) {
        const Tag tag = document.tag(node);
        if (tag == Tag::Main || tag == Tag::Heading1) holds[node] = true;
        if (holds[node]) holds[document.parent(node)] = true;
    }
    return holds;
}

// A name that would take away most of the page's text, or its heading, is about something else: a
// body of class "has-sidebar", a header of class "title-meta". What readers wrote may be longer
// than the article, though, and breadcrumbs may end with the page's heading.
bool is_believed(Label label, bool holds_main, std::uint32_t prose, std::uint32_t of_page) {
    constexpr std::uint32_t kFewestBytes = 600;
    if (!is_outside(label)) return true;
    const bool may_hold_main =
        label == Label::Hidden || label == Label::Navigation || label == Label::Consent;
    if (holds_main && !may_hold_main) return false;
    if (label == Label::Comments || label == Label::Consent) {
        return !holds_main && (prose == 0 || of_page - prose >= kFewestBytes);
    }
    return prose == 0 || prose * std::size_t{2} < of_page;
}

std::vector<Label> labels_by_node(const Document& document, const std::vector<bool>& cards,
                                  const std::vector<std::uint32_t>& prose) {
    const std::vector<bool> holds_main = holds_main_by_node(document);
    std::vector<Label> labels(document.size(), Label::None);
    for (NodeId node = 1; node < document.size(); ++node) {
        const Label inherited = labels[document.parent(node)];
        if (is_outside(inherited)) {
            labels[node] = inherited;
            continue;
        }
        const Label own = cards[node] ? Label::Related : label_of(document, node);
        const bool taken =
            own != Label::None && is_believed(own, holds_main[node], prose[node], prose[0]);
        labels[node] = taken ? own : inherited;
    }
    return labels;
}

// Function words tell German sentences; of other languages their length and their end must do.
bool is_foreign_prose(const Block& block) {
    constexpr std::uint32_t kFewestWords = 10;
    constexpr double kFewLinks = 0.2;
    const bool sentences = block.shape.ends_sentence || block.shape.sentence_ends >= 2;
    return sentences && block.shape.words >= kFewestWords && block.link_density() < kFewLinks;
}

// On a page without German text, what else may be the article's.
void take_foreign_prose(const std::vector<Label>& labels, std::vector<Block>& blocks) {
    constexpr std::size_t kFewestGermanBytes = 400;
    std::size_t german = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].prose && !is_outside(labels[i])) german += blocks[i].text.size();
    }
    if (german >= kFewestGermanBytes) return;
    for (Block& block : blocks)
        block.prose = block.prose || is_foreign_prose(block);
}

}  // namespace

bool is_outside(Label label) {
    switch (label) {
        case Label::None:
        case Label::Kicker:
        case Label::Teaser:
        case Label::Body:
            return false;
        default:
            return true;
    }
}

Page::Page(const Document& whole) : document(whole), blocks(blocks_of(whole)) {
    const std::vector<std::uint32_t> prose = prose_by_node(document, blocks);
    const std::vector<Label> by_node =
        labels_by_node(document, find_cards(document, blocks, prose), prose);
    labels.reserve(blocks.size());
    for (const Block& block : blocks)
        labels.push_back(by_node[document.parent(block.first)]);
    take_foreign_prose(labels, blocks);
}

Page::Page(const Page& page, NodeId part) : document(page.document), root(part) {
    const auto first =
        std::lower_bound(page.blocks.begin(), page.blocks.end(), part,
                         [](const Block& block, NodeId node) { return block.first < node; });
    for (auto block = first; block != page.blocks.end() && block->first < end(); ++block) {
        blocks.push_back(*block);
        labels.push_back(page.labels[static_cast<std::size_t>(block - page.blocks.begin())]);
    }
}

}  // namespace nachlese::html
