#include "indexer/readers/html/main_text.h"

#include <unordered_map>

#include "indexer/readers/html/signature.h"

namespace nachlese::html {

namespace {

bool counts(const Page& page, std::size_t i) {
    const Block& block = page.blocks[i];
    return block.prose && !is_outside(page.labels[i]) && block.heading == 0;
}

// What a paragraph stands in; lists and quotations are a part of it.
NodeId part_around(const Document& document, NodeId box) {
    NodeId part = document.parent(box);
    while (document.tag(part) == Tag::List || document.tag(part) == Tag::ListItem ||
           document.tag(part) == Tag::Blockquote) {
        part = document.parent(part);
    }
    return part;
}

}  // namespace

MainText::MainText(const Page& page, NodeId container)
    : page_(page), signatures_(page.blocks.size(), 0) {
    std::vector<std::size_t> paragraphs;
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        const Block& block = page.blocks[i];
        if (block.first < container || block.first >= page.document.end(container)) continue;
        signatures_[i] = signature_of(page.document, block.box);
        if (counts(page, i)) paragraphs.push_back(i);
    }
    choose_main(paragraphs);
    for (const std::size_t i : paragraphs) {
        if (!is_main(i)) continue;
        if (first_ > last_) first_ = i;
        last_ = i;
        parts_.insert(part_around(page.document, page.blocks[i].box));
    }
}

// The signature with the most text, and others with much of it that belong to it.
void MainText::choose_main(const std::vector<std::size_t>& paragraphs) {
    constexpr std::size_t kLeastShare = 5;  // one in so many bytes of the text
    std::unordered_map<std::uint64_t, std::size_t> bytes;
    std::size_t total = 0;
    std::uint64_t most = 0;
    for (const std::size_t i : paragraphs) {
        const std::size_t size = page_.blocks[i].text.size();
        total += size;
        bytes[signatures_[i]] += size;
    }
    for (const std::size_t i : paragraphs) {
        if (most == 0 || bytes[signatures_[i]] > bytes[most]) most = signatures_[i];
    }
    for (const auto& [signature, size] : bytes) {
        const bool much = size * kLeastShare >= total;
        if (signature == most || (much && belongs(signature, most, paragraphs))) {
            main_.insert(signature);
        }
    }
}

// Paragraphs in elements made otherwise belong to the text where they are like those of the most
// common make themselves, stand between them or within the same element. What stands wholly above
// or below and is made otherwise is another box.
bool MainText::belongs(std::uint64_t signature, std::uint64_t most,
                       const std::vector<std::size_t>& paragraphs) const {
    const Document& document = page_.document;
    std::unordered_set<NodeId> parts;
    std::unordered_set<std::uint64_t> makes;
    for (const std::size_t i : paragraphs) {
        if (signatures_[i] != most) continue;
        parts.insert(part_around(document, page_.blocks[i].box));
        makes.insert(own_signature(document, page_.blocks[i].box));
    }
    bool before = false;
    bool between = false;
    for (const std::size_t i : paragraphs) {
        if (signatures_[i] == most) {
            if (between) return true;
            before = true;
        } else if (signatures_[i] == signature) {
            const NodeId box = page_.blocks[i].box;
            if (parts.count(part_around(document, box)) > 0) return true;
            if (makes.count(own_signature(document, box)) > 0) return true;
            between = before;
        }
    }
    return false;
}

bool MainText::is_main(std::size_t block) const {
    return main_.count(signatures_[block]) > 0;
}

bool MainText::is_sibling(std::size_t block) const {
    const NodeId box = page_.blocks[block].box;
    return parts_.count(part_around(page_.document, box)) > 0 || parts_.count(box) > 0;
}

}  // namespace nachlese::html
