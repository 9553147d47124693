#include "indexer/readers/xml/tree.h"

#include <algorithm>
#include <array>

#include "indexer/readers/html/document.h"
#include "schema/utf8.h"

namespace nachlese::xml {

namespace {

// Elements of HTML that have no end tag (https://html.spec.whatwg.org/#void-elements).
constexpr std::array<std::string_view, 8> kVoidElements{"br",    "hr",   "img",    "input",
                                                        "embed", "link", "source", "wbr"};

void append_escaped(std::string& html, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '<':
                html += "&lt;";
                break;
            case '&':
                html += "&amp;";
                break;
            case '"':
                html += "&quot;";
                break;
            default:
                html += c;
        }
    }
}

}  // namespace

Element Tree::root() const {
    return nodes_.empty() ? Element() : Element(*this, 0);
}

std::size_t Tree::memory() const {
    return characters_.size() + nodes_.size() * sizeof(Node) +
           attributes_.size() * sizeof(Attribute);
}

Tree::Slice Tree::store(std::string_view text) {
    const Slice slice{static_cast<std::uint32_t>(characters_.size()),
                      static_cast<std::uint32_t>(text.size())};
    characters_ += text;
    return slice;
}

void Tree::open(std::string_view name_space, std::string_view name, int line) {
    is_in_text_ = false;
    Node node;
    const bool is_inherited = !open_.empty() && view(nodes_[open_.back()].name_space) == name_space;
    node.name_space = is_inherited ? nodes_[open_.back()].name_space : store(name_space);
    node.name = store(name);
    node.first_attribute = static_cast<std::uint32_t>(attributes_.size());
    node.line = line;
    open_.push_back(static_cast<std::uint32_t>(nodes_.size()));
    nodes_.push_back(node);
}

void Tree::add_attribute(std::string_view name, std::string_view value) {
    const Slice stored_name = store(name);
    attributes_.push_back({stored_name, store(value)});
    ++nodes_.back().attribute_count;
}

void Tree::add_text(std::string_view text) {
    if (open_.empty() || text.empty()) return;
    const Slice slice = store(text);
    // Text comes in pieces, with entities on their own.
    if (is_in_text_) {
        nodes_.back().text.size += slice.size;
        return;
    }
    is_in_text_ = true;
    Node node;
    node.text = slice;
    node.end = static_cast<std::uint32_t>(nodes_.size() + 1);
    nodes_.push_back(node);
}

void Tree::close() {
    is_in_text_ = false;
    if (open_.empty()) return;
    nodes_[open_.back()].end = static_cast<std::uint32_t>(nodes_.size());
    open_.pop_back();
}

void Tree::clear() {
    characters_.clear();
    nodes_.clear();
    attributes_.clear();
    open_.clear();
    is_in_text_ = false;
}

std::string_view Element::name() const {
    return tree_ == nullptr ? std::string_view{} : tree_->view(tree_->nodes_[node_].name);
}

std::string_view Element::name_space() const {
    return tree_ == nullptr ? std::string_view{} : tree_->view(tree_->nodes_[node_].name_space);
}

int Element::line() const {
    return tree_ == nullptr ? 0 : tree_->nodes_[node_].line;
}

std::string_view Element::attribute(std::string_view name) const {
    if (tree_ == nullptr) return {};
    const Tree::Node& node = tree_->nodes_[node_];
    for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
        const Tree::Attribute& attribute = tree_->attributes_[node.first_attribute + i];
        if (tree_->view(attribute.name) == name) return tree_->view(attribute.value);
    }
    return {};
}

std::vector<Element> Element::children() const {
    std::vector<Element> found;
    walk([](std::string_view) {},
         [&found](Element element) {
             found.push_back(element);
             return false;
         });
    return found;
}

std::vector<Element> Element::children(std::string_view name) const {
    std::vector<Element> found = children();
    std::erase_if(found, [&](Element element) {
        return element.name() != name || element.name_space() != name_space();
    });
    return found;
}

Element Element::child(std::string_view name) const {
    return child(name_space(), name);
}

Element Element::child(std::string_view name_space, std::string_view name) const {
    Element found;
    walk([](std::string_view) {},
         [&](Element element) {
             if (!found && element.name() == name && element.name_space() == name_space) {
                 found = element;
             }
             return false;
         });
    return found;
}

std::vector<Element> Element::descendants(std::string_view name) const {
    std::vector<Element> found;
    walk([](std::string_view) {},
         [&](Element element) {
             if (element.name() == name) found.push_back(element);
             return true;
         });
    return found;
}

Element Element::descendant(std::string_view name) const {
    const std::vector<Element> found = descendants(name);
    return found.empty() ? Element() : found.front();
}

std::string Element::characters() const {
    std::string text;
    walk([&text](std::string_view piece) { text += piece; }, [](Element) { return true; });
    return text;
}

std::string Element::text() const {
    return collapse_whitespace(html::without_soft_hyphens(characters()));
}

std::string Element::inner_html(Predicate is_left_out) const {
    std::string html;
    append_html(html, is_left_out);
    return html;
}

// Recurses as deeply as elements are nested, which the parser bounds.
void Element::append_html(std::string& html, Predicate is_left_out) const {
    walk([&html](std::string_view text) { append_escaped(html, text); },
         [&](Element element) {
             if (is_left_out != nullptr && is_left_out(element)) return false;
             const std::string_view name = element.name();
             html.append("<").append(name);
             for (const std::string_view kept : {"class", "role", "href"}) {
                 const std::string_view value = element.attribute(kept);
                 if (value.empty()) continue;
                 html.append(" ").append(kept).append("=\"");
                 append_escaped(html, value);
                 html += '"';
             }
             html += '>';
             if (std::find(kVoidElements.begin(), kVoidElements.end(), name) !=
                 kVoidElements.end()) {
                 return false;
             }
             element.append_html(html, is_left_out);
             html.append("</").append(name).append(">");
             return false;
         });
}

}  // namespace nachlese::xml
