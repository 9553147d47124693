// Which paragraphs of a page are made alike: a template gives the paragraphs of an article the
// same elements and classes, and boxes set in between others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "indexer/readers/html/page.h"

namespace nachlese::html {

// The paragraphs inside one element of a page, sorted by how they are made.
class MainText {
  public:
    // `page` is borrowed.
    MainText(const Page& page, NodeId container);

    // Made as most of the text is.
    [[nodiscard]] bool is_main(std::size_t block) const;
    // Right beside a paragraph that is.
    [[nodiscard]] bool is_sibling(std::size_t block) const;
    // Inside an element that stands right beside such a paragraph: an item of a list, a quotation.
    [[nodiscard]] bool is_near(std::size_t block) const;

    // The first and the last paragraph of the main text; first > last where there is none.
    [[nodiscard]] std::size_t first() const { return first_; }
    [[nodiscard]] std::size_t last() const { return last_; }

  private:
    const Page& page_;
    std::vector<std::uint64_t> signatures_;  // one for each block; 0 outside
    std::unordered_set<std::uint64_t> main_;
    std::unordered_set<NodeId> parents_;  // of the paragraphs of the main text
    std::size_t first_ = 1;
    std::size_t last_ = 0;
};

}  // namespace nachlese::html
