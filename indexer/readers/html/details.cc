#include "indexer/readers/html/details.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "indexer/readers/dump/byline.h"
#include "indexer/readers/dump/text_shape.h"
#include "indexer/readers/html/alike.h"
#include "schema/utf8.h"

namespace nachlese::html {

namespace {

constexpr std::size_t kLongestTag = 80;   // bytes
constexpr std::size_t kLongestName = 80;  // bytes
constexpr std::size_t kMostTags = 60;

void add_new(std::vector<std::string>& list, std::string_view item) {
    const auto same = [item](const std::string& known) { return fold(known) == fold(item); };
    if (!item.empty() && std::none_of(list.begin(), list.end(), same)) list.emplace_back(item);
}

bool is_address(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("//");
}

// Codes of the publishing system are no tags: "100312362", "_prio_3".
bool is_tag(std::string_view text) {
    if (text.empty() || text.size() > kLongestTag || is_address(text)) return false;
    if (text.front() == '_') return false;
    const bool number = text.find_first_not_of("0123456789") == std::string_view::npos;
    return !number || text.size() <= 4;
}

// Keywords with commas or semicolons between. Several words without either are a list whose
// separators were lost, unless they are few.
void add_tags(std::string_view keywords, std::vector<std::string>& tags) {
    constexpr std::size_t kMostWords = 6;
    const bool one = keywords.find_first_of(",;") == std::string_view::npos;
    if (one && dump::shape_of(keywords).words > kMostWords) return;
    while (!keywords.empty() && tags.size() < kMostTags) {
        const std::size_t length = keywords.find_first_of(",;");
        const std::string_view tag = trim(keywords.substr(0, length));
        if (is_tag(tag)) add_new(tags, tag);
        if (length == std::string_view::npos) break;
        keywords.remove_prefix(length + 1);
    }
}

// An outlet's name in a place where it says nothing.
bool is_outlet(std::string_view text, const Claims& claims) {
    const auto publishers = claims.of(Subject::Publisher);
    const bool named =
        std::any_of(publishers.begin(), publishers.end(),
                    [text](std::string_view publisher) { return are_alike(text, publisher); });
    const std::size_t dot = text.find('.');
    const bool domain = dot != std::string_view::npos && dot > 0 && dot + 1 < text.size() &&
                        text.find(' ') == std::string_view::npos;
    return named || domain;
}

bool is_front_page(std::string_view section) {
    constexpr std::array<std::string_view, 5> kNames{"home", "startseite", "start", "homepage",
                                                     "news"};
    const std::string lower = dump::lower_case(section);
    return std::find(kNames.begin(), kNames.end(), lower) != kNames.end();
}

// "https://nordbote.example/thema/kueste": the address of a topic's page.
bool is_topic_address(std::string_view address) {
    constexpr std::array<std::string_view, 9> kSegments{"/thema/",       "/themen/", "/tag/",
                                                        "/tags/",        "/topic/",  "/schlagwort/",
                                                        "/schlagworte/", "/topics/", "/keyword/"};
    return std::any_of(kSegments.begin(), kSegments.end(), [address](std::string_view segment) {
        return address.find(segment) != std::string_view::npos;
    });
}

bool is_topic_link(const Document& document, NodeId anchor) {
    return document.attribute(anchor, Attribute::Rel).find("tag") != std::string_view::npos ||
           is_topic_address(document.attribute(anchor, Attribute::Href));
}

// The link that a text node is in, which may set its text in further elements; else 0.
NodeId link_around(const Document& document, NodeId text) {
    constexpr int kMostElements = 3;
    NodeId node = document.parent(text);
    for (int i = 0; i < kMostElements && node != 0; ++i, node = document.parent(node)) {
        if (document.tag(node) == Tag::Anchor) return node;
    }
    return 0;
}

void add_topics_of_block(const Page& page, std::size_t i, std::vector<std::string>& tags) {
    constexpr std::uint32_t kMostWords = 5;
    const Document& document = page.document;
    const Block& block = page.blocks[i];
    const bool listed = page.labels[i] == Label::Tags;
    NodeId last = 0;
    for (NodeId node = block.first; node < block.end && tags.size() < kMostTags; ++node) {
        const NodeId link = document.tag(node) == Tag::Text ? link_around(document, node) : 0;
        if (link == 0 || link == std::exchange(last, link)) continue;
        if (!listed && !is_topic_link(document, link)) continue;
        std::string text = document.text_within(link);
        if (text.starts_with('#')) text.erase(0, 1);
        const bool label = dump::mark_of(dump::lower_case(text)) != dump::Mark::None;
        if (label || !is_tag(text) || dump::shape_of(text).words > kMostWords) continue;
        add_new(tags, text);
    }
}

// The first list of links to topics from the text on, outside of menus: links to topics' pages, or
// any links of an element that is labelled as their list.
void add_shown_tags(const Page& page, const Body& body, std::vector<std::string>& tags) {
    constexpr std::size_t kGap = 6;  // blocks between the links of one list
    std::size_t i = 0;
    while (i < body.verdicts.size() && body.verdicts[i].role != Role::Text)
        ++i;
    for (std::size_t last = page.blocks.size(); i < page.blocks.size(); ++i) {
        if (!tags.empty() && i > last + kGap) return;
        const Label label = page.labels[i];
        if (page.blocks[i].prose || (is_outside(label) && label != Label::Tags)) continue;
        const std::size_t before = tags.size();
        add_topics_of_block(page, i, tags);
        if (tags.size() > before) last = i;
    }
}

void add_claimed_authors(const Claims& claims, Origin origin, std::vector<std::string>& authors) {
    for (const std::string_view text : claims.of(Subject::Author, origin)) {
        if (is_address(text) || is_outlet(text, claims)) continue;
        const auto names = dump::names_in(text);
        for (const std::string& name : names)
            add_new(authors, name);
        // An agency or one name alone.
        if (names.empty() && text.size() <= kLongestName) add_new(authors, text);
    }
}

void add_shown_authors(const Page& page, std::vector<std::string>& authors) {
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        const Block& block = page.blocks[i];
        if (block.prose || block.text.size() > 200) continue;
        const Label label = page.labels[i];
        const bool free = !is_outside(label) && block.mark == dump::Mark::Author;
        if (label != Label::Byline && !free) continue;
        for (const std::string& name : dump::names_in(block.text))
            add_new(authors, name);
        if (!authors.empty()) return;
    }
}

}  // namespace

