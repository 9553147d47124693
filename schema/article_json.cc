#include "schema/article_json.h"

#include <array>

#include <nlohmann/json.hpp>

#include "schema/fields.h"

namespace nachlese {

namespace {

using nlohmann::ordered_json;

constexpr std::array kKeyOrder{
    FieldId::Path,   FieldId::Id,        FieldId::Headline, FieldId::Kicker,
    FieldId::Teaser, FieldId::Body,      FieldId::Tags,     FieldId::Date,
    FieldId::Source, FieldId::Authors,   FieldId::Place,    FieldId::Section,
    FieldId::Url,    FieldId::Captions,  FieldId::Version,  FieldId::VersionCreated,
    FieldId::Status, FieldId::Embargoed, FieldId::Ednote,
};

void add_date(ordered_json& object, const ArticleDate& date) {
    const std::string name(field(FieldId::Date).name);
    object[name] = to_iso(date.when);
    object[name + "_origin"] = name_of(date.origin);
    if (date.in_future) object[name + "_in_future"] = true;
}

void add_earlier_versions(ordered_json& object, const std::vector<EarlierVersion>& versions) {
    for (const EarlierVersion& earlier : versions) {
        ordered_json version = ordered_json::object();
        if (!earlier.version.empty()) {
            version[std::string(field(FieldId::Version).name)] = earlier.version;
        }
        if (earlier.when) version["date"] = to_iso(*earlier.when);
        version["path"] = earlier.path;
        object["earlier_versions"].push_back(std::move(version));
    }
}

bool is_list(FieldId id) {
    return id == FieldId::Tags || id == FieldId::Authors || id == FieldId::Captions ||
           id == FieldId::Status;
}

}  // namespace

ordered_json to_json(const Article& article) {
    ordered_json object = ordered_json::object();
    for (const FieldId id : kKeyOrder) {
        if (id == FieldId::Date) {
            if (article.date) add_date(object, *article.date);
            continue;
        }
        const std::string name(field(id).name);
        if (const auto when = time_of(article, id)) object[name] = to_iso(*when);
        const std::vector<std::string_view> texts = texts_of(article, id);
        if (texts.empty()) continue;
        ordered_json& value = object[name];
        if (is_list(id)) {
            value = texts;
        } else if (id == FieldId::Body) {
            value = body_text(article);
        } else {
            value = texts.front();
        }
    }
    if (article.ocr_confidence) object["ocr_confidence"] = *article.ocr_confidence;
    add_earlier_versions(object, article.earlier_versions);
    return object;
}

std::string to_json_line(const ordered_json& value) {
    return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace nachlese
