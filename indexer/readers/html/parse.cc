// libxml2's HTML parser, by its SAX callbacks: no tree of its own is built.
#include <array>
#include <cstring>
#include <memory>
#include <optional>

#include <libxml/HTMLparser.h>

#include "indexer/readers/html/document.h"
#include "indexer/readers/html/tame.h"
#include "schema/utf8.h"

namespace nachlese::html {

namespace {

constexpr std::size_t kLongestValue = 16384;  // of an attribute, in bytes

struct NamedAttribute {
    std::string_view name;
    Attribute attribute;
};
constexpr std::array kAttributes{
    NamedAttribute{"aria-hidden", Attribute::AriaHidden},
    NamedAttribute{"class", Attribute::Class},
    NamedAttribute{"content", Attribute::Content},
    NamedAttribute{"datetime", Attribute::Datetime},
    NamedAttribute{"hidden", Attribute::Hidden},
    NamedAttribute{"href", Attribute::Href},
    NamedAttribute{"id", Attribute::Id},
    NamedAttribute{"itemprop", Attribute::Itemprop},
    NamedAttribute{"itemscope", Attribute::Itemscope},
    NamedAttribute{"itemtype", Attribute::Itemtype},
    NamedAttribute{"name", Attribute::Name},
    NamedAttribute{"property", Attribute::Property},
    NamedAttribute{"rel", Attribute::Rel},
    NamedAttribute{"role", Attribute::Role},
    NamedAttribute{"style", Attribute::Style},
    NamedAttribute{"title", Attribute::Title},
    NamedAttribute{"type", Attribute::Type},
};

std::optional<Attribute> attribute_named(std::string_view name) {
    for (const NamedAttribute& row : kAttributes) {
        if (row.name == name) return row.attribute;
    }
    return std::nullopt;
}

std::string_view view_of(const xmlChar* text) {
    // libxml2's characters are bytes of UTF-8.
    return text == nullptr ? std::string_view{}
                           : std::string_view(reinterpret_cast<const char*>(text));
}

std::string_view view_of(const xmlChar* text, int length) {
    return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)};
}

}  // namespace

// Receives the parser's callbacks and appends nodes.
class DocumentBuilder {
  public:
    DocumentBuilder() { document_.nodes_.push_back({}); }

    // False when the element is nested too deeply.
    bool open(std::string_view name, const xmlChar** attributes);
    void close();
    void add_text(std::string_view text);
    void add_script(std::string_view text);
    void add_comment(std::string_view text);
    void cut() { document_.is_cut_ = true; }
    Document finish();

  private:
    using Slice = Document::Slice;
    Slice store(std::string_view text);
    void add_attributes(const xmlChar** attributes);
    [[nodiscard]] NodeId current() const { return open_.empty() ? 0 : open_.back(); }

    Document document_;
    std::vector<NodeId> open_;
};

DocumentBuilder::Slice DocumentBuilder::store(std::string_view text) {
    const Slice slice{static_cast<std::uint32_t>(document_.characters_.size()),
                      static_cast<std::uint32_t>(text.size())};
    document_.characters_ += text;
    return slice;
}

void DocumentBuilder::add_attributes(const xmlChar** attributes) {
    auto& values = document_.values_;
    document_.nodes_.back().first_attribute = static_cast<std::uint32_t>(values.size());
    for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
        const auto attribute = attribute_named(view_of(attributes[0]));
        if (!attribute) continue;
        values.push_back({*attribute, store(truncate(view_of(attributes[1]), kLongestValue))});
        ++document_.nodes_.back().attribute_count;
    }
}

bool DocumentBuilder::open(std::string_view name, const xmlChar** attributes) {
    if (open_.size() >= kDeepestNesting) return false;
    const NodeId parent = current();
    open_.push_back(document_.size());
    Document::Node node;
    node.tag = tag_named(name);
    node.parent = parent;
    document_.nodes_.push_back(node);
    add_attributes(attributes);
    return true;
}

