#include "indexer/readers/html/tag.h"

#include <algorithm>
#include <array>

namespace nachlese::html {

namespace {

struct NamedTag {
    std::string_view name;
    Tag tag;
};

// Sorted by name. HTML Living Standard, sections 4 and 15.3 (which elements are boxes), and what
// older pages use.
constexpr std::array kTags{
    NamedTag{"a", Tag::Anchor},
    NamedTag{"address", Tag::Box},
    NamedTag{"article", Tag::Article},
    NamedTag{"aside", Tag::Aside},
    NamedTag{"audio", Tag::Silent},
    NamedTag{"b", Tag::Bold},
    NamedTag{"blockquote", Tag::Blockquote},
    NamedTag{"body", Tag::Body},
    NamedTag{"br", Tag::LineBreak},
    NamedTag{"button", Tag::Button},
    NamedTag{"canvas", Tag::Silent},
    NamedTag{"center", Tag::Box},
    NamedTag{"datalist", Tag::Silent},
    NamedTag{"dd", Tag::Box},
    NamedTag{"details", Tag::Box},
    NamedTag{"dialog", Tag::Silent},
    NamedTag{"div", Tag::Box},
    NamedTag{"dl", Tag::Box},
    NamedTag{"dt", Tag::Box},
    NamedTag{"fieldset", Tag::Box},
    NamedTag{"figcaption", Tag::FigureCaption},
    NamedTag{"figure", Tag::Figure},
    NamedTag{"footer", Tag::Footer},
    NamedTag{"form", Tag::Form},
    NamedTag{"h1", Tag::Heading1},
    NamedTag{"h2", Tag::Heading2},
    NamedTag{"h3", Tag::Heading3},
    NamedTag{"h4", Tag::Heading4},
    NamedTag{"h5", Tag::Heading5},
    NamedTag{"h6", Tag::Heading6},
    NamedTag{"head", Tag::Box},
    NamedTag{"header", Tag::Header},
    NamedTag{"hr", Tag::Box},
    NamedTag{"html", Tag::Box},
    NamedTag{"iframe", Tag::Silent},
    NamedTag{"legend", Tag::Box},
    NamedTag{"li", Tag::ListItem},
    NamedTag{"link", Tag::Link},
    NamedTag{"main", Tag::Main},
    NamedTag{"math", Tag::Silent},
    NamedTag{"menu", Tag::List},
    NamedTag{"meta", Tag::Meta},
    NamedTag{"nav", Tag::Navigation},
    NamedTag{"noframes", Tag::Silent},
    NamedTag{"noscript", Tag::Silent},
    NamedTag{"object", Tag::Silent},
    NamedTag{"ol", Tag::List},
    NamedTag{"optgroup", Tag::Silent},
    NamedTag{"option", Tag::Silent},
    NamedTag{"p", Tag::Paragraph},
    NamedTag{"pre", Tag::Box},
    NamedTag{"script", Tag::Script},
    NamedTag{"section", Tag::Box},
    NamedTag{"select", Tag::Silent},
    NamedTag{"strong", Tag::Bold},
    NamedTag{"style", Tag::Silent},
    NamedTag{"summary", Tag::Box},
    NamedTag{"svg", Tag::Silent},
    NamedTag{"table", Tag::Table},
    NamedTag{"tbody", Tag::Box},
    NamedTag{"td", Tag::Cell},
    NamedTag{"template", Tag::Silent},
    NamedTag{"textarea", Tag::Silent},
    NamedTag{"tfoot", Tag::Box},
    NamedTag{"th", Tag::Cell},
    NamedTag{"thead", Tag::Box},
    NamedTag{"time", Tag::Time},
    NamedTag{"title", Tag::Title},
    NamedTag{"tr", Tag::Box},
    NamedTag{"ul", Tag::List},
    NamedTag{"video", Tag::Silent},
};

}  // namespace

Tag tag_named(std::string_view name) {
    const auto* const found =
        std::lower_bound(kTags.begin(), kTags.end(), name,
                         [](const NamedTag& row, std::string_view key) { return row.name < key; });
    if (found != kTags.end() && found->name == name) return found->tag;
    return name.find('-') == std::string_view::npos ? Tag::Inline : Tag::Box;
}

bool is_box(Tag tag) {
    switch (tag) {
        case Tag::Text:
        case Tag::Inline:
        case Tag::Anchor:
        case Tag::Bold:
        case Tag::Button:
        case Tag::LineBreak:
        case Tag::Link:
        case Tag::Meta:
        case Tag::Time:
            return false;
        default:
            return true;
    }
}

bool is_silent(Tag tag) {
    return tag == Tag::Silent || tag == Tag::Script || tag == Tag::Title;
}

int heading_level(Tag tag) {
    if (tag < Tag::Heading1 || tag > Tag::Heading6) return 0;
    return static_cast<int>(tag) - static_cast<int>(Tag::Heading1) + 1;
}

}  // namespace nachlese::html
