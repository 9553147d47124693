#include "indexer/readers/line_joiner.h"

#include <array>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "schema/utf8.h"

namespace nachlese {

namespace {

// The not sign and the double oblique hyphen are how OCR and editors write the hyphen of
// blackletter.
constexpr std::array<std::string_view, 5> kHyphens{"-", "¬", "⸗", "‐", "\u00AD"};
constexpr std::string_view kSoftHyphen = "\u00AD";

std::string_view hyphen_at_end(std::string_view text) {
    for (const std::string_view hyphen : kHyphens) {
        if (text.ends_with(hyphen)) return hyphen;
    }
    return {};
}

UChar32 last_code_point(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0 && !begins_code_point(text[--begin])) {
    }
    return icu::UnicodeString::fromUTF8(std::string(text.substr(begin))).char32At(0);
}

UChar32 first_code_point(std::string_view text) {
    constexpr std::size_t kLongest = 4;
    return icu::UnicodeString::fromUTF8(std::string(truncate(text, kLongest))).char32At(0);
}

}  // namespace

void join_line(std::string& text, std::string_view line) {
    if (line.empty()) return;
    const std::string_view hyphen = hyphen_at_end(text);
    const std::string_view before = std::string_view(text).substr(0, text.size() - hyphen.size());
    const bool ends_word = !hyphen.empty() && u_isalpha(last_code_point(before)) != 0;
    if (!ends_word) {
        if (!text.empty()) text += ' ';
    } else if (u_islower(first_code_point(line)) != 0 || hyphen == kSoftHyphen) {
        text.resize(before.size());
    } else {
        text.replace(before.size(), hyphen.size(), "-");
    }
    text += line;
}

}  // namespace nachlese
