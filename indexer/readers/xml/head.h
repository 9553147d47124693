// The root element of an XML document, seen in its head without a parser.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nachlese::xml {

struct Root {
    std::string name_space;
    std::string name;              // without prefix
    bool is_declared_xml = false;  // by an XML declaration or a namespace: no HTML, no prose
};

// Nothing where `head`, in UTF-8, begins with anything but what XML allows before its root.
[[nodiscard]] std::optional<Root> root_of(std::string_view head);

// Whether `head` ends before the root shows, within what is declared or said above it: entities by
// the hundred, with comments. In any encoding that keeps ASCII.
[[nodiscard]] bool ends_in_prolog(std::string_view head);

}  // namespace nachlese::xml
