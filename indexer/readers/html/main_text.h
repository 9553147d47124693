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
    // Right beside a paragraph that is, as are the items of a list or the paragraphs of a quotation
    // that stands there.
    [[nodiscard]] bool is_sibling(std::size_t block) const;

    // The first and the last paragraph of the main text; first > last where there is none.
    [[nodiscard]] std::size_t first() const { return first_; }
    [[nodiscard]] std::size_t last() const { return last_; }

  private:
    void choose_main(const std::vector<std::size_t>& paragraphs);
    [[nodiscard]] bool belongs(std::uint64_t signature, std::uint64_t most,
                               const std::vector<std::size_t>& paragraphs) const;

    const Page& page_;
    std::vector<std::uint64_t> signatures_;  // one for each block; 0 outside
    std::unordered_set<std::uint64_t> main_;
    std::unordered_set<NodeId> parts_;  // that the paragraphs of the main text stand in
    std::size_t first_ = 1;
    std::size_t last_ = 0;
};

}  // namespace nachlese::html
