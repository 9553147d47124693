#include "indexer/readers/xml/stream.h"

#include <algorithm>
#include <cstring>
#include <memory>

#include <fmt/format.h>
#include <libxml/parser.h>

#include "indexer/readers/xml/entities.h"
#include "indexer/readers/xml/utf8_stream.h"
#include "schema/utf8.h"

namespace nachlese::xml {

namespace {

// libxml2 compares each attribute of a tag with all before it.
constexpr std::size_t kMostEqualSigns = 20000;
// Declared defaults are added to every element.
constexpr std::size_t kMostDeclaredAttributes = 256;

std::string_view view_of(const xmlChar* text) {
    // libxml2's characters are bytes of UTF-8.
    return text == nullptr ? std::string_view{}
                           : std::string_view(reinterpret_cast<const char*>(text));
}

std::string_view view_between(const xmlChar* begin, const xmlChar* end) {
    return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};
}

// Receives the parser's callbacks.
class Parse {
  public:
    explicit Parse(const Handler& handler) : handler_(handler) {}

    void open(const xmlChar* name, const xmlChar* prefix, const xmlChar* address, int count,
              const xmlChar** attributes);
    void close();
    void add_text(std::string_view text);
    void declare_entity(std::string_view name, std::string_view text, std::string_view system_id) {
        entities_.declare(name, text, system_id);
    }
    xmlEntityPtr find_entity(const xmlChar* name);
    void declare_attribute();
    void fail(std::string_view reason);
    void note(const xmlError& error);

    [[nodiscard]] bool is_over() const { return is_over_; }
    Outcome finish();

    xmlParserCtxtPtr parser = nullptr;
    int lines_before = 0;  // that were cut off in front of the document

  private:
    [[nodiscard]] int line() const { return xmlSAX2GetLineNumber(parser) + lines_before; }
    [[nodiscard]] bool in_record() const { return record_depth_ > 0; }
    [[nodiscard]] bool is_full() const { return document_.memory() > kMaxDocumentBytes; }
    void end_record();
    void check_size();
    void stop();

