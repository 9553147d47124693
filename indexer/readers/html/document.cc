#include "indexer/readers/html/document.h"

#include <algorithm>

#include "schema/utf8.h"

namespace nachlese::html {

std::string_view Document::text(NodeId node) const {
    return view(nodes_[node].text);
}

const Document::Value* Document::find(NodeId node, Attribute attribute) const {
    const Node& owner = nodes_[node];
    const Value* const first = values_.data() + owner.first_attribute;
    const Value* const last = first + owner.attribute_count;
    const Value* const found = std::find_if(
        first, last, [attribute](const Value& value) { return value.attribute == attribute; });
    return found == last ? nullptr : found;
}

std::string_view Document::attribute(NodeId node, Attribute attribute) const {
    const Value* const value = find(node, attribute);
    return value == nullptr ? std::string_view{} : view(value->text);
}

bool Document::has(NodeId node, Attribute attribute) const {
    return find(node, attribute) != nullptr;
}

std::string Document::text_within(NodeId node) const {
    std::string joined;
    for (NodeId i = node; i < end(node);) {
        if (is_silent(tag(i)) && i != node) {
            i = end(i);
            continue;
        }
        if (is_box(tag(i)) || tag(i) == Tag::LineBreak) joined += ' ';
        if (tag(i) == Tag::Text) joined += text(i);
        ++i;
    }
    return collapse_whitespace(joined);
}

std::string without_soft_hyphens(std::string_view text) {
    constexpr std::string_view kSoftHyphen = "\u00AD";
    std::string kept;
    kept.reserve(text.size());
    for (;;) {
        const std::size_t at = text.find(kSoftHyphen);
        kept += text.substr(0, at);
        if (at == std::string_view::npos) return kept;
        text.remove_prefix(at + kSoftHyphen.size());
    }
}

}  // namespace nachlese::html
