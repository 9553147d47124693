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

// Decides which labels of a page's elements are believed.
class Labelling {
  public:
    Labelling(const Document& document, const std::vector<std::uint32_t>& prose,
              const std::vector<bool>& cards)
        : document_(document), prose_(prose), holds_main_(holds_main_by_node(document)) {
        own_.reserve(document.size());
        for (NodeId node = 0; node < document.size(); ++node)
            own_.push_back(cards[node] ? Label::Related : label_of(document, node));
        left_ = prose_without_strangers();
    }

    // For each node the label of the outermost element around it that is believed.
    [[nodiscard]] std::vector<Label> labels() const;

  private:
    [[nodiscard]] bool is_strangers(NodeId node) const;
    [[nodiscard]] bool is_believed(NodeId node) const;
    [[nodiscard]] std::uint32_t prose_without_strangers() const;

    const Document& document_;
    const std::vector<std::uint32_t>& prose_;
    std::vector<bool> holds_main_;
    std::vector<Label> own_;
    std::uint32_t left_ = 0;  // bytes of running text that is not strangers'
};

// What readers and lawyers wrote, which may be longer than the article.
bool Labelling::is_strangers(NodeId node) const {
    constexpr std::uint32_t kFewestBytes = 600;  // of other text
    if (own_[node] != Label::Comments && own_[node] != Label::Consent) return false;
    return !holds_main_[node] && (prose_[node] == 0 || prose_[0] - prose_[node] >= kFewestBytes);
}

std::uint32_t Labelling::prose_without_strangers() const {
    std::uint32_t left = prose_[0];
    for (NodeId node = 1; node < document_.size();) {
        const bool strangers = is_strangers(node);
        if (strangers) left -= prose_[node];
        node = strangers ? document_.end(node) : node + 1;
    }
    return left;
}

// A name that would take away most of the page's text, or its heading, is about something else: a
// body of class "has-sidebar", a header of class "title-meta", a text of class "paywalled".
// Breadcrumbs may end with the page's heading, though.
bool Labelling::is_believed(NodeId node) const {
    const Label label = own_[node];
    if (!is_outside(label)) return true;
    if (label == Label::Comments || label == Label::Consent) return is_strangers(node);
    const bool may_hold_main = label == Label::Hidden || label == Label::Navigation;
    if (holds_main_[node] && !may_hold_main) return false;
    constexpr std::uint32_t kLongestBox = 500;  // bytes, beside a short text
    constexpr std::uint32_t kShortestText = 250;
    const std::uint32_t prose = prose_[node];
    const bool box = prose < kLongestBox && prose + kShortestText <= left_;
    return prose == 0 || box || prose * std::size_t{2} < left_;
}

std::vector<Label> Labelling::labels() const {
    std::vector<Label> labels(document_.size(), Label::None);
    for (NodeId node = 1; node < document_.size(); ++node) {
        const Label inherited = labels[document_.parent(node)];
        const bool taken = !is_outside(inherited) && own_[node] != Label::None && is_believed(node);
        labels[node] = taken ? own_[node] : inherited;
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
        Labelling(document, prose, find_cards(document, blocks, prose)).labels();
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