void DocumentBuilder::close() {
    if (open_.empty()) return;
    document_.nodes_[open_.back()].end = document_.size();
    open_.pop_back();
}

void DocumentBuilder::add_text(std::string_view text) {
    const NodeId parent = current();
    if (is_silent(document_.tag(parent)) && document_.tag(parent) != Tag::Title) return;
    Document::Node& last = document_.nodes_.back();
    const Slice slice = store(without_soft_hyphens(text));
    // The parser hands out text in pieces, with entities on their own.
    if (last.tag == Tag::Text && last.parent == parent &&
        last.text.offset + last.text.size == slice.offset) {
        last.text.size += slice.size;
        return;
    }
    Document::Node node;
    node.tag = Tag::Text;
    node.parent = parent;
    node.end = document_.size() + 1;
    node.text = slice;
    document_.nodes_.push_back(node);
}

// A script's text belongs to its own node.
void DocumentBuilder::add_script(std::string_view text) {
    const NodeId script = current();
    if (document_.tag(script) != Tag::Script) return;
    if (document_.attribute(script, Attribute::Type).find("ld+json") == std::string_view::npos) {
        return;
    }
    const Slice slice = store(text);
    Slice& whole = document_.nodes_[script].text;
    if (whole.size == 0) whole.offset = slice.offset;
    whole.size = slice.offset + slice.size - whole.offset;
}

// "<!-- saved from url=(0042)https://... -->", as browsers write it.
void DocumentBuilder::add_comment(std::string_view text) {
    constexpr std::string_view kMark = "saved from url=(";
    const std::size_t at = text.substr(0, 64).find(kMark);
    if (at == std::string_view::npos) return;
    const std::size_t close = text.find(')', at);
    if (close == std::string_view::npos) return;
    const std::string_view address = trim(text.substr(close + 1));
    document_.saved_from_ = address.substr(0, address.find(' '));
}

Document DocumentBuilder::finish() {
    while (!open_.empty())
        close();
    document_.nodes_.front().end = document_.size();
    return std::move(document_);
}

namespace {

// What the callbacks of one parse share.
struct Parse {
    DocumentBuilder builder;
    htmlParserCtxtPtr parser = nullptr;
};

Parse& parse_of(void* data) {
    return *static_cast<Parse*>(data);
}

void on_open(void* data, const xmlChar* name, const xmlChar** attributes) {
    Parse& parse = parse_of(data);
    if (parse.builder.open(view_of(name), attributes)) return;
    parse.builder.cut();
    xmlStopParser(parse.parser);
}

void on_close(void* data, const xmlChar* /*name*/) {
    parse_of(data).builder.close();
}

void on_text(void* data, const xmlChar* text, int length) {
    parse_of(data).builder.add_text(view_of(text, length));
}

void on_script(void* data, const xmlChar* text, int length) {
    parse_of(data).builder.add_script(view_of(text, length));
}

void on_comment(void* data, const xmlChar* text) {
    parse_of(data).builder.add_comment(view_of(text));
}

void set_callbacks(htmlSAXHandler& handler) {
    std::memset(&handler, 0, sizeof handler);
    handler.startElement = on_open;
    handler.endElement = on_close;
    handler.characters = on_text;
    handler.ignorableWhitespace = on_text;
    handler.cdataBlock = on_script;
    handler.comment = on_comment;
}

}  // namespace

Document parse_html(std::string_view text) {
    const std::string tamed = tame(text);
    Parse parse;
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
        htmlNewParserCtxt(), &htmlFreeParserCtxt);
    if (!parser) return parse.builder.finish();
    parse.parser = parser.get();
    set_callbacks(*parser->sax);
    parser->userData = &parse;
    constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                             HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD;
    htmlCtxtReadMemory(parser.get(), tamed.data(), static_cast<int>(tamed.size()), nullptr, "UTF-8",
                       kOptions);
    return parse.builder.finish();
}

}  // namespace nachlese::html
