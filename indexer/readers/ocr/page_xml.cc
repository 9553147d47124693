#include "indexer/readers/ocr/page_xml.h"

#include <algorithm>
#include <array>

#include "indexer/readers/article_parts.h"
#include "indexer/readers/ocr/blocks.h"
#include "schema/fields.h"
#include "schema/utf8.h"

namespace nachlese::ocr {

namespace {

using xml::Element;

constexpr std::array kFields{FieldId::Body, FieldId::Captions};
constexpr std::array kRoots{xml::RootName{"PcGts", ""}};

// Types of a TextRegion that belong to the page and to none of its articles.
constexpr std::array<std::string_view, 5> kFurniture{"page-number", "header", "footer",
                                                     "signature-mark", "catch-word"};

// The reading that stands first; several are ranked by their index.
Element best_reading(Element element) {
    const std::vector<Element> readings = element.children("TextEquiv");
    const auto found = std::find_if(readings.begin(), readings.end(), [](Element reading) {
        const std::string_view index = reading.attribute("index");
        return index.empty() || index == "0";
    });
    if (found != readings.end()) return *found;
    return readings.empty() ? Element() : readings.front();
}

void add_reading(Element element, BlockBuilder& builder) {
    const Element reading = best_reading(element);
    builder.add_words(reading.child("Unicode").characters(),
                      confidence_in(reading.attribute("conf"), 1));
}

void add_line(Element line, BlockBuilder& builder) {
    if (best_reading(line).child("Unicode").text().empty()) {
        for (const Element word : line.children("Word"))
            add_reading(word, builder);
    } else {
        add_reading(line, builder);
    }
    builder.end_line();
}

void add_region(Element region, ParagraphKind kind, BlockBuilder& builder) {
    builder.begin_block(kind, region.attribute("id"));
    const std::vector<Element> lines = region.children("TextLine");
    for (const Element line : lines)
        add_line(line, builder);
    if (lines.empty()) add_reading(region, builder);
}

std::vector<std::string> reading_order(Element page) {
    struct Place {
        long index;
        std::string id;
    };
    const std::vector<Element> references =
        page.child("ReadingOrder").descendants("RegionRefIndexed");
    std::vector<Place> places;
    places.reserve(references.size());
    for (const Element reference : references) {
        places.push_back(
            {std::strtol(std::string(reference.attribute("index")).c_str(), nullptr, 10),
             std::string(reference.attribute("regionRef"))});
    }
    std::stable_sort(places.begin(), places.end(),
                     [](const Place& a, const Place& b) { return a.index < b.index; });
    std::vector<std::string> ids;
    ids.reserve(places.size());
    for (Place& place : places)
        ids.push_back(std::move(place.id));
    return ids;
}

void add_regions(Element page, Article& article) {
    BlockBuilder text;
    BlockBuilder captions;
    for (const Element region : page.descendants("TextRegion")) {
        const std::string_view type = region.attribute("type");
        if (std::find(kFurniture.begin(), kFurniture.end(), type) != kFurniture.end()) continue;
        const auto kind = type == "heading" ? ParagraphKind::Subheading : ParagraphKind::Text;
        add_region(region, kind, type == "caption" || type == "credit" ? captions : text);
    }
    std::vector<Block> blocks = text.take();
    put_in_order(blocks, reading_order(page));
    add_blocks(blocks, article);
    for (Block& block : captions.take())
        add_once(article.captions, std::move(block.text));
}

}  // namespace

std::span<const FieldId> PageXmlReader::fields() const {
    return kFields;
}

std::span<const xml::RootName> PageXmlReader::roots() const {
    return kRoots;
}

bool PageXmlReader::begins_record(std::string_view /*name_space*/, std::string_view name) const {
    return name == "PcGts";
}

void PageXmlReader::read_record(const xml::Record& record, const ReadContext& context,
                                const ReadSink& sink) const {
    Article article;
    article.path = context.path;
    article.id = article.path;
    add_regions(record.element.child("Page"), article);
    if (holds_text(article)) {
        sink.article(std::move(article));
    } else {
        sink.no_article({article.path, "a page without text"});
    }
}

}  // namespace nachlese::ocr
