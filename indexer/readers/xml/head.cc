#include "indexer/readers/xml/head.h"

#include <algorithm>

#include <fmt/format.h>

#include "schema/utf8.h"

namespace nachlese::xml {

namespace {

constexpr std::string_view kSpace = " \t\r\n";

// Behind the first `end` in `text`; false where there is none.
bool skip_past(std::string_view& text, std::string_view end) {
    const std::size_t at = text.find(end);
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + end.size());
    return true;
}

// "<!DOCTYPE rss [ <!ENTITY a "b"> ]>"
bool skip_doctype(std::string_view& text) {
    std::string_view rest = text;
    const std::size_t mark = text.find_first_of("[>");
    if (mark == std::string_view::npos) return false;
    if (text[mark] == '[' && !skip_past(rest, "]")) return false;
    if (!skip_past(rest, ">")) return false;
    text = rest;
    return true;
}

// At the root where it shows, else at what does not end.
bool skip_prolog(std::string_view& text, bool& is_declared_xml) {
    for (;;) {
        text = trim(text);
        if (text.starts_with("<?")) {
            is_declared_xml = is_declared_xml || text.starts_with("<?xml ");
            if (!skip_past(text, "?>")) return false;
        } else if (text.starts_with("<!--")) {
            if (!skip_past(text, "-->")) return false;
        } else if (text.starts_with("<!DOCTYPE")) {
            is_declared_xml = is_declared_xml ||
                              text.substr(0, text.find('>')).find('[') != std::string_view::npos;
            if (!skip_doctype(text)) return false;
        } else {
            return text.starts_with('<');
        }
    }
}

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

// The value of the attribute `name` in a start tag.
std::string_view value_of(std::string_view tag, std::string_view name) {
    for (std::size_t at = tag.find(name); at != std::string_view::npos;
         at = tag.find(name, at + 1)) {
        std::string_view rest = tag.substr(at + name.size());
        const bool begins = at > 0 && kSpace.find(tag[at - 1]) != std::string_view::npos;
        rest.remove_prefix(std::min(rest.find_first_not_of(kSpace), rest.size()));
        if (!begins || !rest.starts_with('=')) continue;
        rest.remove_prefix(1);
        rest.remove_prefix(std::min(rest.find_first_not_of(kSpace), rest.size()));
        if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) continue;
        const std::size_t end = rest.find(rest.front(), 1);
        if (end == std::string_view::npos) return {};
        return rest.substr(1, end - 1);
    }
    return {};
}

}  // namespace

bool ends_in_prolog(std::string_view head) {
    bool is_declared_xml = false;
    if (skip_prolog(head, is_declared_xml)) return false;
    return head.empty() ? is_declared_xml : head.starts_with("<?") || head.starts_with("<!");
}

std::optional<Root> root_of(std::string_view head) {
    Root root;
    if (!skip_prolog(head, root.is_declared_xml)) return std::nullopt;
    head.remove_prefix(1);
    const auto end = static_cast<std::size_t>(
        std::find_if_not(head.begin(), head.end(), is_name_character) - head.begin());
    const std::string_view qualified = head.substr(0, end);
    if (qualified.empty()) return std::nullopt;
    const std::string_view tag = head.substr(end, head.find('>', end) - end);
    const std::size_t colon = qualified.find(':');
    if (colon == std::string_view::npos) {
        root.name = qualified;
        root.name_space = value_of(tag, "xmlns");
    } else {
        root.name = qualified.substr(colon + 1);
        root.name_space = value_of(tag, fmt::format("xmlns:{}", qualified.substr(0, colon)));
    }
    root.is_declared_xml = root.is_declared_xml || !root.name_space.empty();
    return root;
}

}  // namespace nachlese::xml
