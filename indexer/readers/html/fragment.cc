#include "indexer/readers/html/fragment.h"

#include <utility>

#include "indexer/readers/html/block.h"
#include "indexer/readers/html/document.h"
#include "indexer/readers/html/label.h"
#include "schema/utf8.h"

namespace nachlese::html {

namespace {

constexpr std::size_t kLongestName = 16;  // of an element or an entity, in bytes

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name_character(char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
}

std::string_view name_at(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() && size < kLongestName && is_name_character(text[size]))
        ++size;
    return text.substr(0, size);
}

// What stands behind '<': "p>", "/div>", "br />", "a href=...".
bool begins_tag(std::string_view text) {
    if (text.starts_with('/')) text.remove_prefix(1);
    const std::string_view name = name_at(text);
    if (name.empty() || !is_letter(name.front()) || name.size() == text.size()) return false;
    const char next = text[name.size()];
    return next == '>' || next == '/' || next == ' ' || next == '\n' || next == '\t';
}

// What stands behind '&': "amp;", "#8222;".
bool begins_entity(std::string_view text) {
    if (text.starts_with('#')) text.remove_prefix(1);
    const std::string_view name = name_at(text);
    return name.size() >= 2 && text.substr(name.size()).starts_with(';');
}

bool is_figure(const Document& document, NodeId node) {
    return document.tag(node) == Tag::Figure || document.tag(node) == Tag::FigureCaption;
}

bool is_unseen(const Document& document, NodeId node) {
    return document.tag(node) != Tag::Text && is_hidden(document, node);
}

// Elements of one kind. They come in the order of the document, and so do the blocks: each is
// passed once.
class Elements {
  public:
    using Predicate = bool (*)(const Document& document, NodeId node);
    Elements(const Document& document, Predicate belongs)
        : document_(document), belongs_(belongs) {}

    // Whether one of them is around `node`; nodes must not descend from call to call.
    [[nodiscard]] bool hold(NodeId node) {
        for (; next_ <= node; ++next_) {
            if (next_ >= end_ && belongs_(document_, next_)) end_ = document_.end(next_);
        }
        return node < end_;
    }

  private:
    const Document& document_;
    Predicate belongs_;
    NodeId next_ = 1;  // 0 is the box around all
    NodeId end_ = 0;   // of those that began so far
};

}  // namespace

Fragment read_fragment(std::string_view text) {
    const Document document = parse_html(text);
    Elements figures(document, is_figure);
    Elements hidden(document, is_unseen);
    Fragment fragment;
    fragment.is_cut = document.is_cut();
    for (Block& block : blocks_of(document)) {
        if (hidden.hold(block.first)) continue;
        if (figures.hold(block.first)) {
            fragment.captions.push_back(std::move(block.text));
            continue;
        }
        const auto kind = block.heading > 0 ? ParagraphKind::Subheading : ParagraphKind::Text;
        fragment.paragraphs.push_back({kind, std::move(block.text)});
    }
    return fragment;
}

std::string fragment_text(std::string_view text) {
    if (!has_markup(text)) return collapse_whitespace(without_soft_hyphens(text));
    return parse_html(text).text_within(0);
}

bool has_markup(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '<' && begins_tag(text.substr(at + 1))) return true;
        if (text[at] == '&' && begins_entity(text.substr(at + 1))) return true;
    }
    return false;
}

}  // namespace nachlese::html
