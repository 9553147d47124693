#include "indexer/readers/xml/tei.h"

#include <array>

#include <fmt/format.h>

#include "indexer/readers/article_parts.h"
#include "indexer/readers/feed_date.h"
#include "indexer/readers/html/document.h"
#include "indexer/readers/line_joiner.h"
#include "schema/fields.h"
#include "schema/german_date.h"
#include "schema/utf8.h"

namespace nachlese::xml {

namespace {

constexpr std::array kFields{
    FieldId::Headline, FieldId::Body,   FieldId::Tags,  FieldId::Captions,
    FieldId::Authors,  FieldId::Source, FieldId::Place, FieldId::Section,
    FieldId::Date,     FieldId::Url,    FieldId::Id,
};
constexpr std::array kRoots{RootName{"TEI", ""}, RootName{"teiCorpus", ""}, RootName{"TEI.2", ""}};

// What is on the page and not in the text (https://tei-c.org/release/doc/tei-p5-doc/en/html/).
constexpr std::array<std::string_view, 8> kNotText{"fw",   "note", "del",     "sic",
                                                   "orig", "abbr", "figDesc", "index"};
constexpr std::array<std::string_view, 9> kParagraphs{
    "p", "ab", "l", "item", "row", "opener", "closer", "dateline", "byline"};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// The text within, in one line; lines end at <lb/>. Of two readings the regular one is taken.
std::string running_text(Element element) {
    std::string text;
    std::string line;
    bool no_break = false;
    const auto end_line = [&] {
        const std::string whole = collapse_whitespace(line);
        if (no_break && !whole.empty()) {
            text += whole;
        } else {
            join_line(text, whole);
        }
        line.clear();
    };
    element.walk([&line](std::string_view piece) { line += piece; },
                 [&](Element inner) {
                     const std::string_view name = inner.name();
                     if (name == "lb" || name == "pb" || name == "cb") {
                         end_line();
                         no_break = inner.attribute("break") == "no" && !text.empty() &&
                                    !text.ends_with('-') && !text.ends_with("¬");
                     }
                     return !is_one_of(name, kNotText);
                 });
    end_line();
    return html::without_soft_hyphens(text);
}

void add_body(Element body, Article& article) {
    body.walk([](std::string_view) {},
              [&](Element element) {
                  const std::string_view name = element.name();
                  if (name == "figure") {
                      add_once(article.captions, running_text(element));
                      return false;
                  }
                  const bool is_heading = name == "head";
                  if (!is_heading && !is_one_of(name, kParagraphs)) {
                      return !is_one_of(name, kNotText);
                  }
                  std::string text = running_text(element);
                  if (text.empty()) return false;
                  if (is_heading && article.headline.empty() && article.body.empty()) {
                      article.headline = std::move(text);
                  } else {
                      article.body.push_back(
                          {is_heading ? ParagraphKind::Subheading : ParagraphKind::Text,
                           std::move(text)});
                  }
                  return false;
              });
}

std::optional<DateTime> date_in(Element date, const ReadContext& context) {
    for (const std::string_view name : {"when", "when-iso", "from", "notBefore", "value"}) {
        if (const auto when = parse_any_iso(date.attribute(name), context.zone)) return when;
    }
    const std::string text = date.text();
    if (const auto when = parse_any_iso(text, context.zone)) return when;
    const auto match = find_german_date(text, context.now, context.zone);
    if (match && match->has_year && !match->relative) return match->when;
    return std::nullopt;
}

// The day of the original print goes before that of the edition.
std::optional<DateTime> date_of(Element header, const ReadContext& context) {
    const Element description = header.child("fileDesc");
    for (const Element part : {description.child("sourceDesc"), header.child("profileDesc"),
                               description.child("publicationStmt")}) {
        for (const Element date : part.descendants("date")) {
            if (const auto when = date_in(date, context)) return when;
        }
    }
    return std::nullopt;
}

// The main title; the parts of one that is divided, in order.
std::string title_in(Element statement) {
    std::string joined;
    for (const Element title : statement.descendants("title")) {
        const std::string_view type = title.attribute("type");
        if (type != "main" && !type.empty()) continue;
        return running_text(title);
    }
    return joined;
}

void add_header(Element header, const ReadContext& context, Article& article) {
    const Element description = header.child("fileDesc");
    const Element statement = description.child("titleStmt");
    if (article.headline.empty()) article.headline = title_in(statement);
    for (const Element author : statement.children("author")) {
        const Element name = author.descendant("persName");
        const std::string family = name.descendant("surname").text();
        const std::string given = name.descendant("forename").text();
        add_once(article.authors, family.empty()
                                      ? author.text()
                                      : collapse_whitespace(fmt::format("{} {}", given, family)));
    }
    const Element source = description.child("sourceDesc");
    // The paper that it was printed in.
    for (const Element title : source.descendants("title")) {
        const std::string_view level = title.attribute("level");
        if (article.source.empty() && (level == "j" || level == "s")) article.source = title.text();
    }
    if (article.source.empty()) article.source = source.descendant("publisher").text();
    if (article.source.empty()) {
        article.source = description.child("publicationStmt").child("publisher").text();
    }
    article.place = source.descendant("pubPlace").text();
    set_stated_date(article, date_of(header, context), context);
    const Element text_class = header.child("profileDesc").child("textClass");
    for (const std::string_view name : {"term", "item"}) {
        for (const Element term : text_class.descendants(name))
            add_once(article.tags, term.text());
    }
    article.section = text_class.descendant("classCode").text();
    for (const Element number : description.child("publicationStmt").descendants("idno")) {
        const std::string_view type = number.attribute("type");
        if (article.url.empty() && type.starts_with("URL")) article.url = number.text();
        if (article.id.empty() && !type.starts_with("URL") && number.children().empty()) {
            article.id = number.text();
        }
    }
}

}  // namespace

std::span<const FieldId> TeiReader::fields() const {
    return kFields;
}

std::span<const RootName> TeiReader::roots() const {
    return kRoots;
}

bool TeiReader::begins_record(std::string_view /*name_space*/, std::string_view name) const {
    return name == "TEI" || name == "TEI.2";
}

void TeiReader::read_record(const Record& record, const ReadContext& context,
                            const ReadSink& sink) const {
    const Element tei = record.element;
    const Element header = tei.child("teiHeader");
    const Element text = tei.child("text");
    const Element group = text.child("group");
    const std::vector<Element> texts = group ? group.children("text") : std::vector<Element>{text};
    std::size_t number = 0;
    for (const Element part : texts) {
        ++number;
        const std::string_view xml_id = (group ? part : tei).attribute("id");
        Article article;
        article.path =
            group ? member_path(context, xml_id, number) : record_path(record, context, xml_id);
        add_body(part, article);
        add_header(header, context, article);
        if (group || article.id.empty()) article.id = article.path;
        if (holds_text(article)) {
            sink.article(std::move(article));
        } else {
            sink.no_article({article.path, "a TEI text without headline and text"});
        }
    }
}

}  // namespace nachlese::xml
