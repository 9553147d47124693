#include "indexer/readers/html/mend_json.h"

#include <cstddef>

namespace nachlese::html {

namespace {

std::string_view within_brackets(std::string_view text) {
    constexpr std::string_view kOpening = "<![CDATA[";
    constexpr std::string_view kClosing = "]]>";
    const std::size_t opening = text.find(kOpening);
    if (opening != std::string_view::npos) {
        text.remove_prefix(opening + kOpening.size());
        text = text.substr(0, text.rfind(kClosing));
    }
    const std::size_t first = text.find_first_of("{[");
    const std::size_t last = text.find_last_of("}]");
    if (first == std::string_view::npos || last == std::string_view::npos || last < first)
        return {};
    return text.substr(first, last - first + 1);
}

void drop_comma(std::string& mended) {
    std::size_t end = mended.find_last_not_of(" \t\n\r");
    if (end != std::string::npos && mended[end] == ',') mended.erase(end);
}

}  // namespace

std::string mend_json(std::string_view text) {
    std::string mended;
    bool in_string = false;
    bool escaped = false;
    for (const char c : within_brackets(text)) {
        if (!in_string && (c == '}' || c == ']')) drop_comma(mended);
        if (c == '"' && !escaped) in_string = !in_string;
        const bool control = static_cast<unsigned char>(c) < 0x20;
        mended += in_string && control ? ' ' : c;
        escaped = in_string && c == '\\' && !escaped;
    }
    return mended;
}

}  // namespace nachlese::html
