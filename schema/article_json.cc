#include "schema/article_json.h"

#include <array>

#include <nlohmann/json.hpp>

#include "schema/fields.h"

namespace nachlese {

namespace {

using nlohmann::ordered_json;

constexpr std::array kKeyOrder{
    FieldId::Path,  FieldId::Id,      FieldId::Headline, FieldId::Kicker,   FieldId::Teaser,
    FieldId::Body,  FieldId::Tags,    FieldId::Date,     FieldId::Source,   FieldId::Authors,
    FieldId::Place, FieldId::Section, FieldId::Url,      FieldId::Captions,
};

void add_date(ordered_json& object, const ArticleDate& date) {
    const std::string name(field(FieldId::Date).name);
    object[name] = to_iso(date.when);
    object[name + "_origin"] = name_of(date.origin);
    if (date.in_future) object[name + "_in_future"] = true;
}

// What was said about publishing the article; nothing of an ordinary one.
void add_publishing(ordered_json& object, const Article& article) {
    if (!article.version.empty()) object["article_version"] = article.version;
    if (article.version_created) object["version_created"] = to_iso(*article.version_created);
    if (article.pub_status != PubStatus::Usable) object["pub_status"] = name_of(article.pub_status);
    if (article.embargoed) object["embargoed"] = to_iso(*article.embargoed);
    if (!article.ednote.empty()) object["ednote"] = article.ednote;
    if (article.is_correction) object["correction"] = true;
    if (article.is_paywalled) object["paywalled"] = true;
    for (const EarlierVersion& earlier : article.earlier_versions) {
        ordered_json version = ordered_json::object();
        if (!earlier.version.empty()) version["article_version"] = earlier.version;
        if (earlier.when) version["date"] = to_iso(*earlier.when);
        version["path"] = earlier.path;
        object["earlier_versions"].push_back(std::move(version));
    }
}

bool is_list(FieldId id) {
    return id == FieldId::Tags || id == FieldId::Authors || id == FieldId::Captions;
}

}  // namespace

ordered_json to_json(const Article& article) {
    ordered_json object = ordered_json::object();
    for (const FieldId id : kKeyOrder) {
        if (id == FieldId::Date) {
            if (article.date) add_date(object, *article.date);
            continue;
        }
        const std::vector<std::string_view> texts = texts_of(article, id);
        if (texts.empty()) continue;
        ordered_json& value = object[std::string(field(id).name)];
        if (is_list(id)) {
            value = texts;
        } else if (id == FieldId::Body) {
            value = body_text(article);
        } else {
            value = texts.front();
        }
    }
    add_publishing(object, article);
    return object;
}

std::string to_json_line(const ordered_json& value) {
    return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace nachlese
