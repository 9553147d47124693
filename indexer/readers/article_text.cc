#include "indexer/readers/article_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <libxml/HTMLparser.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "indexer/encoding.h"
#include "indexer/mojibake.h"
#include "schema/code_point.h"
#include "schema/text_cursor.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

constexpr std::size_t kLongestName = 10;  // "&thetasym;"

// In text about them references are meant as they stand.
constexpr std::array<std::string_view, 4> kSubjects{"HTML", "XML", "Unicode", "ASCII"};

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool holds_tags(std::string_view text) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos;
         at = text.find('<', at + 1)) {
        const char next = at + 1 < text.size() ? text[at + 1] : ' ';
        if (is_ascii_letter(next) || next == '/' || next == '!') return true;
    }
    return false;
}

bool is_about_code(std::string_view text) {
    return holds_tags(text) ||
           std::any_of(kSubjects.begin(), kSubjects.end(), [text](std::string_view subject) {
               return text.find(subject) != std::string_view::npos;
           });
}

// "8222" or "x201E"; what lies between 128 and 159 means Windows-1252.
UChar32 numbered_character(std::string_view digits) {
    constexpr UChar32 kLastCharacter = 0x10FFFF;
    const bool is_hexadecimal = digits.starts_with('x') || digits.starts_with('X');
    if (is_hexadecimal) digits.remove_prefix(1);
    UChar32 number = 0;
    for (const char c : digits) {
        const int base = is_hexadecimal ? 16 : 10;
        const int digit = u_digit(static_cast<unsigned char>(c), static_cast<int8_t>(base));
        if (digit < 0 || number > kLastCharacter) return 0;
        number = number * base + digit;
    }
    if (number < 0x80 || number > 0x9F) return number;
    const std::string utf8 = decode_as(std::string(1, static_cast<char>(number)), "windows-1252");
    std::size_t offset = 0;
    return next_code_point(utf8, offset);
}

UChar32 named_character(std::string_view name) {
    const std::string terminated(name);
    const htmlEntityDesc* const found =
        htmlEntityLookup(reinterpret_cast<const xmlChar*>(terminated.c_str()));
    return found == nullptr ? 0 : static_cast<UChar32>(found->value);
}

// Neither markup nor what no text has.
bool may_be_shown(UChar32 character) {
    return character >= ' ' && character != '<' && character != '>' && character <= 0x10FFFF &&
           !U_IS_SURROGATE(character) && u_charType(character) != U_CONTROL_CHAR &&
           U_IS_UNICODE_CHAR(character);
}

struct Reference {
    std::size_t end = 0;  // behind the semicolon
    UChar32 character = 0;
};

// `at` is the place of an ampersand. "&amp;" before a reference is passed over.
std::optional<Reference> reference_at(std::string_view text, std::size_t at) {
    constexpr std::string_view kAmpersand = "amp;";
    std::size_t begin = at + 1;
    if (text.substr(begin).starts_with(kAmpersand)) {
        const auto inner = text.substr(begin + kAmpersand.size());
        const bool goes_on =
            !inner.empty() && (inner.front() == '#' || is_ascii_letter(inner.front()));
        if (goes_on && inner.substr(0, kLongestName + 1).find(';') != std::string_view::npos) {
            begin += kAmpersand.size();
        }
    }
    const std::size_t length = text.substr(begin, kLongestName + 1).find(';');
    if (length == std::string_view::npos || length < 2) return std::nullopt;
    const std::string_view name = text.substr(begin, length);
    const UChar32 character =
        name.front() == '#' ? numbered_character(name.substr(1)) : named_character(name);
    if (!may_be_shown(character)) return std::nullopt;
    return Reference{begin + length + 1, character};
}

// Of an ampersand: whether it stands in a web address, where "&copy;=1" may be a parameter.
bool is_in_address(std::string_view text, std::size_t at) {
    constexpr std::size_t kLongestAddress = 300;
    const std::size_t earliest = at - std::min(at, kLongestAddress);
    const std::string_view before = text.substr(earliest, at - earliest);
    const std::size_t blank = before.find_last_of(" \t\n");
    const std::string_view word = before.substr(blank == std::string_view::npos ? 0 : blank + 1);
    return word.find("://") != std::string_view::npos || word.starts_with("www.");
}

// A letter that is written so belongs to a word; standing alone it is spoken of.
bool is_in_word(std::string_view text, std::size_t begin, std::size_t end) {
    const bool follows = begin > 0 && (continues_word(text[begin - 1]) || text[begin - 1] == ';');
    const bool goes_on = end < text.size() && is_word_byte(text[end]);
    return follows || goes_on;
}

void append(std::string& text, UChar32 character) {
    icu::UnicodeString(character).toUTF8String(text);
}

// Zero width space, word joiner, zero width no-break space.
constexpr std::array<std::string_view, 3> kBreakOpportunities{"\u200B", "\u2060", "\uFEFF"};

void remove_break_opportunities(std::string& text) {
    for (const std::string_view character : kBreakOpportunities) {
        std::size_t at = text.find(character);
        if (at == std::string::npos) continue;
        std::string kept;
        std::size_t begin = 0;  // of the text not yet copied
        for (; at != std::string::npos; at = text.find(character, begin)) {
            kept.append(text, begin, at - begin);
            begin = at + character.size();
        }
        kept.append(text, begin);
        text = std::move(kept);
    }
}

// What readers give has its white space collapsed.
std::string mended(std::string text) {
    std::string changed = repair_mojibake(decode_character_references(text));
    remove_break_opportunities(changed);
    return changed == text ? std::move(text) : collapse_whitespace(changed);
}

void mend(std::string& text) {
    text = mended(std::move(text));
}

void mend(std::vector<std::string>& list) {
    for (std::string& text : list)
        mend(text);
    list.erase(std::remove_if(list.begin(), list.end(),
                              [](const std::string& text) { return trim(text).empty(); }),
               list.end());
}

}  // namespace

std::string decode_character_references(std::string_view text) {
    std::size_t at = text.find('&');
    if (at == std::string_view::npos || is_about_code(text)) return std::string(text);
    std::string decoded;
    std::size_t kept = 0;  // where the text not yet copied begins
    for (; at != std::string_view::npos; at = text.find('&', at)) {
        const auto reference = reference_at(text, at);
        const bool is_certain =
            reference && !is_in_address(text, at) &&
            (u_isalpha(reference->character) == 0 || is_in_word(text, at, reference->end));
        if (!is_certain) {
            ++at;
            continue;
        }
        decoded += text.substr(kept, at - kept);
        append(decoded, reference->character);
        at = kept = reference->end;
    }
    decoded += text.substr(kept);
    return decoded;
}

void mend_text(Article& article) {
    for (std::string* const text :
         {&article.headline, &article.kicker, &article.teaser, &article.source, &article.place,
          &article.section, &article.ednote}) {
        mend(*text);
    }
    for (Paragraph& paragraph : article.body)
        mend(paragraph.text);
    article.body.erase(
        std::remove_if(article.body.begin(), article.body.end(),
                       [](const Paragraph& paragraph) { return trim(paragraph.text).empty(); }),
        article.body.end());
    for (auto* const list : {&article.tags, &article.captions, &article.authors})
        mend(*list);
}

}  // namespace nachlese