    const Handler& handler_;
    Entities entities_;
    Tree document_;
    Tree record_;
    std::size_t depth_ = 0;
    std::size_t record_depth_ = 0;   // at which the record began; 0 outside of one
    std::size_t skipped_depth_ = 0;  // at which the document's tree was full; 0 while it is not
    std::size_t declared_attributes_ = 0;
    std::string fault_;
    bool is_over_ = false;
};

void Parse::stop() {
    is_over_ = true;
    xmlStopParser(parser);
}

void Parse::fail(std::string_view reason) {
    if (fault_.empty()) fault_ = fmt::format("line {}: {}", line(), reason);
    stop();
}

void Parse::note(const xmlError& error) {
    if (error.level != XML_ERR_FATAL || is_over_) return;
    std::string_view reason = error.message == nullptr ? "" : error.message;
    // What libxml2 says of an end in the middle is "Extra content at the end of the document".
    if (error.code == XML_ERR_DOCUMENT_END && depth_ > 0) reason = "the document is cut off";
    if (!entities_.refusal().empty()) reason = entities_.refusal();
    if (fault_.empty()) {
        fault_ = fmt::format("line {}: {}", error.line + lines_before, trim(printable(reason)));
    }
}

void Parse::open(const xmlChar* name, const xmlChar* prefix, const xmlChar* address, int count,
                 const xmlChar** attributes) {
    if (is_over_) return;
    ++depth_;
    if (depth_ > kDeepestNesting) {
        fail(fmt::format("elements are nested more than {} deep", kDeepestNesting));
        return;
    }
    // A prefix that is declared nowhere still tells elements apart.
    const std::string_view name_space = view_of(address != nullptr ? address : prefix);
    if (!in_record() && handler_.begins_record(name_space, view_of(name))) record_depth_ = depth_;
    if (!in_record()) {
        if (skipped_depth_ == 0 && is_full()) skipped_depth_ = depth_;
        if (skipped_depth_ != 0) return;
    }
    Tree& tree = in_record() ? record_ : document_;
    tree.open(name_space, view_of(name), line());
    for (int i = 0; i < count; ++i) {
        const xmlChar** const row = attributes + std::ptrdiff_t{5} * i;  // as SAX2 has them
        tree.add_attribute(view_of(row[0]), make_valid_utf8(view_between(row[3], row[4])));
    }
    if (in_record()) check_size();
}

void Parse::check_size() {
    if (record_.memory() > kMaxRecordBytes) {
        fail(fmt::format("<{}> takes more than {} MiB", record_.root().name(),
                         kMaxRecordBytes >> 20U));
    }
}

void Parse::close() {
    if (is_over_) return;
    if (in_record()) {
        record_.close();
        if (record_depth_ == depth_) end_record();
    } else if (skipped_depth_ == 0) {
        document_.close();
    } else if (skipped_depth_ == depth_) {
        skipped_depth_ = 0;
    }
    --depth_;
}

void Parse::end_record() {
    record_depth_ = 0;
    handler_.record(record_.root(), document_.root());
    record_.clear();
    if (handler_.stop && handler_.stop()) stop();
}

void Parse::add_text(std::string_view text) {
    if (is_over_) return;
    if (in_record()) {
        record_.add_text(text);
        check_size();
    } else if (skipped_depth_ == 0 && !is_full() && !trim(text).empty()) {
        document_.add_text(text);
    }
}

xmlEntityPtr Parse::find_entity(const xmlChar* name) {
    // libxml2 asks for each entity once it is declared, to complete its own.
    if (parser->inSubset != 0) return nullptr;
    const bool in_attribute = parser->instate == XML_PARSER_ATTRIBUTE_VALUE;
    xmlEntityPtr const found = entities_.find(std::string(view_of(name)), in_attribute);
    if (found == nullptr && !entities_.refusal().empty()) fail(entities_.refusal());
    return found;
}

void Parse::declare_attribute() {
    if (++declared_attributes_ > kMostDeclaredAttributes) {
        fail(fmt::format("more than {} attributes are declared", kMostDeclaredAttributes));
    }
}

Outcome Parse::finish() {
    return {std::move(fault_), std::move(document_)};
}

Parse& parse_of(void* data) {
    return *static_cast<Parse*>(data);
}

void on_open(void* data, const xmlChar* name, const xmlChar* prefix, const xmlChar* address,
             int /*namespaces*/, const xmlChar** /*declared*/, int count, int /*defaulted*/,
             const xmlChar** attributes) {
    parse_of(data).open(name, prefix, address, count, attributes);
}

void on_close(void* data, const xmlChar* /*name*/, const xmlChar* /*prefix*/,
              const xmlChar* /*address*/) {
    parse_of(data).close();
}

void on_text(void* data, const xmlChar* text, int length) {
    parse_of(data).add_text(view_between(text, text + length));
}

xmlEntityPtr on_entity(void* data, const xmlChar* name) {
    return parse_of(data).find_entity(name);
}

void on_entity_declaration(void* data, const xmlChar* name, int type, const xmlChar* /*public_id*/,
                           const xmlChar* system_id, xmlChar* text) {
    if (type == XML_INTERNAL_PARAMETER_ENTITY || type == XML_EXTERNAL_PARAMETER_ENTITY) return;
    parse_of(data).declare_entity(view_of(name), view_of(text), view_of(system_id));
}

void on_unparsed_entity(void* data, const xmlChar* name, const xmlChar* /*public_id*/,
                        const xmlChar* system_id, const xmlChar* /*notation*/) {
    parse_of(data).declare_entity(view_of(name), {}, view_of(system_id));
}

void on_attribute_declaration(void* data, const xmlChar* /*element*/, const xmlChar* /*name*/,
                              int /*type*/, int /*kind*/, const xmlChar* /*value*/,
                              xmlEnumerationPtr choices) {
    xmlFreeEnumeration(choices);
    parse_of(data).declare_attribute();
}

void on_error(void* data, xmlErrorPtr error) {
    parse_of(data).note(*error);
}

xmlSAXHandler callbacks() {
    xmlSAXHandler handler;
    std::memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = on_open;
    handler.endElementNs = on_close;
    handler.characters = on_text;
    handler.ignorableWhitespace = on_text;
    handler.cdataBlock = on_text;
    handler.getEntity = on_entity;
    handler.entityDecl = on_entity_declaration;
    handler.unparsedEntityDecl = on_unparsed_entity;
    handler.attributeDecl = on_attribute_declaration;
    handler.serror = on_error;
    return handler;
}

struct FreeParser {
    void operator()(xmlParserCtxtPtr parser) const {
        // Where entities are declared libxml2 makes a document for them, SAX or not.
        if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
        xmlFreeParserCtxt(parser);
    }
};

// Tags with so many attributes that comparing them would take minutes.
class TagGuard {
  public:
    bool allows(std::string_view text) {
        for (const char c : text) {
            if (c == '<') equal_signs_ = 0;
            if (c == '=' && ++equal_signs_ > kMostEqualSigns) return false;
        }
        return true;
    }

  private:
    std::size_t equal_signs_ = 0;
};

// Nothing may stand in front of an XML declaration, but in feeds blank lines do.
std::string_view without_leading_space(std::string_view text, int& lines) {
    const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    lines += static_cast<int>(std::count(text.begin(), text.begin() + begin, '\n'));
    return text.substr(begin);
}

}  // namespace

Result<Outcome> read_records(InputStream& input, const Handler& handler) {
    Parse parse(handler);
    xmlSAXHandler sax = callbacks();
    const std::unique_ptr<xmlParserCtxt, FreeParser> parser(
        xmlCreatePushParserCtxt(&sax, &parse, nullptr, 0, nullptr));
    if (!parser) return fail(ErrorCode::Internal, "out of memory");
    parse.parser = parser.get();
    xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC);
    Utf8Stream decoder(input.head());
    TagGuard guard;
    bool has_begun = false;
    for (bool is_last = false; !is_last && !parse.is_over();) {
        const auto piece = input.read_piece();
        if (!piece) return tl::unexpected(piece.error());
        is_last = piece->empty();
        const std::string decoded = decoder.decode(*piece, is_last);
        std::string_view text = decoded;
        if (!has_begun) text = without_leading_space(text, parse.lines_before);
        has_begun = has_begun || !text.empty();
        if (!guard.allows(text)) {
            parse.fail("a tag has too many attributes");
            break;
        }
        const int status = xmlParseChunk(parser.get(), text.data(), static_cast<int>(text.size()),
                                         static_cast<int>(is_last));
        if (status != XML_ERR_OK && parser->wellFormed == 0) break;
    }
    return parse.finish();
}

}  // namespace nachlese::xml
