#include "indexer/readers/ocr/mets.h"

#include <algorithm>
#include <array>
#include <map>

#include "indexer/readers/article_parts.h"
#include "indexer/readers/feed_date.h"
#include "indexer/readers/ocr/alto_files.h"
#include "schema/fields.h"
#include "schema/utf8.h"

namespace nachlese::ocr {

namespace {

using xml::Element;

constexpr std::array kFields{
    FieldId::Headline, FieldId::Body,   FieldId::Captions,
    FieldId::Authors,  FieldId::Source, FieldId::Date,
};
constexpr std::array kRoots{xml::RootName{"mets", "http://www.loc.gov/METS/"}};

// Types of a logical division (folded), as the profiles of libraries name them.
constexpr std::array<std::string_view, 6> kArticles{"article",      "artikel", "advertisement",
                                                    "death_notice", "letter",  "review"};
constexpr std::array<std::string_view, 5> kHeadings{"heading", "headline", "title", "title_section",
                                                    "subheadline"};
constexpr std::array<std::string_view, 3> kCaptions{"caption", "illustration", "figure"};

template <std::size_t N>
bool is_one_of(std::string_view type, const std::array<std::string_view, N>& types) {
    const std::string folded = fold(type);
    return std::find(types.begin(), types.end(), folded) != types.end();
}

// MODS by the id of its section.
using Descriptions = std::map<std::string, Element, std::less<>>;

Descriptions descriptions_in(Element mets) {
    Descriptions found;
    for (const Element section : mets.children("dmdSec"))
        found.emplace(section.attribute("ID"), section.descendant("mods"));
    return found;
}

// A division may name several; the first is its own.
Element described(const Descriptions& descriptions, std::string_view ids) {
    const auto found = descriptions.find(ids.substr(0, ids.find(' ')));
    return found == descriptions.end() ? Element() : found->second;
}

std::string title_in(Element mods) {
    const Element info = mods.child("titleInfo");
    std::string title = info.child("title").text();
    const std::string subtitle = info.child("subTitle").text();
    return subtitle.empty() ? title : title + ": " + subtitle;
}

// What holds for the whole issue: the newspaper's name and the day.
struct Issue {
    std::string title;
    std::optional<DateTime> date;
};

Issue issue_of(Element mets, const ReadContext& context) {
    Issue issue;
    for (const Element section : mets.children("dmdSec")) {
        const Element mods = section.descendant("mods");
        if (issue.title.empty()) {
            const Element host = mods.child("relatedItem");
            issue.title = host.attribute("type") == "host" ? title_in(host) : title_in(mods);
        }
        for (const std::string_view name : {"dateIssued", "date"}) {
            for (const Element date : mods.descendants(name)) {
                if (!issue.date) issue.date = parse_any_iso(date.text(), context.zone);
            }
        }
    }
    return issue;
}

// One article of the structure: its blocks in order, each with what it is.
class Assembly {
  public:
    Assembly(AltoFiles& files, Article& article) : files_(files), article_(article) {}

    // Recurses as deeply as elements are nested, which the parser bounds.
    void add(Element division, ParagraphKind kind) {
        const std::string_view type = division.attribute("TYPE");
        if (is_one_of(type, kHeadings)) kind = ParagraphKind::Subheading;
        const bool was_caption = in_caption_;
        in_caption_ = in_caption_ || is_one_of(type, kCaptions);
        for (const Element child : division.children()) {
            if (child.name() == "div") add(child, kind);
            if (child.name() == "fptr") add_areas(child, kind);
        }
        in_caption_ = was_caption;
    }

    void finish() {
        if (!blocks_.empty() && blocks_.front().kind == ParagraphKind::Subheading) {
            article_.headline = std::move(blocks_.front().text);
            blocks_.erase(blocks_.begin());
        }
        add_blocks(blocks_, article_);
    }

  private:
    void add_areas(Element pointer, ParagraphKind kind) {
        std::vector<Element> areas = pointer.descendants("area");
        if (areas.empty()) areas.push_back(pointer);
        for (const Element area : areas) {
            const Block* const found = files_.find(std::string(area.attribute("FILEID")),
                                                   std::string(area.attribute("BEGIN")));
            if (found == nullptr) continue;
            if (in_caption_) {
                add_once(article_.captions, found->text);
            } else {
                blocks_.push_back(*found);
                if (kind == ParagraphKind::Subheading) blocks_.back().kind = kind;
            }
        }
    }

    AltoFiles& files_;
    Article& article_;
    std::vector<Block> blocks_;
    bool in_caption_ = false;
};

// Divisions that are articles, without those within others.
void find_articles(Element division, std::vector<Element>& found) {
    for (const Element child : division.children("div")) {
        if (is_one_of(child.attribute("TYPE"), kArticles)) {
            found.push_back(child);
        } else {
            find_articles(child, found);
        }
    }
}

std::vector<Element> articles_of(Element mets) {
    std::vector<Element> found;
    for (const Element map : mets.children("structMap")) {
        if (fold(map.attribute("TYPE")) != "physical") find_articles(map, found);
    }
    return found;
}

void add_people(Element mods, Article& article) {
    for (const Element name : mods.children("name"))
        add_once(article.authors, name.child("namePart").text());
}

}  // namespace

std::span<const FieldId> MetsReader::fields() const {
    return kFields;
}

std::span<const xml::RootName> MetsReader::roots() const {
    return kRoots;
}

bool MetsReader::begins_record(std::string_view /*name_space*/, std::string_view name) const {
    return name == "mets";
}

void MetsReader::read_record(const xml::Record& record, const ReadContext& context,
                             const ReadSink& sink) const {
    const Element mets = record.element;
    const Issue issue = issue_of(mets, context);
    const Descriptions descriptions = descriptions_in(mets);
    AltoFiles files(mets, context, sink);
    std::size_t number = 0;
    const std::vector<Element> divisions = articles_of(mets);
    for (const Element division : divisions) {
        if (sink.stop && sink.stop()) return;
        Article article;
        article.path = member_path(context, division.attribute("ID"), ++number);
        article.id = article.path;
        article.source = issue.title;
        set_stated_date(article, issue.date, context);
        Assembly assembly(files, article);
        assembly.add(division, ParagraphKind::Text);
        assembly.finish();
        const Element mods = described(descriptions, division.attribute("DMDID"));
        if (const std::string title = title_in(mods); !title.empty()) article.headline = title;
        if (article.headline.empty()) {
            article.headline = collapse_whitespace(division.attribute("LABEL"));
        }
        add_people(mods, article);
        if (holds_text(article)) {
            sink.article(std::move(article));
        } else {
            sink.no_article({article.path, "an article without text"});
        }
    }
    if (divisions.empty()) {
        sink.no_article({context.path, "METS without articles; its pages are read by themselves"});
    }
}

}  // namespace nachlese::ocr
