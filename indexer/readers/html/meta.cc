#include "indexer/readers/html/meta.h"

#include <array>
#include <optional>
#include <string>

#include "indexer/readers/dump/text_shape.h"

namespace nachlese::html {

namespace {

struct Name {
    std::string_view name;  // lower case
    Subject subject;
};

// Of a meta element's property or name; in order of preference for each subject.
constexpr std::array kMetaNames{
    Name{"og:type", Subject::Type},
    Name{"og:title", Subject::Headline},
    Name{"dc.title", Subject::Headline},
    Name{"twitter:title", Subject::Headline},
    Name{"og:description", Subject::Description},
    Name{"description", Subject::Description},
    Name{"twitter:description", Subject::Description},
    Name{"article:published_time", Subject::Published},
    Name{"og:article:published_time", Subject::Published},
    Name{"datepublished", Subject::Published},
    Name{"date", Subject::Published},
    Name{"pubdate", Subject::Published},
    Name{"publish-date", Subject::Published},
    Name{"publication_date", Subject::Published},
    Name{"dc.date", Subject::Published},
    Name{"dc.date.issued", Subject::Published},
    Name{"dc.date.created", Subject::Published},
    Name{"dcterms.created", Subject::Published},
    Name{"dcterms.date", Subject::Published},
    Name{"parsely-pub-date", Subject::Published},
    Name{"sailthru.date", Subject::Published},
    Name{"article:modified_time", Subject::Modified},
    Name{"last-modified", Subject::Modified},
    Name{"og:updated_time", Subject::Modified},
    Name{"author", Subject::Author},
    Name{"article:author", Subject::Author},
    Name{"dc.creator", Subject::Author},
    Name{"parsely-author", Subject::Author},
    Name{"news_keywords", Subject::Keyword},
    Name{"article:tag", Subject::Keyword},
    Name{"keywords", Subject::Keyword},
    Name{"article:section", Subject::Section},
    Name{"og:site_name", Subject::Publisher},
    Name{"dc.publisher", Subject::Publisher},
    Name{"publisher", Subject::Publisher},
    Name{"application-name", Subject::Publisher},
    Name{"og:url", Subject::Url},
    Name{"article:content_tier", Subject::Accessible},
    Name{"isaccessibleforfree", Subject::Accessible},
};

constexpr std::array kItemNames{
    Name{"headline", Subject::Headline},
    Name{"datepublished", Subject::Published},
    Name{"datecreated", Subject::Published},
    Name{"datemodified", Subject::Modified},
    Name{"author", Subject::Author},
    Name{"creator", Subject::Author},
    Name{"keywords", Subject::Keyword},
    Name{"articlesection", Subject::Section},
    Name{"publisher", Subject::Publisher},
    Name{"description", Subject::Description},
    Name{"alternativeheadline", Subject::Description},
    Name{"isaccessibleforfree", Subject::Accessible},
};

template <std::size_t N>
std::optional<std::size_t> row_named(const std::array<Name, N>& table, std::string_view name) {
    const std::string lower = dump::lower_case(name);
    for (std::size_t row = 0; row < N; ++row) {
        if (table.at(row).name == lower) return row;
    }
    return std::nullopt;
}

// The first text of a nested item's name, else all of the item's text.
std::string item_text(const Document& document, NodeId item) {
    if (document.has(item, Attribute::Content)) {
        return std::string(document.attribute(item, Attribute::Content));
    }
    if (document.has(item, Attribute::Datetime)) {
        return std::string(document.attribute(item, Attribute::Datetime));
    }
    for (NodeId node = item + 1; node < document.end(item); ++node) {
        if (document.attribute(node, Attribute::Itemprop) == "name")
            return item_text(document, node);
    }
    return document.text_within(item);
}

}  // namespace

void add_meta(const Document& document, Claims& claims) {
    std::array<std::vector<std::string_view>, kMetaNames.size()> found;
    std::string_view canonical;
    std::string title;
    for (NodeId node = 0; node < document.size(); ++node) {
        const Tag tag = document.tag(node);
        if (tag == Tag::Meta) {
            std::string_view name = document.attribute(node, Attribute::Property);
            if (name.empty()) name = document.attribute(node, Attribute::Name);
            const auto row = row_named(kMetaNames, name);
            if (row) found.at(*row).push_back(document.attribute(node, Attribute::Content));
        } else if (tag == Tag::Link && document.attribute(node, Attribute::Rel) == "canonical") {
            canonical = document.attribute(node, Attribute::Href);
        } else if (tag == Tag::Title && title.empty()) {
            title = document.text_within(node);
        }
    }
    claims.add(Subject::Url, Origin::Meta, canonical);
    for (std::size_t row = 0; row < found.size(); ++row) {
        for (const std::string_view text : found.at(row))
            claims.add(kMetaNames.at(row).subject, Origin::Meta, text);
    }
    claims.add(Subject::Headline, Origin::WebPage, title);
    claims.add(Subject::Url, Origin::WebPage, document.saved_from());
}

void add_microdata(const Document& document, Claims& claims) {
    for (NodeId node = 0; node < document.size(); ++node) {
        const std::string_view type = document.attribute(node, Attribute::Itemtype);
        if (!type.empty()) claims.add(Subject::Type, Origin::Microdata, type);
        const std::string_view property = document.attribute(node, Attribute::Itemprop);
        if (property.empty()) continue;
        const auto row = row_named(kItemNames, property);
        if (row)
            claims.add(kItemNames.at(*row).subject, Origin::Microdata, item_text(document, node));
    }
}

}  // namespace nachlese::html
