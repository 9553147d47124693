#include "indexer/readers/ocr/mets.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "indexer/readers/article_parts.h"
#include "indexer/readers/feed_date.h"
#include "indexer/readers/ocr/alto_files.h"
#include "indexer/readers/ocr/mets_links.h"
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
    Assembly(AltoFiles& files, const MetsLinks& links, Article& article)
        : files_(files), links_(links), article_(article) {}

    // Recurses as deeply as elements are nested, which the parser bounds.
    void add(Element division, ParagraphKind kind) {
        const std::string_view type = division.attribute("TYPE");
        if (is_one_of(type, kHeadings)) kind = ParagraphKind::Subheading;
        const bool was_caption = in_caption_;
        in_caption_ = in_caption_ || is_one_of(type, kCaptions);
        std::vector<Area> areas = areas_of(division);
        if (areas.empty()) areas = links_.areas_linked_to(division);
        for (const Area& area : areas)
            add(area, kind);
        for (const Element child : division.children("div"))
            add(child, kind);
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
    void add(const Area& area, ParagraphKind kind) {
        if (!used_.emplace(area.file_id, area.block_id).second) return;
        if (area.block_id.empty()) {
            for (Block& block : files_.page(area.file_id))
                add(std::move(block), kind);
        } else if (const Block* const block = files_.find(area.file_id, area.block_id)) {
            add(*block, kind);
        }
    }

    void add(Block block, ParagraphKind kind) {
        if (in_caption_) {
            add_once(article_.captions, std::move(block.text));
            return;
        }
        if (kind == ParagraphKind::Subheading) block.kind = kind;
        blocks_.push_back(std::move(block));
    }

    AltoFiles& files_;
    const MetsLinks& links_;
    Article& article_;
    std::vector<Block> blocks_;
    std::set<std::pair<std::string, std::string>> used_;
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

class IssueReading {
  public:
    // All is borrowed.
    IssueReading(Element mets, const ReadContext& context, const ReadSink& sink)
        : context_(context),
          sink_(sink),
          issue_(issue_of(mets, context)),
          descriptions_(descriptions_in(mets)),
          articles_(articles_of(mets)),
          links_(mets, articles_),
          files_(mets, context, sink) {}

    void read() {
        for (const Element division : articles_) {
            if (sink_.stop && sink_.stop()) return;
            read_article(division);
        }
        // Of what is in no article, each page is one.
        for (const std::string& file_id : files_.untouched_pages()) {
            if (sink_.stop && sink_.stop()) return;
            read_page(file_id);
        }
        if (number_ == 0) sink_.no_article({context_.path, "METS without articles and pages"});
    }

  private:
    Article begin_article(std::string_view id) {
        Article article;
        article.path = member_path(context_, id, ++number_);
        article.id = article.path;
        article.source = issue_.title;
        set_stated_date(article, issue_.date, context_);
        return article;
    }

    void read_article(Element division) {
        Article article = begin_article(division.attribute("ID"));
        Assembly assembly(files_, links_, article);
        assembly.add(division, ParagraphKind::Text);
        assembly.finish();
        const Element mods = described(descriptions_, division.attribute("DMDID"));
        if (const std::string title = title_in(mods); !title.empty()) article.headline = title;
        if (article.headline.empty()) {
            article.headline = collapse_whitespace(division.attribute("LABEL"));
        }
        add_people(mods, article);
        if (holds_text(article)) {
            sink_.article(std::move(article));
        } else {
            sink_.no_article({article.path, "an article without text"});
        }
    }

    void read_page(const std::string& file_id) {
        const std::vector<Block> blocks = files_.page(file_id);
        if (blocks.empty()) return;
        Article article = begin_article(file_id);
        add_blocks(blocks, article);
        sink_.article(std::move(article));
    }

    const ReadContext& context_;
    const ReadSink& sink_;
    Issue issue_;
    Descriptions descriptions_;
    std::vector<Element> articles_;
    MetsLinks links_;
    AltoFiles files_;
    std::size_t number_ = 0;
};

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
    if (!context.open_beside) {
        sink.no_article(
            {context.path, "METS within a container: its pages are read by themselves"});
        return;
    }
    IssueReading(record.element, context, sink).read();
}

}  // namespace nachlese::ocr
