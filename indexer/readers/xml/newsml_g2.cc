#include "indexer/readers/xml/newsml_g2.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "indexer/readers/article_parts.h"
#include "indexer/readers/dump/dateline.h"
#include "indexer/readers/feed_date.h"
#include "indexer/readers/html/fragment.h"
#include "indexer/readers/xml/nitf.h"
#include "schema/fields.h"
#include "schema/utf8.h"

namespace nachlese::xml {

namespace {

constexpr std::array kFields{
    FieldId::Headline, FieldId::Kicker,         FieldId::Teaser,  FieldId::Body,
    FieldId::Tags,     FieldId::Captions,       FieldId::Authors, FieldId::Source,
    FieldId::Place,    FieldId::Section,        FieldId::Date,    FieldId::Id,
    FieldId::Version,  FieldId::VersionCreated, FieldId::Status,  FieldId::Embargoed,
    FieldId::Ednote,
};

constexpr std::string_view kNamespace = "http://iptc.org/std/nar/2006-10-01/";
constexpr std::array kItems{
    std::string_view("newsItem"),     std::string_view("packageItem"),
    std::string_view("conceptItem"),  std::string_view("knowledgeItem"),
    std::string_view("planningItem"), std::string_view("catalogItem"),
};
constexpr std::array kRoots{
    RootName{"newsMessage", ""},           RootName{"newsItem", kNamespace},
    RootName{"packageItem", kNamespace},   RootName{"conceptItem", kNamespace},
    RootName{"knowledgeItem", kNamespace}, RootName{"planningItem", kNamespace},
    RootName{"catalogItem", kNamespace},
};

// "stat:usable" is "usable".
std::string_view without_scheme(std::string_view qcode) {
    return qcode.substr(qcode.rfind(':') + 1);
}

// What an element means: its name in words, else its literal or code.
std::string name_of(Element element) {
    for (const std::string_view part : {"name", "label"}) {
        std::string name = element.child(part).text();
        if (!name.empty()) return name;
    }
    return collapse_whitespace(element.attribute("literal"));
}

bool has_role(Element element, std::string_view role) {
    return without_scheme(element.attribute("role")) == role;
}

void add_item_meta(Element meta, const ReadContext& context, Article& article) {
    const auto instant = [&](std::string_view name) {
        return parse_any_iso(meta.child(name).text(), context.zone);
    };
    article.version_created = instant("versionCreated");
    article.embargoed = instant("embargoed");
    const Element status = meta.child("pubStatus");
    std::string_view code = status.attribute("qcode");
    if (code.empty()) code = status.attribute("uri");
    code = code.substr(code.rfind('/') + 1);
    article.pub_status = pub_status_named(without_scheme(code)).value_or(PubStatus::Usable);
    for (const Element signal : meta.children("signal")) {
        if (without_scheme(signal.attribute("qcode")) == "correction") article.is_correction = true;
    }
    for (const Element note : meta.children("edNote")) {
        // "notepad" repeats all others as a page.
        const bool is_for_editors = has_role(note, "editorialnote") ||
                                    has_role(note, "correction") || note.attribute("role").empty();
        if (!is_for_editors) continue;
        if (!article.ednote.empty()) article.ednote += ' ';
        article.ednote += note.text();
    }
}

void add_headlines(Element meta, Article& article) {
    for (const Element headline : meta.children("headline")) {
        const std::string_view rank = headline.attribute("rank");
        if (rank == "3" || has_role(headline, "kicker")) {
            if (article.kicker.empty()) article.kicker = headline.text();
        } else if (article.headline.empty()) {
            article.headline = headline.text();
        }
    }
    if (article.headline.empty()) article.headline = meta.child("title").text();
    for (const Element description : meta.children("description")) {
        if (has_role(description, "caption")) {
            add_once(article.captions, description.text());
        } else if (article.teaser.empty()) {
            article.teaser = description.text();
        }
    }
}

void add_people(Element meta, Article& article) {
    for (const Element by : meta.children("by"))
        add_authors(article.authors, by.text());
    if (!article.authors.empty()) return;
    for (const Element creator : meta.children("creator"))
        add_once(article.authors, name_of(creator));
}

void add_subjects(Element meta, Article& article) {
    for (const Element subject : meta.children("subject")) {
        std::string name = name_of(subject);
        const std::string_view type = without_scheme(subject.attribute("type"));
        // An address on a map; no subject (IPTC NewsCodes, "cpnature").
        if (type == "poi") continue;
        // The department, by whatever scheme: a code such as "pl" or a word.
        if (type == "category") {
            if (article.section.empty()) article.section = std::move(name);
        } else {
            add_once(article.tags, std::move(name));
        }
    }
    for (const Element keyword : meta.children("keyword"))
        add_once(article.tags, keyword.text());
}

void add_place(Element meta, const ReadContext& context, Article& article) {
    const std::string dateline = meta.child("dateline").text();
    if (const auto found = dump::find_dateline(dateline + " ", {}, context.now, context.zone)) {
        article.place = found->place;
    }
    if (article.place.empty()) {
        const std::size_t end = dateline.find_first_of(",(");
        article.place = std::string(trim(dateline.substr(0, end)));
    }
    if (article.place.empty()) article.place = name_of(meta.child("located"));
}

void add_source(Element item, Element meta, Article& article) {
    const Element provider = item.child("itemMeta").child("provider");
    article.source = meta.child("creditline").text();
    if (article.source.empty()) article.source = name_of(meta.child("infoSource"));
    if (article.source.empty()) article.source = name_of(provider);
    if (article.source.empty()) {
        article.source = collapse_whitespace(without_scheme(provider.attribute("qcode")));
    }
}

// Furniture that repeats the metadata.
bool repeats_metadata(Element element) {
    const std::string_view name = element.name();
    if (name == "header" || name == "head" || name == "h1") return true;
    const std::string_view kind = element.attribute("class");
    return kind == "teaser" || kind == "dateline" || kind == "byline" || kind == "notepad";
}

void add_xhtml(Element html, Article& article) {
    html::Fragment fragment = html::read_fragment(html.inner_html(repeats_metadata));
    std::move(fragment.paragraphs.begin(), fragment.paragraphs.end(),
              std::back_inserter(article.body));
    for (std::string& caption : fragment.captions)
        add_once(article.captions, std::move(caption));
}

void add_content(Element item, const ReadContext& context, Article& article) {
    const Element content = item.child("contentSet");
    for (const Element xml : content.children("inlineXML")) {
        for (const Element inner : xml.children()) {
            if (inner.name() == "nitf") add_nitf(inner, context, article);
            if (inner.name() == "html") add_xhtml(inner, article);
        }
    }
    if (!article.body.empty()) return;
    for (const Element data : content.children("inlineData")) {
        const std::string_view type = data.attribute("contenttype");
        if (!type.empty() && !type.starts_with("text/")) continue;
        for (Paragraph& paragraph : html::read_fragment(data.characters()).paragraphs)
            article.body.push_back(std::move(paragraph));
    }
}

}  // namespace

std::span<const FieldId> NewsmlG2Reader::fields() const {
    return kFields;
}

std::span<const RootName> NewsmlG2Reader::roots() const {
    return kRoots;
}

bool NewsmlG2Reader::begins_record(std::string_view /*name_space*/, std::string_view name) const {
    return std::find(kItems.begin(), kItems.end(), name) != kItems.end();
}

void NewsmlG2Reader::read_record(const Record& record, const ReadContext& context,
                                 const ReadSink& sink) const {
    const Element item = record.element;
    const std::string guid = collapse_whitespace(item.attribute("guid"));
    Article article;
    article.path = record_path(record, context, guid);
    article.id = guid.empty() ? article.path : guid;
    if (item.name() != "newsItem") {
        sink.no_article({article.path, fmt::format("a {} of NewsML-G2", item.name())});
        return;
    }
    article.version = collapse_whitespace(item.attribute("version"));
    const Element meta = item.child("contentMeta");
    add_item_meta(item.child("itemMeta"), context, article);
    add_headlines(meta, article);
    add_people(meta, article);
    add_subjects(meta, article);
    add_place(meta, context, article);
    add_source(item, meta, article);
    auto created = parse_any_iso(meta.child("contentCreated").text(), context.zone);
    if (!created) created = article.version_created;
    set_stated_date(article, created, context);
    add_content(item, context, article);
    open_with_dateline(article, meta.child("dateline").text(), context);
    if (holds_text(article)) {
        sink.article(std::move(article));
        return;
    }
    const std::string_view kind =
        without_scheme(item.child("itemMeta").child("itemClass").attribute("qcode"));
    sink.no_article({article.path, fmt::format("a news item ({}) without headline and text",
                                               printable(kind.empty() ? "of no class" : kind))});
}

}  // namespace nachlese::xml
