#include "indexer/readers/html/label.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace nachlese::html {

namespace {

enum class Fit : std::uint8_t { Whole, Start };

struct LabelWord {
    std::string_view word;  // lower case
    Fit fit;
    Label label;
};

// The first row that fits any word of the names decides.
constexpr std::array kLabelWords{
    LabelWord{"articlebody", Fit::Whole, Label::Body},
    LabelWord{"comment", Fit::Start, Label::Comments},
    LabelWord{"kommentar", Fit::Start, Label::Comments},
    LabelWord{"disqus", Fit::Start, Label::Comments},
    LabelWord{"leserbriefe", Fit::Start, Label::Comments},
    LabelWord{"respond", Fit::Whole, Label::Comments},
    LabelWord{"cookie", Fit::Start, Label::Consent},
    LabelWord{"consent", Fit::Start, Label::Consent},
    LabelWord{"gdpr", Fit::Whole, Label::Consent},
    LabelWord{"dsgvo", Fit::Whole, Label::Consent},
    LabelWord{"cmp", Fit::Whole, Label::Consent},
    LabelWord{"modal", Fit::Start, Label::Consent},
    LabelWord{"overlay", Fit::Whole, Label::Consent},
    LabelWord{"popup", Fit::Start, Label::Consent},
    LabelWord{"breadcrumb", Fit::Start, Label::Navigation},
    LabelWord{"nav", Fit::Whole, Label::Navigation},
    LabelWord{"navbar", Fit::Start, Label::Navigation},
    LabelWord{"navigation", Fit::Start, Label::Navigation},
    LabelWord{"menu", Fit::Whole, Label::Navigation},
    LabelWord{"pagination", Fit::Start, Label::Navigation},
    LabelWord{"pager", Fit::Whole, Label::Navigation},
    LabelWord{"footer", Fit::Whole, Label::Navigation},
    LabelWord{"toc", Fit::Whole, Label::Navigation},
    LabelWord{"skip", Fit::Whole, Label::Navigation},
    LabelWord{"login", Fit::Whole, Label::Navigation},
    LabelWord{"related", Fit::Start, Label::Related},
    LabelWord{"recommend", Fit::Start, Label::Related},
    LabelWord{"empfehlung", Fit::Start, Label::Related},
    LabelWord{"teaser", Fit::Start, Label::Related},
    LabelWord{"readmore", Fit::Start, Label::Related},
    LabelWord{"outbrain", Fit::Start, Label::Related},
    LabelWord{"taboola", Fit::Start, Label::Related},
    LabelWord{"linklist", Fit::Start, Label::Related},
    LabelWord{"trending", Fit::Whole, Label::Related},
    LabelWord{"popular", Fit::Whole, Label::Related},
    LabelWord{"share", Fit::Whole, Label::Share},
    LabelWord{"sharing", Fit::Whole, Label::Share},
    LabelWord{"social", Fit::Start, Label::Share},
    LabelWord{"newsletter", Fit::Start, Label::Advert},
    LabelWord{"promo", Fit::Start, Label::Advert},
    LabelWord{"advert", Fit::Start, Label::Advert},
    LabelWord{"werbung", Fit::Start, Label::Advert},
    LabelWord{"anzeige", Fit::Start, Label::Advert},
    LabelWord{"sponsor", Fit::Start, Label::Advert},
    LabelWord{"paywall", Fit::Start, Label::Advert},
    LabelWord{"subscri", Fit::Start, Label::Advert},
    LabelWord{"affiliate", Fit::Start, Label::Advert},
    LabelWord{"sidebar", Fit::Start, Label::Aside},
    LabelWord{"infobox", Fit::Start, Label::Aside},
    LabelWord{"factbox", Fit::Start, Label::Aside},
    LabelWord{"widget", Fit::Start, Label::Aside},
    LabelWord{"caption", Fit::Start, Label::Caption},
    LabelWord{"figcaption", Fit::Start, Label::Caption},
    LabelWord{"bildunterschrift", Fit::Start, Label::Caption},
    LabelWord{"credit", Fit::Start, Label::Caption},
    LabelWord{"copyright", Fit::Start, Label::Caption},
    LabelWord{"gallery", Fit::Start, Label::Media},
    LabelWord{"slideshow", Fit::Start, Label::Media},
    LabelWord{"player", Fit::Start, Label::Media},
    LabelWord{"byline", Fit::Start, Label::Byline},
    LabelWord{"meta", Fit::Whole, Label::Byline},
    LabelWord{"author", Fit::Start, Label::Byline},
    LabelWord{"autor", Fit::Start, Label::Byline},
    LabelWord{"tags", Fit::Whole, Label::Tags},
    LabelWord{"keywords", Fit::Whole, Label::Tags},
    LabelWord{"schlagworte", Fit::Whole, Label::Tags},
    LabelWord{"topics", Fit::Whole, Label::Tags},
    LabelWord{"kicker", Fit::Start, Label::Kicker},
    LabelWord{"overline", Fit::Start, Label::Kicker},
    LabelWord{"topline", Fit::Start, Label::Kicker},
    LabelWord{"dachzeile", Fit::Start, Label::Kicker},
    LabelWord{"lead", Fit::Whole, Label::Teaser},
    LabelWord{"intro", Fit::Whole, Label::Teaser},
    LabelWord{"standfirst", Fit::Whole, Label::Teaser},
    LabelWord{"vorspann", Fit::Whole, Label::Teaser},
};

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_word_character(char c) {
    return is_upper(c) || is_lower(c) || (c >= '0' && c <= '9');
}

// Calls `take` with each word of "articleHeader__social-bar", in lower case.
template <typename Take>
void for_each_word(std::string_view names, Take take) {
    std::string word;
    for (std::size_t i = 0; i <= names.size(); ++i) {
        const bool goes_on = i < names.size() && is_word_character(names[i]);
        const bool hump = goes_on && i > 0 && is_upper(names[i]) && is_lower(names[i - 1]);
        if (!word.empty() && (!goes_on || hump)) {
            take(std::string_view(word));
            word.clear();
        }
        if (goes_on) word += is_upper(names[i]) ? static_cast<char>(names[i] + 0x20) : names[i];
    }
}

bool fits(const LabelWord& row, std::string_view word) {
    return row.fit == Fit::Whole ? word == row.word : word.starts_with(row.word);
}

std::size_t row_of(std::string_view names) {
    std::size_t best = kLabelWords.size();
    for_each_word(names, [&best](std::string_view word) {
        for (std::size_t row = 0; row < best; ++row) {
            if (fits(kLabelWords.at(row), word)) best = row;
        }
    });
    return best;
}

Label label_by_tag(Tag tag) {
    switch (tag) {
        case Tag::Navigation:
        case Tag::Footer:
            return Label::Navigation;
        case Tag::Aside:
            return Label::Aside;
        case Tag::FigureCaption:
            return Label::Caption;
        case Tag::Button:
            return Label::Share;
        default:
            return Label::None;
    }
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::optional<Label> label_by_role(std::string_view role) {
    if (role == "navigation" || role == "search" || role == "contentinfo" || role == "menu") {
        return Label::Navigation;
    }
    if (role == "dialog" || role == "alertdialog") return Label::Consent;
    if (role == "complementary") return Label::Aside;
    return std::nullopt;
}

}  // namespace

bool is_hidden(const Document& document, NodeId node) {
    constexpr std::size_t kLongest = 256;  // bytes that are looked at
    constexpr std::array<std::string_view, 6> kClasses{"sr-only",        "visually-hidden",
                                                       "visuallyhidden", "screen-reader",
                                                       "screenreader",   "assistive-text"};
    if (document.has(node, Attribute::Hidden)) return true;
    if (document.attribute(node, Attribute::AriaHidden) == "true") return true;
    const std::string_view names = document.attribute(node, Attribute::Class).substr(0, kLongest);
    if (std::any_of(kClasses.begin(), kClasses.end(),
                    [names](std::string_view name) { return contains(names, name); })) {
        return true;
    }
    std::string style(document.attribute(node, Attribute::Style).substr(0, kLongest));
    style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
    return contains(style, "display:none") || contains(style, "visibility:hidden");
}

Label label_of(const Document& document, NodeId node) {
    constexpr std::size_t kLongestNames = 512;
    const Tag tag = document.tag(node);
    if (tag == Tag::Text) return Label::None;
    if (is_hidden(document, node)) return Label::Hidden;
    if (tag == Tag::Body || tag == Tag::Main) return Label::None;
    if (const auto label = label_by_role(document.attribute(node, Attribute::Role))) return *label;
    if (const Label label = label_by_tag(tag); label != Label::None) return label;
    std::size_t row = kLabelWords.size();
    for (const Attribute names : {Attribute::Itemprop, Attribute::Class, Attribute::Id}) {
        // The id of a heading is what links jump to: "nav-1".
        if (names == Attribute::Id && heading_level(tag) > 0) continue;
        row = std::min(row, row_of(document.attribute(node, names).substr(0, kLongestNames)));
    }
    return row == kLabelWords.size() ? Label::None : kLabelWords.at(row).label;
}

}  // namespace nachlese::html
