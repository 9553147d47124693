#include "indexer/readers/json_article.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/german_date.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

using nlohmann::json;

// The keys under which a field is looked for, in order of preference.
struct TextKey {
    std::string Article::*field;
    std::array<const char*, 3> keys;
};
constexpr std::array kTextKeys{
    TextKey{&Article::id, {"id", "guid", nullptr}},
    TextKey{&Article::headline, {"headline", "title", nullptr}},
    TextKey{&Article::kicker, {"kicker", nullptr, nullptr}},
    TextKey{&Article::teaser, {"teaser", "summary", "description"}},
    TextKey{&Article::source, {"source", nullptr, nullptr}},
    TextKey{&Article::place, {"place", nullptr, nullptr}},
    TextKey{&Article::section, {"section", nullptr, nullptr}},
    TextKey{&Article::url, {"url", "link", nullptr}},
};

struct ListKey {
    std::vector<std::string> Article::*field;
    std::array<const char*, 2> keys;
};
constexpr std::array kListKeys{
    ListKey{&Article::tags, {"tags", "keywords"}},
    ListKey{&Article::authors, {"authors", "author"}},
    ListKey{&Article::captions, {"captions", nullptr}},
};

constexpr std::array<const char*, 2> kBodyKeys{"body", "text"};
constexpr std::array<const char*, 3> kDateKeys{"date", "published", "datePublished"};

bool is_empty(const json& value) {
    return value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty());
}

template <std::size_t N>
const json* find_value(const json& object, const std::array<const char*, N>& keys) {
    for (const char* const key : keys) {
        if (key == nullptr) break;
        const auto found = object.find(key);
        if (found != object.end() && !is_empty(*found)) return &*found;
    }
    return nullptr;
}

std::string clean(std::string_view text) {
    return collapse_whitespace(trim(text));
}

std::optional<std::string> scalar_text(const json& value) {
    if (value.is_string()) return clean(value.get_ref<const std::string&>());
    if (value.is_number_integer()) return value.dump();
    return std::nullopt;
}

// Commas stand inside names and captions too ("Müller, Anna; Schulz"), so they separate only where
// nothing else does.
std::string_view separators_in(std::string_view text) {
    constexpr std::string_view kSemicolonOrLineBreak = ";\n\r";
    return text.find_first_of(kSemicolonOrLineBreak) == std::string_view::npos
               ? ","
               : kSemicolonOrLineBreak;
}

// One text with separators, or a list of texts. Empty ones are left out.
std::optional<std::vector<std::string>> text_list(const json& value) {
    std::vector<std::string> texts;
    const auto add = [&texts](std::string text) {
        if (!text.empty()) texts.push_back(std::move(text));
    };
    if (value.is_array()) {
        for (const json& element : value) {
            auto text = scalar_text(element);
            if (!text) return std::nullopt;
            add(std::move(*text));
        }
        return texts;
    }
    if (!value.is_string()) return std::nullopt;
    // A line break at the end is none between two.
    std::string_view rest = trim(value.get_ref<const std::string&>());
    const std::string_view separators = separators_in(rest);
    while (!rest.empty()) {
        const std::size_t length = rest.find_first_of(separators);
        add(clean(rest.substr(0, length)));
        if (length == std::string_view::npos) break;
        rest.remove_prefix(length + 1);
    }
    return texts;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t length = text.find('\n');
        lines.push_back(trim(text.substr(0, length)));
        if (length == std::string_view::npos) break;
        text.remove_prefix(length + 1);
    }
    return lines;
}

// Paragraphs end at an empty line; in a text without empty lines between others, at each line
// break.
std::vector<Paragraph> paragraphs(std::string_view text) {
    const auto lines = lines_of(trim(text));
    const bool has_empty_lines =
        std::any_of(lines.begin(), lines.end(), [](std::string_view line) { return line.empty(); });
    std::vector<Paragraph> found;
    bool goes_on = false;
    for (const std::string_view line : lines) {
        if (line.empty()) {
            goes_on = false;
        } else if (goes_on) {
            found.back().text += ' ' + clean(line);
        } else {
            found.push_back({ParagraphKind::Text, clean(line)});
            goes_on = has_empty_lines;
        }
    }
    return found;
}

std::optional<DateTime> parse_date(std::string_view text, const ReadContext& context) {
    if (auto iso = parse_iso(trim(text), context.zone)) return iso;
    if (const auto german = find_german_date(text, context.now, context.zone)) return german->when;
    return std::nullopt;
}

}  // namespace

tl::expected<Article, std::string> article_from_json(const nlohmann::json& object,
                                                     const std::string& path,
                                                     const ReadContext& context,
                                                     const ReadSink& sink) {
    if (!object.is_object()) return tl::unexpected<std::string>("no JSON object");
    Article article;
    article.path = path;
    const auto warn = [&](std::string_view key) {
        if (sink.warning) {
            sink.warning({path, fmt::format("the value of \"{}\" is not understood", key)});
        }
    };
    for (const TextKey& row : kTextKeys) {
        const json* const value = find_value(object, row.keys);
        if (value == nullptr) continue;
        auto text = scalar_text(*value);
        if (!text) warn(row.keys.front());
        article.*row.field = std::move(text).value_or(std::string{});
    }
    for (const ListKey& row : kListKeys) {
        const json* const value = find_value(object, row.keys);
        if (value == nullptr) continue;
        auto texts = text_list(*value);
        if (!texts) warn(row.keys.front());
        article.*row.field = std::move(texts).value_or(std::vector<std::string>{});
    }
    if (const json* const body = find_value(object, kBodyKeys)) {
        if (body->is_string()) {
            article.body = paragraphs(body->get_ref<const std::string&>());
        } else {
            warn("body");
        }
    }
    if (const json* const date = find_value(object, kDateKeys)) {
        std::optional<DateTime> when;
        if (date->is_string()) when = parse_date(date->get_ref<const std::string&>(), context);
        if (when) {
            const bool in_future =
                to_unix_seconds(*when, context.zone) > to_unix_seconds(context.now, context.zone);
            article.date = ArticleDate{*when, DateOrigin::Metadata, in_future};
        } else {
            warn("date");
        }
    }
    if (article.headline.empty() && article.body.empty()) {
        return tl::unexpected<std::string>("neither headline nor body");
    }
    if (article.id.empty()) article.id = path;
    return article;
}

}  // namespace nachlese
