// An HTML page as a flat tree: nodes in document order, each knowing where its subtree ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html/tag.h"

namespace nachlese::html {

// The attributes that are kept; the names in HTML are those of the enumerators.
enum class Attribute : std::uint8_t {
    AriaHidden,
    Class,
    Content,
    Datetime,
    Hidden,
    Href,
    Id,
    Itemprop,
    Itemscope,
    Itemtype,
    Name,
    Property,
    Rel,
    Role,
    Style,
    Title,
    Type,
};

// Index of a node in its document; 0 is a box that holds the whole page.
using NodeId = std::uint32_t;

// Immutable once parsed; const use is thread-safe. Views are valid as long as the document.
class Document {
  public:
    [[nodiscard]] NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
    [[nodiscard]] Tag tag(NodeId node) const { return nodes_[node].tag; }
    // The node 0 is its own parent.
    [[nodiscard]] NodeId parent(NodeId node) const { return nodes_[node].parent; }
    // The first node after the subtree of `node`, whose nodes are [node, end).
    [[nodiscard]] NodeId end(NodeId node) const { return nodes_[node].end; }

    // Characters of a Text node, UTF-8 with entities resolved and without soft hyphens; of a script
    // its JSON-LD.
    [[nodiscard]] std::string_view text(NodeId node) const;
    // The value of the attribute, empty where it has none or is missing.
    [[nodiscard]] std::string_view attribute(NodeId node, Attribute attribute) const;
    [[nodiscard]] bool has(NodeId node, Attribute attribute) const;

    // All text in the subtree that is not silent, white space collapsed.
    [[nodiscard]] std::string text_within(NodeId node) const;

    // What a browser noted as the page's address when it saved it; may be empty.
    [[nodiscard]] std::string_view saved_from() const { return saved_from_; }

    // The page was nested so deeply that reading stopped there.
    [[nodiscard]] bool is_cut() const { return is_cut_; }

  private:
    friend class DocumentBuilder;
    struct Slice {
        std::uint32_t offset = 0;
        std::uint32_t size = 0;
    };
    struct Node {
        Tag tag = Tag::Box;
        NodeId parent = 0;
        NodeId end = 0;
        Slice text;
        std::uint32_t first_attribute = 0;
        std::uint32_t attribute_count = 0;
    };
    struct Value {
        Attribute attribute;
        Slice text;
    };
    [[nodiscard]] std::string_view view(Slice slice) const {
        return std::string_view(characters_).substr(slice.offset, slice.size);
    }
    [[nodiscard]] const Value* find(NodeId node, Attribute attribute) const;

    std::string characters_;
    std::vector<Node> nodes_;
    std::vector<Value> values_;
    std::string saved_from_;
    bool is_cut_ = false;
};

// `text` is valid UTF-8 of at most 2^31 - 1 bytes, whatever encoding it declares. Never fails: any
// text is a page. Linear in its length: what is nested more than kDeepestNesting deep ends the
// page, and a tag with more than kMostAttributes loses the rest of them.
[[nodiscard]] Document parse_html(std::string_view text);

// Soft hyphens (U+00AD) only say where a line may be broken.
[[nodiscard]] std::string without_soft_hyphens(std::string_view text);

inline constexpr std::size_t kDeepestNesting = 256;
inline constexpr std::size_t kMostAttributes = 256;

}  // namespace nachlese::html
