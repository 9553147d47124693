#include "indexer/readers/json_fields.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "indexer/readers/json_value.h"

namespace nachlese {

namespace {

using nlohmann::json;

constexpr std::size_t kMostOfField = 64;

// '*' at its end stands for anything.
struct KeyRow {
    FieldId field;
    std::string_view key;
};

// The order within a field is that of preference. Beside the names of the field table: ninjs 1.x to
// 3.x (https://iptc.org/standards/ninjs/), dpa digital wires, JSON Feed 1.1
// (https://www.jsonfeed.org/version/1.1/), NewsAPI, schema.org's NewsArticle.
constexpr std::array kKeys{
    KeyRow{FieldId::Id, "id"},
    KeyRow{FieldId::Id, "guid"},
    KeyRow{FieldId::Id, "uri"},
    KeyRow{FieldId::Id, "urn"},
    KeyRow{FieldId::Headline, "headline"},
    KeyRow{FieldId::Headline, "headline_main"},
    KeyRow{FieldId::Headline, "headlines"},
    KeyRow{FieldId::Headline, "headline_*"},
    KeyRow{FieldId::Headline, "title"},
    KeyRow{FieldId::Kicker, "kicker"},
    KeyRow{FieldId::Teaser, "teaser"},
    KeyRow{FieldId::Teaser, "summary"},
    KeyRow{FieldId::Teaser, "description"},
    KeyRow{FieldId::Teaser, "description_text"},
    KeyRow{FieldId::Teaser, "descriptions"},
    KeyRow{FieldId::Teaser, "description_*"},
    KeyRow{FieldId::Body, "body"},
    KeyRow{FieldId::Body, "text"},
    KeyRow{FieldId::Body, "bodies"},
    KeyRow{FieldId::Body, "body_*"},
    KeyRow{FieldId::Body, "article_html"},
    KeyRow{FieldId::Body, "articlebody"},
    KeyRow{FieldId::Body, "content_html"},
    KeyRow{FieldId::Body, "content_text"},
    KeyRow{FieldId::Body, "content"},
    KeyRow{FieldId::Tags, "tags"},
    KeyRow{FieldId::Tags, "keywords"},
    KeyRow{FieldId::Tags, "keyword_names"},
    KeyRow{FieldId::Tags, "dpasubject_names"},
    KeyRow{FieldId::Tags, "geosubject_names"},
    KeyRow{FieldId::Tags, "subject"},
    KeyRow{FieldId::Tags, "subjects"},
    KeyRow{FieldId::Captions, "captions"},
    KeyRow{FieldId::Authors, "authors"},
    KeyRow{FieldId::Authors, "author"},
    KeyRow{FieldId::Authors, "byline"},
    KeyRow{FieldId::Authors, "by"},
    KeyRow{FieldId::Source, "source"},
    KeyRow{FieldId::Source, "infosource"},
    KeyRow{FieldId::Source, "infosources"},
    KeyRow{FieldId::Source, "creditline"},
    KeyRow{FieldId::Source, "publisher"},
    KeyRow{FieldId::Source, "copyrightholder"},
    KeyRow{FieldId::Place, "located"},
    KeyRow{FieldId::Place, "place"},
    KeyRow{FieldId::Section, "section"},
    KeyRow{FieldId::Section, "articlesection"},
    KeyRow{FieldId::Section, "desk_names"},
    KeyRow{FieldId::Url, "url"},
    KeyRow{FieldId::Url, "link"},
    KeyRow{FieldId::Date, "date"},
    KeyRow{FieldId::Date, "published"},
    KeyRow{FieldId::Date, "datepublished"},
    KeyRow{FieldId::Date, "date_published"},
    KeyRow{FieldId::Date, "publishedat"},
    KeyRow{FieldId::Date, "firstcreated"},
    KeyRow{FieldId::Date, "contentcreated"},
    KeyRow{FieldId::Date, "content_created"},
    KeyRow{FieldId::Date, "versioncreated"},
    KeyRow{FieldId::Date, "version_created"},
    KeyRow{FieldId::Version, "version"},
    KeyRow{FieldId::VersionCreated, "versioncreated"},
    KeyRow{FieldId::VersionCreated, "version_created"},
    KeyRow{FieldId::VersionCreated, "modified"},
    KeyRow{FieldId::VersionCreated, "datemodified"},
    KeyRow{FieldId::VersionCreated, "date_modified"},
    KeyRow{FieldId::VersionCreated, "updated"},
    KeyRow{FieldId::Status, "pubstatus"},
    KeyRow{FieldId::Status, "pub_status"},
    KeyRow{FieldId::Embargoed, "embargoed"},
    KeyRow{FieldId::Ednote, "ednote"},
};

std::string lower_ascii(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return text;
}

bool fits(std::string_view pattern, std::string_view key) {
    if (!pattern.ends_with('*')) return pattern == key;
    pattern.remove_suffix(1);
    return key.starts_with(pattern);
}

}  // namespace

JsonFields::JsonFields(const json& object) {
    for (const auto& [key, value] : object.items()) {
        if (!is_empty(value)) members_.emplace_back(lower_ascii(key), &value);
    }
}

std::vector<const json*> JsonFields::values(FieldId field) const {
    std::vector<const json*> found;
    for (const KeyRow& row : kKeys) {
        if (row.field != field) continue;
        for (const auto& [key, value] : members_) {
            if (found.size() == kMostOfField) return found;
            const bool is_new = std::find(found.begin(), found.end(), value) == found.end();
            if (is_new && fits(row.key, key)) found.push_back(value);
        }
    }
    return found;
}

const json* JsonFields::member(std::string_view key) const {
    const auto found = std::find_if(members_.begin(), members_.end(),
                                    [key](const auto& member) { return member.first == key; });
    return found == members_.end() ? nullptr : found->second;
}

std::span<const FieldId> json_fields() {
    static const std::vector<FieldId> fields = [] {
        std::vector<FieldId> found;
        for (const KeyRow& row : kKeys) {
            if (std::find(found.begin(), found.end(), row.field) == found.end()) {
                found.push_back(row.field);
            }
        }
        return found;
    }();
    return fields;
}

}  // namespace nachlese
