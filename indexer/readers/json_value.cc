#include "indexer/readers/json_value.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <nlohmann/json.hpp>

#include "indexer/mojibake.h"
#include "indexer/readers/html/fragment.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

using nlohmann::json;

constexpr std::array kNameKeys{"name", "value", "title", "description"};
constexpr std::array kContentTypeKeys{"contenttype", "contentType", "content_type"};
constexpr const char* kMainRole = "main";

std::string clean(std::string_view text) {
    return collapse_whitespace(trim(text));
}

// Escapes ("\\u00c3\\u009f") hide misread characters from the decoder, and some are controls, which
// do not outlive clean().
std::string string_in(const json& value) {
    return repair_mojibake(value.get<std::string>());
}

template <std::size_t N>
const std::string* text_under(const json& object, const std::array<const char*, N>& keys) {
    for (const char* const key : keys) {
        const auto found = object.find(key);
        if (found != object.end() && found->is_string()) {
            return &found->template get_ref<const std::string&>();
        }
    }
    return nullptr;
}

// A text, a number, or what an object is called.
std::optional<std::string> scalar_text(const json& value) {
    if (value.is_string()) return string_in(value);
    if (value.is_number_integer()) return value.dump();
    if (!value.is_object()) return std::nullopt;
    const std::string* const name = text_under(value, kNameKeys);
    return name == nullptr ? std::nullopt : std::optional(repair_mojibake(*name));
}

const json& main_entry(const json& list) {
    const auto found = std::find_if(list.begin(), list.end(), [](const json& entry) {
        return entry.is_object() && entry.contains("role") && entry["role"] == kMainRole;
    });
    return found == list.end() ? list.front() : *found;
}

std::optional<std::string> raw_text(const json& value) {
    if (!value.is_array()) return scalar_text(value);
    return value.empty() ? std::nullopt : scalar_text(main_entry(value));
}

// Commas stand inside names and captions too ("Müller, Anna; Schulz"), so they separate only where
// nothing else does.
std::string_view separators_in(std::string_view text) {
    constexpr std::string_view kSemicolonOrLineBreak = ";\n\r";
    return text.find_first_of(kSemicolonOrLineBreak) == std::string_view::npos
               ? ","
               : kSemicolonOrLineBreak;
}

std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> texts;
    // A line break at the end is none between two.
    std::string_view rest = trim(text);
    const std::string_view separators = separators_in(rest);
    while (!rest.empty()) {
        const std::size_t length = rest.find_first_of(separators);
        if (std::string part = clean(rest.substr(0, length)); !part.empty()) {
            texts.push_back(std::move(part));
        }
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
std::vector<Paragraph> plain_paragraphs(std::string_view text) {
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

BodyText body_text_of(std::string text, const std::string* content_type) {
    const bool is_html = content_type == nullptr
                             ? html::has_markup(text)
                             : content_type->find("html") != std::string::npos ||
                                   content_type->find("xml") != std::string::npos;
    return {std::move(text), is_html};
}

void move_to_end(std::vector<Paragraph>&& paragraphs, std::vector<Paragraph>& end) {
    std::move(paragraphs.begin(), paragraphs.end(), std::back_inserter(end));
}

}  // namespace

bool is_empty(const json& value) {
    return value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty());
}

std::optional<std::string> text_in(const json& value) {
    const auto text = raw_text(value);
    return text ? std::optional(clean(*text)) : std::nullopt;
}

std::optional<std::string> shown_text_in(const json& value) {
    const auto text = raw_text(value);
    return text ? std::optional(clean(html::fragment_text(*text))) : std::nullopt;
}

std::optional<std::vector<std::string>> texts_in(const json& value) {
    if (value.is_string()) return split_list(string_in(value));
    if (!value.is_array()) return std::nullopt;
    std::vector<std::string> texts;
    for (const json& entry : value) {
        const auto text = scalar_text(entry);
        if (!text) return std::nullopt;
        if (std::string cleaned = clean(*text); !cleaned.empty()) {
            texts.push_back(std::move(cleaned));
        }
    }
    return texts;
}

std::optional<std::vector<BodyText>> bodies_in(const json& value) {
    if (value.is_string()) return std::vector{body_text_of(string_in(value), nullptr)};
    if (!value.is_array()) return std::nullopt;
    std::vector<BodyText> bodies;
    std::string paragraphs;
    for (const json& entry : value) {
        const auto text = scalar_text(entry);
        if (!text) return std::nullopt;
        if (entry.is_object()) {
            bodies.push_back(body_text_of(*text, text_under(entry, kContentTypeKeys)));
        } else {
            paragraphs += *text + "\n\n";
        }
    }
    if (!paragraphs.empty()) bodies.push_back(body_text_of(std::move(paragraphs), nullptr));
    return bodies;
}

const BodyText* fullest(const std::vector<BodyText>& bodies) {
    // HTML tells paragraphs and subheadings, and its tags make up for little.
    const auto worth = [](const BodyText& body) {
        return body.text.size() + (body.is_html ? 1 : 0);
    };
    const auto found = std::max_element(
        bodies.begin(), bodies.end(),
        [&](const auto& one, const auto& other) { return worth(one) < worth(other); });
    return found == bodies.end() ? nullptr : &*found;
}

void add_body(const BodyText& body, Article& article) {
    if (!body.is_html) {
        move_to_end(plain_paragraphs(body.text), article.body);
        return;
    }
    html::Fragment fragment = html::read_fragment(body.text);
    move_to_end(std::move(fragment.paragraphs), article.body);
    std::move(fragment.captions.begin(), fragment.captions.end(),
              std::back_inserter(article.captions));
}

}  // namespace nachlese
