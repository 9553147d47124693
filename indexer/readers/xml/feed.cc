#include "indexer/readers/xml/feed.h"

#include <array>

#include "indexer/readers/article_parts.h"
#include "indexer/readers/feed_date.h"
#include "indexer/readers/html/fragment.h"
#include "schema/fields.h"
#include "schema/utf8.h"

namespace nachlese::xml {

namespace {

constexpr std::array kFields{
    FieldId::Headline, FieldId::Teaser, FieldId::Body, FieldId::Tags, FieldId::Captions,
    FieldId::Authors,  FieldId::Source, FieldId::Date, FieldId::Url,  FieldId::Id,
};
constexpr std::array kRoots{
    RootName{"rss", ""},
    RootName{"feed", ""},
    RootName{"RDF", "http://purl.org/rss/1.0/"},
    RootName{"RDF", "my.netscape.com/"},
};

// Modules of RSS.
constexpr std::string_view kDublinCore = "http://purl.org/dc/elements/1.1/";
constexpr std::string_view kContent = "http://purl.org/rss/1.0/modules/content/";
constexpr std::string_view kMedia = "http://search.yahoo.com/mrss/";

// A piece of text as a feed carries it.
struct Piece {
    std::string html;
    explicit operator bool() const { return !html.empty(); }
};

// RSS has HTML in text, and so has Atom's "html"; Atom's "xhtml" has elements; everything else is
// plain, which read_fragment() tells apart by itself.
Piece piece_of(Element element) {
    if (!element || element.attribute("mode") == "base64") return {};
    if (!element.children().empty()) return {element.inner_html()};
    return {element.characters()};
}

std::string one_line(Element element) {
    return html::fragment_text(piece_of(element).html);
}

std::optional<DateTime> date_in(std::string_view text, const TimeZone& zone) {
    if (auto mail = parse_mail_date(text, zone)) return mail;
    return parse_any_iso(text, zone);
}

// The first of these elements that holds a date.
std::optional<DateTime> date_of(Element item, const TimeZone& zone) {
    for (const std::string_view name : {"pubDate", "published", "issued", "created"}) {
        if (const auto when = date_in(item.child(name).text(), zone)) return when;
    }
    if (const auto when = date_in(item.child(kDublinCore, "date").text(), zone)) return when;
    for (const std::string_view name : {"updated", "modified"}) {
        if (const auto when = date_in(item.child(name).text(), zone)) return when;
    }
    return std::nullopt;
}

// "redaktion@example.org (Ebba Thormählen)", as RSS 2.0 asks for.
std::string person_in(const std::string& text) {
    const std::size_t open = text.find('(');
    const bool is_mail = text.find('@') != std::string::npos;
    if (!is_mail || open == std::string::npos || !text.ends_with(')')) return text;
    return std::string(trim(std::string_view(text).substr(open + 1, text.size() - open - 2)));
}

void add_people(Element item, Article& article) {
    for (const Element author : item.children("author")) {
        const Element name = author.child("name");
        add_once(article.authors, name ? name.text() : person_in(author.text()));
    }
    for (const Element child : item.children()) {
        if (child.name() == "creator" && child.name_space() == kDublinCore) {
            add_once(article.authors, child.text());
        }
    }
}

void add_tags(Element item, Article& article) {
    for (const Element category : item.children("category")) {
        std::string label = collapse_whitespace(category.attribute("label"));
        if (label.empty()) label = collapse_whitespace(category.attribute("term"));
        add_once(article.tags, label.empty() ? one_line(category) : std::move(label));
    }
    for (const Element child : item.children()) {
        if (child.name() == "subject" && child.name_space() == kDublinCore) {
            add_once(article.tags, child.text());
        }
    }
}

void add_media(Element item, Article& article) {
    for (const std::string_view name : {"description", "credit"}) {
        for (const Element element : item.descendants(name)) {
            if (element.name_space() == kMedia) add_once(article.captions, one_line(element));
        }
    }
}

std::string address_of(Element item) {
    std::string first;
    for (const Element link : item.children("link")) {
        std::string address = collapse_whitespace(link.attribute("href"));
        if (address.empty()) address = link.text();
        const std::string_view relation = link.attribute("rel");
        if (relation.empty() || relation == "alternate") return address;
        if (first.empty() && relation != "enclosure" && relation != "self") first = address;
    }
    return first;
}

// What tells it apart from the other items of the feed; empty where it has no such thing.
std::string guid_of(Element item) {
    for (const std::string_view name : {"guid", "id"}) {
        std::string guid = item.child(name).text();
        if (!guid.empty()) return guid;
    }
    std::string guid = item.child(kDublinCore, "identifier").text();
    return guid.empty() ? collapse_whitespace(item.attribute("about")) : guid;
}

// The feed's title stands in for the outlet's name.
std::string source_of(const Record& record) {
    const Element source = record.element.child("source");
    std::string name = source.child("title") ? one_line(source.child("title")) : source.text();
    if (name.empty()) name = record.element.child(kDublinCore, "publisher").text();
    if (!name.empty()) return name;
    const Element channel = record.document.child(record.element.name_space(), "channel");
    return one_line((channel ? channel : record.document).child("title"));
}

// The whole text where the feed has it; what is a summary beside it is a teaser alone without.
void add_text(Element item, Article& article) {
    Piece content = piece_of(item.child(kContent, "encoded"));
    if (!content) content = piece_of(item.child("content"));
    Piece summary = piece_of(item.child("description"));
    if (!summary) summary = piece_of(item.child("summary"));
    if (content) {
        html::Fragment fragment = html::read_fragment(content.html);
        article.body = std::move(fragment.paragraphs);
        for (std::string& caption : fragment.captions)
            add_once(article.captions, std::move(caption));
    }
    article.teaser = html::fragment_text(summary.html);
    const bool repeats_text = !article.body.empty() && article.teaser == body_text(article);
    if (repeats_text) article.teaser.clear();
}

}  // namespace

std::span<const FieldId> FeedReader::fields() const {
    return kFields;
}

std::span<const RootName> FeedReader::roots() const {
    return kRoots;
}

bool FeedReader::begins_record(std::string_view /*name_space*/, std::string_view name) const {
    return name == "item" || name == "entry";
}

void FeedReader::read_record(const Record& record, const ReadContext& context,
                             const ReadSink& sink) const {
    const Element item = record.element;
    const std::string guid = guid_of(item);
    Article article;
    article.path = record_path(record, context, guid);
    article.headline = one_line(item.child("title"));
    if (article.headline.empty()) article.headline = one_line(item.child(kDublinCore, "title"));
    add_text(item, article);
    add_people(item, article);
    add_tags(item, article);
    add_media(item, article);
    article.source = source_of(record);
    article.url = address_of(item);
    if (article.url.empty() && guid.starts_with("http")) article.url = guid;
    set_stated_date(article, date_of(item, context.zone), context);
    article.id = !guid.empty() ? guid : !article.url.empty() ? article.url : article.path;
    if (holds_text(article)) {
        sink.article(std::move(article));
    } else {
        sink.no_article({article.path, "an item without title and text"});
    }
}

}  // namespace nachlese::xml
