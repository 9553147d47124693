#include "indexer/readers/html/charset.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "indexer/readers/dump/text_shape.h"
#include "schema/utf8.h"

namespace nachlese::html {

namespace {

constexpr std::size_t kPrescanBytes = 4096;

// The elements with which a page or a part of one may begin.
constexpr std::array<std::string_view, 20> kOpenings{
    "html", "head", "body", "title", "meta", "link",   "script",  "style",   "div",    "p",
    "h1",   "h2",   "span", "table", "main", "center", "article", "section", "header", "base"};

bool is_name_end(std::string_view text, std::size_t at) {
    return at >= text.size() || text[at] == '>' || text[at] == '/' || text[at] == ' ' ||
           text[at] == '\t' || text[at] == '\n' || text[at] == '\r';
}

// Behind comments and processing instructions at the start.
std::string_view behind_prologue(std::string_view text) {
    for (;;) {
        text = trim(text);
        std::string_view close;
        if (text.starts_with("<!--")) close = "-->";
        if (text.starts_with("<?")) close = ">";
        if (close.empty()) return text;
        const std::size_t end = text.find(close);
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + close.size());
    }
}

}  // namespace

std::string declared_encoding(std::string_view bytes) {
    const std::string head = dump::lower_case(bytes.substr(0, kPrescanBytes));
    const std::size_t limit = head.find("<body");
    for (const std::string_view key : {"charset", "encoding"}) {
        std::size_t at = head.find(key);
        if (at == std::string::npos || at > limit) continue;
        at = head.find_first_not_of(" \t\n\r", at + key.size());
        if (at == std::string::npos || head[at] != '=') continue;
        at = head.find_first_not_of(" \t\n\r\"'", at + 1);
        if (at == std::string::npos) continue;
        return head.substr(at, head.find_first_of(" \t\n\r\"'>;/?", at) - at);
    }
    return {};
}

bool looks_like_html(std::string_view head) {
    const std::string_view begin = behind_prologue(head).substr(0, 64);
    if (!begin.starts_with('<')) return false;
    const std::string lower = dump::lower_case(begin);
    // What a broken program printed may stand before the page.
    if (dump::lower_case(head.substr(0, kPrescanBytes)).find("<!doctype html") !=
        std::string::npos) {
        return true;
    }
    return std::any_of(kOpenings.begin(), kOpenings.end(), [&lower](std::string_view name) {
        return std::string_view(lower).substr(1).starts_with(name) &&
               is_name_end(lower, 1 + name.size());
    });
}

}  // namespace nachlese::html
