#include "indexer/readers/ocr/alto.h"

#include <array>
#include <set>

#include "indexer/readers/article_parts.h"
#include "schema/fields.h"
#include "schema/utf8.h"

namespace nachlese::ocr {

namespace {

using xml::Element;

constexpr std::array kFields{FieldId::Body};
constexpr std::array kRoots{xml::RootName{"alto", ""}};

// Tags that call a block a heading: "Titre 1", "headline", "Heading".
std::set<std::string, std::less<>> heading_tags(Element alto) {
    std::set<std::string, std::less<>> ids;
    for (const Element tag : alto.child("Tags").children()) {
        const std::string label = fold(tag.attribute("LABEL"));
        for (const std::string_view word :
             {"heading", "headline", "title", "titre", "berschrift"}) {
            if (label.find(word) != std::string::npos) ids.emplace(tag.attribute("ID"));
        }
    }
    return ids;
}

ParagraphKind kind_of(Element block, const std::set<std::string, std::less<>>& headings) {
    std::string_view references = block.attribute("TAGREFS");
    while (!references.empty()) {
        const std::size_t end = std::min(references.find(' '), references.size());
        if (headings.contains(references.substr(0, end))) return ParagraphKind::Subheading;
        references.remove_prefix(std::min(end + 1, references.size()));
    }
    return ParagraphKind::Text;
}

// A word that is broken at the line's end says with its first half how it is written whole.
void add_line(Element line, BlockBuilder& builder) {
    for (const Element part : line.children()) {
        if (part.name() == "HYP") {
            builder.add_mark(part.attribute("CONTENT"));
        } else if (part.name() == "String") {
            const std::string_view half = part.attribute("SUBS_TYPE");
            const std::string_view whole = part.attribute("SUBS_CONTENT");
            if (half == "HypPart2" && !whole.empty()) continue;
            const bool is_whole = half == "HypPart1" && !whole.empty();
            builder.add_words(is_whole ? whole : part.attribute("CONTENT"),
                              confidence_in(part.attribute("WC"), 1));
            if (is_whole) break;  // the hyphen behind it is not meant
        }
    }
    builder.end_line();
}

std::vector<std::string> reading_order(Element alto) {
    std::vector<std::string> ids;
    for (const Element reference : alto.child("Layout").descendants("ElementRef"))
        ids.emplace_back(reference.attribute("REF"));
    for (const Element reference : alto.child("ReadingOrder").descendants("ElementRef"))
        ids.emplace_back(reference.attribute("REF"));
    return ids;
}

}  // namespace

std::vector<Block> blocks_of_page(Element alto, Element page) {
    const auto headings = heading_tags(alto);
    BlockBuilder builder;
    for (const Element block : page.descendants("TextBlock")) {
        builder.begin_block(kind_of(block, headings), block.attribute("ID"));
        for (const Element line : block.children("TextLine"))
            add_line(line, builder);
    }
    std::vector<Block> blocks = builder.take();
    put_in_order(blocks, reading_order(alto));
    return blocks;
}

std::span<const FieldId> AltoReader::fields() const {
    return kFields;
}

std::span<const xml::RootName> AltoReader::roots() const {
    return kRoots;
}

bool AltoReader::begins_record(std::string_view /*name_space*/, std::string_view name) const {
    return name == "alto";
}

void AltoReader::read_record(const xml::Record& record, const ReadContext& context,
                             const ReadSink& sink) const {
    const Element alto = record.element;
    const std::vector<Element> pages = alto.child("Layout").children("Page");
    std::size_t number = 0;
    for (const Element page : pages) {
        ++number;
        Article article;
        article.path =
            pages.size() == 1 ? context.path : member_path(context, page.attribute("ID"), number);
        article.id = article.path;
        add_blocks(blocks_of_page(alto, page), article);
        if (holds_text(article)) {
            sink.article(std::move(article));
        } else {
            sink.no_article({article.path, "a page without text"});
        }
    }
    if (pages.empty()) sink.no_article({context.path, "an ALTO document without a page"});
}

}  // namespace nachlese::ocr
