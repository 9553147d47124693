#include "indexer/readers/json_article.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/readers/article_parts.h"
#include "indexer/readers/json_fields.h"
#include "indexer/readers/json_map.h"
#include "indexer/readers/json_value.h"
#include "schema/fields.h"
#include "schema/german_date.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

using nlohmann::json;

struct TextRow {
    FieldId field;
    std::string Article::*text;
    bool may_hold_markup;
};
constexpr std::array kTexts{
    TextRow{FieldId::Id, &Article::id, false},
    TextRow{FieldId::Headline, &Article::headline, true},
    TextRow{FieldId::Kicker, &Article::kicker, true},
    TextRow{FieldId::Teaser, &Article::teaser, true},
    TextRow{FieldId::Source, &Article::source, false},
    TextRow{FieldId::Section, &Article::section, false},
    TextRow{FieldId::Url, &Article::url, false},
    TextRow{FieldId::Version, &Article::version, false},
    TextRow{FieldId::Ednote, &Article::ednote, true},
};

std::optional<DateTime> parse_date(std::string_view text, const ReadContext& context) {
    if (auto iso = parse_iso(trim(text), context.zone)) return iso;
    if (const auto german = find_german_date(text, context.now, context.zone)) return german->when;
    return std::nullopt;
}

void append_words(std::string& text, std::string_view words) {
    if (words.empty()) return;
    if (!text.empty()) text += ' ';
    text += words;
}

class ArticleMaker {
  public:
    ArticleMaker(const json& object, const std::string& path, const ReadContext& context,
                 const ReadSink& sink)
        : object_(object), fields_(object), context_(context), sink_(sink) {
        article_.path = path;
    }

    tl::expected<Article, std::string> make() {
        for (const TextRow& row : kTexts)
            take_text(row);
        take_place();
        take_body();
        take_list(FieldId::Tags, article_.tags);
        take_list(FieldId::Captions, article_.captions);
        take_authors();
        take_dates();
        take_status();
        take_wire_parts();
        const bool is_kill = article_.pub_status == PubStatus::Canceled && !article_.id.empty();
        if (article_.headline.empty() && article_.body.empty() && !is_kill) {
            return tl::unexpected<std::string>("neither headline nor body");
        }
        if (article_.id.empty()) article_.id = article_.path;
        return std::move(article_);
    }

  private:
    [[nodiscard]] std::vector<const json*> mapped_values(FieldId id) const {
        if (context_.json_map == nullptr) return {};
        return context_.json_map->values(object_, id);
    }
    [[nodiscard]] bool is_mapped(FieldId id) const { return !mapped_values(id).empty(); }

    // Where the user says, else under the keys that are known.
    [[nodiscard]] std::vector<const json*> values(FieldId id) const {
        auto mapped = mapped_values(id);
        return mapped.empty() ? fields_.values(id) : mapped;
    }

    void warn(FieldId id) const {
        if (!sink_.warning) return;
        sink_.warning(
            {article_.path, fmt::format("the value of \"{}\" is not understood", field(id).name)});
    }

    void take_text(const TextRow& row) {
        for (const json* const value : values(row.field)) {
            auto text = row.may_hold_markup ? shown_text_in(*value) : text_in(*value);
            if (text) {
                article_.*row.text = std::move(*text);
                return;
            }
            warn(row.field);
        }
    }

    // The place of the dateline; ninjs 1 keeps under the same name the places it is about.
    void take_place() {
        for (const json* const value : values(FieldId::Place)) {
            if (value->is_array() && !value->empty()) continue;
            auto text = text_in(*value);
            if (!text) return warn(FieldId::Place);
            article_.place = std::move(*text);
            return;
        }
    }

    void take_body() {
        std::vector<BodyText> bodies;
        for (const json* const value : values(FieldId::Body)) {
            auto found = bodies_in(*value);
            if (!found) return warn(FieldId::Body);
            std::move(found->begin(), found->end(), std::back_inserter(bodies));
        }
        if (is_mapped(FieldId::Body)) {
            // One text in pieces; else the same one in several forms.
            for (const BodyText& body : bodies)
                add_body(body, article_);
        } else if (const BodyText* const body = fullest(bodies)) {
            add_body(*body, article_);
        }
    }

