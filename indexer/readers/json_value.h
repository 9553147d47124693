// The texts, lists and paragraphs that values of JSON objects stand for, whatever shape they have.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "schema/article.h"

namespace nachlese {

// Null, or a text of no characters.
[[nodiscard]] bool is_empty(const nlohmann::json& value);

// A text or an integer; of an object its name or value; of a list that of the entry in the role
// "main", else of the first. White space collapsed; nothing where the value is none of these.
[[nodiscard]] std::optional<std::string> text_in(const nlohmann::json& value);

// The same without the markup that headlines and summaries may hold.
[[nodiscard]] std::optional<std::string> shown_text_in(const nlohmann::json& value);

// A list of texts or of objects with a name, or one text with separators: commas, unless
// semicolons or line breaks stand there. Empty texts are left out.
[[nodiscard]] std::optional<std::vector<std::string>> texts_in(const nlohmann::json& value);

// An article's text in one of the forms in which it is offered.
struct BodyText {
    std::string text;
    bool is_html = false;
};
// Of a text, of a list of paragraphs, or of a list of objects that have a value and a content type
// (ninjs 2 and later). Nothing where the value is none of these.
[[nodiscard]] std::optional<std::vector<BodyText>> bodies_in(const nlohmann::json& value);

// The most of them, since the same text often stands there as HTML, as plain text and cut short.
[[nodiscard]] const BodyText* fullest(const std::vector<BodyText>& bodies);

// Appends its paragraphs, and its captions if it is HTML.
void add_body(const BodyText& body, Article& article);

}  // namespace nachlese
