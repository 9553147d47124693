// Pieces of HTML that other formats carry as an article's text: in JSON, feeds and news markup.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/article.h"

namespace nachlese::html {

struct Fragment {
    std::vector<Paragraph> paragraphs;  // headings are subheadings
    std::vector<std::string> captions;  // of figures
    bool is_cut = false;                // nested so deeply that its end was not read
};

// All text that a reader would see: nothing is judged as on a page, since the format has said that
// this is the article. `text` is valid UTF-8 of at most 2^31 - 1 bytes; text without any markup is
// one paragraph. Linear in the length of the text.
[[nodiscard]] Fragment read_fragment(std::string_view text);

// Its text alone, in one line: for headlines and summaries that may hold markup.
[[nodiscard]] std::string fragment_text(std::string_view text);

// Whether it has the tag of an HTML element or an entity in it: for texts that are HTML or plain
// and do not say which.
[[nodiscard]] bool has_markup(std::string_view text);

}  // namespace nachlese::html
