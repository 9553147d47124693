#include "indexer/readers/html/main_text.h"

#include <unordered_map>

#include "indexer/readers/html/signature.h"

namespace nachlese::html {

namespace {

bool counts(const Page& page, std::size_t i) {
    const Block& block = page.blocks[i];
    return block.prose && !is_outside(page.labels[i]) && block.heading == 0;
}

}  // namespace

MainText::MainText(const Page& page, NodeId container)
    : page_(page), signatures_(page.blocks.size(), 0) {
    constexpr std::size_t kLeastShare = 5;  // one in so many bytes of the text
    std::unordered_map<std::uint64_t, std::size_t> bytes;
    std::size_t total = 0;
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        const Block& block = page.blocks[i];
        if (block.first < container || block.first >= page.document.end(container)) continue;
        signatures_[i] = signature_of(page.document, block.box);
        if (!counts(page, i)) continue;
        bytes[signatures_[i]] += block.text.size();
        total += block.text.size();
    }
    for (const auto& [signature, size] : bytes) {
        if (size * kLeastShare >= total) main_.insert(signature);
    }
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        if (!is_main(i) || !counts(page, i)) continue;
        if (first_ > last_) first_ = i;
        last_ = i;
        parents_.insert(page.document.parent(page.blocks[i].box));
    }
}

bool MainText::is_main(std::size_t block) const {
    return main_.count(signatures_[block]) > 0;
}

bool MainText::is_sibling(std::size_t block) const {
    const NodeId box = page_.blocks[block].box;
    return parents_.count(page_.document.parent(box)) > 0 || parents_.count(box) > 0;
}

bool MainText::is_near(std::size_t block) const {
    const NodeId parent = page_.document.parent(page_.blocks[block].box);
    return parents_.count(page_.document.parent(parent)) > 0;
}

}  // namespace nachlese::html
