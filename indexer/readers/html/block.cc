#include "indexer/readers/html/block.h"

#include <algorithm>

#include "indexer/readers/html/label.h"
#include "schema/utf8.h"

namespace nachlese::html {

namespace {

constexpr std::size_t kLongestMarked =
    400;                            // bytes of a block that a marker phrase is looked for in
constexpr double kMostLinks = 0.5;  // of running text

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\n\r\f") == std::string_view::npos;
}

// Walks over a document and ends a block at every box's edge.
class BlockCutter {
  public:
    explicit BlockCutter(const Document& document) : document_(document) {}

    std::vector<Block> cut();

  private:
    void leave_up_to(NodeId node);
    void enter(NodeId node);
    void add_text(NodeId node);
    void add_line_break();
    void end_block();

    const Document& document_;
    std::vector<NodeId> open_;   // elements around the place
    std::vector<NodeId> boxes_;  // those of them that are boxes
    std::uint32_t anchors_ = 0;  // how many of them are anchors
    std::uint32_t bolds_ = 0;
    int heading_ = 0;                // the level of the one it is in
    std::uint32_t line_breaks_ = 0;  // since the last character
    Block block_;
    std::vector<Block> blocks_;
};

void BlockCutter::leave_up_to(NodeId node) {
    while (!open_.empty() && document_.end(open_.back()) <= node) {
        const Tag tag = document_.tag(open_.back());
        if (tag == Tag::Anchor) --anchors_;
        if (tag == Tag::Bold) --bolds_;
        if (heading_level(tag) > 0) heading_ = 0;
        if (is_box(tag)) {
            end_block();
            boxes_.pop_back();
        }
        open_.pop_back();
    }
}

void BlockCutter::enter(NodeId node) {
    const Tag tag = document_.tag(node);
    open_.push_back(node);
    if (tag == Tag::Anchor) ++anchors_;
    if (tag == Tag::Bold) ++bolds_;
    if (heading_level(tag) > 0) heading_ = heading_level(tag);
    if (is_box(tag)) {
        end_block();
        boxes_.push_back(node);
    }
}

void BlockCutter::add_line_break() {
    ++line_breaks_;
    if (line_breaks_ > 1) {
        end_block();
    } else {
        block_.text += ' ';
    }
}

void BlockCutter::add_text(NodeId node) {
    const std::string_view text = document_.text(node);
    if (is_blank(text)) {
        block_.text += ' ';
        return;
    }
    line_breaks_ = 0;
    if (block_.first == 0) {
        block_.first = node;
        block_.box = boxes_.empty() ? 0 : boxes_.back();
        block_.heading = heading_;
    }
    block_.end = node + 1;
    block_.text += text;
    const auto size = static_cast<std::uint32_t>(trim(text).size());
    if (anchors_ > 0) block_.link_bytes += size;
    if (bolds_ > 0) block_.bold_bytes += size;
}

void BlockCutter::end_block() {
    line_breaks_ = 0;
    Block block;
    std::swap(block, block_);
    block.text = collapse_whitespace(block.text);
    if (block.text.empty()) return;
    block.shape = dump::shape_of(block.text);
    if (block.text.size() <= kLongestMarked) {
        block.lower = dump::lower_case(block.text);
        block.mark = dump::mark_of(block.lower);
    }
    block.prose = dump::is_prose(block.shape) && block.link_density() <= kMostLinks;
    blocks_.push_back(std::move(block));
}

std::vector<Block> BlockCutter::cut() {
    for (NodeId node = 0; node < document_.size();) {
        leave_up_to(node);
        const Tag tag = document_.tag(node);
        // Hidden boxes are blocks of their own, and labelled.
        const bool unseen = tag != Tag::Text && !is_box(tag) && is_hidden(document_, node);
        if (is_silent(tag) || unseen) {
            node = document_.end(node);
            continue;
        }
        if (tag == Tag::Text) {
            add_text(node);
        } else if (tag == Tag::LineBreak) {
            add_line_break();
        } else {
            enter(node);
        }
        ++node;
    }
    leave_up_to(document_.size());
    return std::move(blocks_);
}

}  // namespace

std::vector<Block> blocks_of(const Document& document) {
    return BlockCutter(document).cut();
}

}  // namespace nachlese::html
