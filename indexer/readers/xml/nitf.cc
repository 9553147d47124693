#include "indexer/readers/xml/nitf.h"

#include <array>

#include "indexer/readers/article_parts.h"
#include "indexer/readers/feed_date.h"
#include "schema/fields.h"
#include "schema/utf8.h"

namespace nachlese::xml {

namespace {

constexpr std::array kFields{
    FieldId::Headline, FieldId::Teaser, FieldId::Body,   FieldId::Tags,      FieldId::Captions,
    FieldId::Authors,  FieldId::Source, FieldId::Place,  FieldId::Section,   FieldId::Date,
    FieldId::Url,      FieldId::Id,     FieldId::Status, FieldId::Embargoed, FieldId::Ednote,
};

constexpr std::array kRoots{RootName{"nitf", ""}};

void set_if_empty(std::string& field, std::string text) {
    if (field.empty()) field = std::move(text);
}

std::string attribute_text(Element element, std::string_view name) {
    return collapse_whitespace(element.attribute(name));
}

// Values of `pubdata` and `docdata`.
void add_head(Element nitf, const ReadContext& context, Article& article) {
    const Element head = nitf.child("head");
    const Element docdata = head.child("docdata");
    set_if_empty(article.headline, head.child("title").text());
    set_if_empty(article.id, attribute_text(docdata.child("doc-id"), "id-string"));
    set_if_empty(article.source, attribute_text(docdata.child("doc-id"), "regsrc"));
    set_if_empty(article.ednote, attribute_text(docdata.child("ed-msg"), "info"));
    for (const Element keyword : docdata.descendants("keyword"))
        add_once(article.tags, attribute_text(keyword, "key"));
    for (const Element subject : head.descendants("tobject.subject")) {
        for (const std::string_view part : {"subject.type", "subject.matter", "subject.detail"})
            add_once(article.tags, attribute_text(subject, part));
    }
    const Element pubdata = head.child("pubdata");
    set_if_empty(article.section, attribute_text(pubdata, "position.section"));
    set_if_empty(article.url, attribute_text(pubdata, "ex-ref"));
    set_if_empty(article.source, attribute_text(pubdata, "name"));
    if (!article.date) {
        auto when = parse_any_iso(docdata.child("date.issue").attribute("norm"), context.zone);
        if (!when) when = parse_any_iso(pubdata.attribute("date.publication"), context.zone);
        if (!when) {
            when = parse_any_iso(docdata.child("date.release").attribute("norm"), context.zone);
        }
        set_stated_date(article, when, context);
    }
    if (!article.embargoed) {
        const Element release = docdata.child("date.release");
        const auto until = parse_any_iso(release.attribute("norm"), context.zone);
        const bool lies_ahead = until && article.date &&
                                to_unix_seconds(*until, context.zone) >
                                    to_unix_seconds(article.date->when, context.zone);
        if (lies_ahead) article.embargoed = until;
    }
    if (const auto status = pub_status_named(docdata.attribute("management-status"))) {
        article.pub_status = *status;
    }
}

std::string author_of(Element byline) {
    const Element person = byline.descendant("person");
    std::string name = person ? person.text() : byline.text();
    for (const std::string_view by : {"Von ", "VON ", "By ", "BY "}) {
        if (name.starts_with(by)) return name.substr(by.size());
    }
    return name;
}

void add_body_head(Element head, Article& article) {
    const Element headline = head.child("hedline");
    set_if_empty(article.headline, headline.child("hl1").text());
    set_if_empty(article.teaser, head.child("abstract").text());
    if (article.teaser.empty()) set_if_empty(article.teaser, headline.child("hl2").text());
    if (article.authors.empty()) {
        for (const Element byline : head.children("byline"))
            add_once(article.authors, author_of(byline));
    }
    set_if_empty(article.source, head.child("distributor").text());
    set_if_empty(article.place, head.child("dateline").child("location").text());
    if (article.ednote.empty()) article.ednote = head.child("note").text();
}

void add_media(Element media, Article& article) {
    for (const std::string_view part : {"media-caption", "media-producer"}) {
        for (const Element element : media.children(part))
            add_once(article.captions, element.text());
    }
}

void add_paragraph(ParagraphKind kind, std::string text, Article& article) {
    if (!text.empty()) article.body.push_back({kind, std::move(text)});
}

void add_content(Element content, Article& article) {
    content.walk([](std::string_view) {},
                 [&](Element element) {
                     const std::string_view name = element.name();
                     if (name == "media") {
                         add_media(element, article);
                     } else if (name == "hl1" || name == "hl2") {
                         add_paragraph(ParagraphKind::Subheading, element.text(), article);
                     } else if (name == "p" || name == "li" || name == "pre" || name == "tr" ||
                                name == "dt" || name == "dd" || name == "credit") {
                         add_paragraph(ParagraphKind::Text, element.text(), article);
                     } else {
                         return true;  // "block", "bq", "ul", "table": boxes
                     }
                     return false;
                 });
}

}  // namespace

std::span<const FieldId> NitfReader::fields() const {
    return kFields;
}

std::span<const RootName> NitfReader::roots() const {
    return kRoots;
}

bool NitfReader::begins_record(std::string_view /*name_space*/, std::string_view name) const {
    return name == "nitf";
}

void NitfReader::read_record(const Record& record, const ReadContext& context,
                             const ReadSink& sink) const {
    Article article;
    article.path = record_path(record, context, {});
    add_nitf(record.element, context, article);
    if (article.id.empty()) article.id = article.path;
    if (holds_text(article)) {
        sink.article(std::move(article));
    } else {
        sink.no_article({article.path, "a NITF document without headline and text"});
    }
}

void add_nitf(Element nitf, const ReadContext& context, Article& article) {
    const Element body = nitf.child("body");
    add_body_head(body.child("body.head"), article);
    add_head(nitf, context, article);
    add_content(body.child("body.content"), article);
    if (const Element end = body.child("body.end"); end && article.ednote.empty()) {
        article.ednote = end.child("tagline").text();
    }
}

}  // namespace nachlese::xml
