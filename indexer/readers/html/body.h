// Where the article's text is on the page, and which blocks of it are the text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/readers/html/page.h"

namespace nachlese::html {

enum class Role : std::uint8_t { Outside, Teaser, Text, Subheading, Caption, Furniture };

struct Verdict {
    Role role = Role::Outside;
    std::string_view reason;  // of static lifetime
};

struct Body {
    NodeId container = 0;           // the element that holds the text
    std::vector<Verdict> verdicts;  // one for each block of the page
    bool found = false;
};

[[nodiscard]] Body find_body(const Page& page);

}  // namespace nachlese::html