    void take_list(FieldId id, std::vector<std::string>& list) {
        for (const json* const value : values(id)) {
            auto texts = texts_in(*value);
            if (!texts && is_mapped(id)) {
                if (auto text = text_in(*value)) texts = std::vector{std::move(*text)};
            }
            if (!texts) {
                warn(id);
                continue;
            }
            for (const std::string& text : *texts)
                add_once(list, text);
        }
    }

    // Names, or a line as it is printed: "Von Ina Muster und Jost Petersen, dpa", "By Ina Muster".
    void take_authors() {
        const auto found = values(FieldId::Authors);
        if (found.empty()) return;
        const auto line = text_in(*found.front());
        if (line && (line->starts_with("Von ") || line->starts_with("By "))) {
            add_authors(article_.authors, *line);
        } else if (const auto names = texts_in(*found.front())) {
            article_.authors = *names;
        } else if (line && found.front()->is_object()) {
            article_.authors = {*line};
        } else {
            warn(FieldId::Authors);
        }
    }

    std::optional<DateTime> take_date(FieldId id) {
        const auto found = values(id);
        if (found.empty()) return std::nullopt;
        std::optional<DateTime> when;
        if (found.front()->is_string()) {
            when = parse_date(found.front()->get_ref<const std::string&>(), context_);
        }
        if (!when) warn(id);
        return when;
    }

    void take_dates() {
        article_.version_created = take_date(FieldId::VersionCreated);
        article_.embargoed = take_date(FieldId::Embargoed);
        const auto when = take_date(FieldId::Date);
        if (!when) return;
        const bool in_future =
            to_unix_seconds(*when, context_.zone) > to_unix_seconds(context_.now, context_.zone);
        article_.date = ArticleDate{*when, DateOrigin::Metadata, in_future};
    }

    void take_status() {
        for (const json* const value : values(FieldId::Status)) {
            const auto name = text_in(*value);
            // "stat:canceled" in IPTC's own notation.
            const auto status =
                name ? pub_status_named(name->substr(name->find(':') + 1)) : std::nullopt;
            if (!status) return warn(FieldId::Status);
            article_.pub_status = *status;
            break;
        }
        const json* const is_free = fields_.member("isaccessibleforfree");
        const json* const paywall = fields_.member("paywall");
        article_.is_paywalled =
            (is_free != nullptr && *is_free == false) || (paywall != nullptr && *paywall == true);
    }

    // What dpa's digital wires keep apart from the text: dateline, signal, notes.
    void take_wire_parts() {
        if (const json* const dateline = fields_.member("dateline")) {
            open_with_dateline(article_, text_in(*dateline).value_or(std::string{}), context_);
        }
        if (const json* const signal = fields_.member("signal")) {
            const auto text = text_in(*signal);
            article_.is_correction = text && text->find("correction") != std::string::npos;
        }
        const json* const notepad = fields_.member("notepad");
        std::string notes;
        if (notepad != nullptr && notepad->is_object()) {
            const auto text = notepad->find("public_html");
            if (text != notepad->end()) notes = shown_text_in(*text).value_or(std::string{});
        }
        const json* const single_notes = fields_.member("ednotes");
        if (single_notes != nullptr && single_notes->is_array()) {
            for (const json& note : *single_notes)
                take_note(note, notes);
        }
        if (!notes.empty()) append_words(article_.ednote, notes);
    }

    // The notepad repeats most of the single notes.
    void take_note(const json& note, std::string_view notepad) {
        if (!note.is_object() || note.value("is_publishable", json(true)) == false) return;
        const auto role = note.find("role");
        const auto text = note.find("ednote");
        if (role == note.end() || text == note.end() || !role->is_string()) return;
        const auto& name = role->get_ref<const std::string&>();
        if (!name.ends_with(":editorialnote") && !name.ends_with(":embargo")) return;
        const std::string shown = shown_text_in(*text).value_or(std::string{});
        if (notepad.find(shown) == std::string_view::npos) append_words(article_.ednote, shown);
    }

    const json& object_;
    JsonFields fields_;
    const ReadContext& context_;
    const ReadSink& sink_;
    Article article_;
};

}  // namespace

tl::expected<Article, std::string> article_from_json(const json& object, const std::string& path,
                                                     const ReadContext& context,
                                                     const ReadSink& sink) {
    if (!object.is_object()) return tl::unexpected<std::string>("no JSON object");
    return ArticleMaker(object, path, context, sink).make();
}

}  // namespace nachlese
