// A piece of an XML document as a flat tree: nodes in document order, each knowing where its
// subtree ends. Names are local names; the namespace is told apart by its address.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese::xml {

class Element;

// Views into it are valid as long as it lives unchanged.
class Tree {
  public:
    // The first element, which may be open still; none (false) in an empty tree.
    [[nodiscard]] Element root() const;
    [[nodiscard]] std::size_t memory() const;  // in bytes, about

    // Building, in document order.
    void open(std::string_view name_space, std::string_view name, int line);
    void add_attribute(std::string_view name, std::string_view value);  // of the one just opened
    void add_text(std::string_view text);
    void close();
    void clear();

  private:
    friend class Element;
    struct Slice {
        std::uint32_t offset = 0;
        std::uint32_t size = 0;
    };
    // A text node has no name.
    struct Node {
        Slice name_space;
        Slice name;
        Slice text;
        std::uint32_t end = 0;  // the subtree is [this node, end); 0 while it is open
        std::uint32_t first_attribute = 0;
        std::uint32_t attribute_count = 0;
        int line = 0;
    };
    struct Attribute {
        Slice name;
        Slice value;
    };
    Slice store(std::string_view text);
    [[nodiscard]] std::uint32_t end_of(std::uint32_t node) const {
        const std::uint32_t end = nodes_[node].end;
        return end != 0 ? end : static_cast<std::uint32_t>(nodes_.size());
    }
    [[nodiscard]] std::string_view view(Slice slice) const {
        return std::string_view(characters_).substr(slice.offset, slice.size);
    }

    std::string characters_;
    std::vector<Node> nodes_;
    std::vector<Attribute> attributes_;
    std::vector<std::uint32_t> open_;
    bool is_in_text_ = false;  // the last node is text that goes on
};

// An element of a tree, or none: what is asked of none is empty, so paths need no checks between.
class Element {
  public:
    Element() = default;
    Element(const Tree& tree, std::uint32_t node) : tree_(&tree), node_(node) {}
    explicit operator bool() const { return tree_ != nullptr; }
    bool operator==(const Element&) const = default;

    [[nodiscard]] std::string_view name() const;
    [[nodiscard]] std::string_view name_space() const;
    [[nodiscard]] int line() const;
    // By its local name, whatever its namespace; empty where it is missing.
    [[nodiscard]] std::string_view attribute(std::string_view name) const;

    [[nodiscard]] std::vector<Element> children() const;
    // Of this element's own namespace.
    [[nodiscard]] std::vector<Element> children(std::string_view name) const;
    [[nodiscard]] Element child(std::string_view name) const;
    [[nodiscard]] Element child(std::string_view name_space, std::string_view name) const;
    // Below this element at any depth, in document order, of any namespace.
    [[nodiscard]] std::vector<Element> descendants(std::string_view name) const;
    [[nodiscard]] Element descendant(std::string_view name) const;

    // All characters within, as they stand.
    [[nodiscard]] std::string characters() const;
    // The same as one line: white space collapsed, without soft hyphens.
    [[nodiscard]] std::string text() const;
    // What is within, as HTML: for XHTML, which html::read_fragment() understands. Elements that
    // `is_left_out` names are left out with what is within them; it may be missing.
    using Predicate = bool (*)(Element element);
    [[nodiscard]] std::string inner_html(Predicate is_left_out = nullptr) const;

    // Calls `visit_text` with the characters and `visit_element` with each element within, in
    // document order; what is within an element is passed over where that returns false.
    template <typename VisitText, typename VisitElement>
    void walk(VisitText visit_text, VisitElement visit_element) const {
        if (tree_ == nullptr) return;
        const std::uint32_t end = tree_->end_of(node_);
        for (std::uint32_t i = node_ + 1; i < end;) {
            const Tree::Node& node = tree_->nodes_[i];
            if (node.name.size == 0) {
                visit_text(tree_->view(node.text));
                ++i;
            } else {
                i = visit_element(Element(*tree_, i)) ? i + 1 : tree_->end_of(i);
            }
        }
    }

  private:
    void append_html(std::string& html, Predicate is_left_out) const;

    const Tree* tree_ = nullptr;
    std::uint32_t node_ = 0;
};

}  // namespace nachlese::xml