std::vector<std::string> find_authors(const Page& page, const Claims& claims) {
    std::vector<std::string> authors;
    for (const Origin origin : {Origin::JsonLd, Origin::Microdata, Origin::Meta}) {
        add_claimed_authors(claims, origin, authors);
        if (!authors.empty()) return authors;
    }
    add_shown_authors(page, authors);
    return authors;
}

std::vector<std::string> find_tags(const Page& page, const Body& body, const Claims& claims) {
    std::vector<std::string> tags;
    for (const Origin origin : {Origin::Meta, Origin::JsonLd, Origin::Microdata}) {
        for (const std::string_view keywords : claims.of(Subject::Keyword, origin))
            add_tags(keywords, tags);
        if (!tags.empty()) return tags;
    }
    add_shown_tags(page, body, tags);
    return tags;
}

std::string find_section(const Claims& claims) {
    for (const Origin origin : {Origin::JsonLd, Origin::Meta, Origin::Microdata, Origin::WebPage}) {
        for (const std::string_view section : claims.of(Subject::Section, origin)) {
            if (is_front_page(section) || is_address(section)) continue;
            if (is_outlet(section, claims) || section.find('_') != std::string_view::npos) continue;
            return std::string(section);
        }
    }
    return {};
}

std::string find_publisher(const Claims& claims) {
    for (const Origin origin : {Origin::JsonLd, Origin::Meta, Origin::Microdata, Origin::WebPage}) {
        for (const std::string_view name : claims.of(Subject::Publisher, origin)) {
            if (!is_address(name)) return std::string(name);
        }
    }
    return {};
}

std::string find_url(const Claims& claims) {
    for (const Origin origin : {Origin::Meta, Origin::JsonLd, Origin::WebPage}) {
        for (const std::string_view url : claims.of(Subject::Url, origin)) {
            if (is_address(url) && !url.starts_with("//")) return std::string(url);
        }
    }
    return {};
}

bool is_paywalled(const Claims& claims) {
    // Of schema.org's isAccessibleForFree and Facebook's article:content_tier ("metered" pages show
    // their text).
    const std::string answer = fold(claims.best(Subject::Accessible));
    return answer == "false" || answer == "no" || answer == "locked";
}

}  // namespace nachlese::html
