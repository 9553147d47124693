#include "schema/analysis/sentence_boundaries.h"

#include <algorithm>
#include <array>
#include <string>

#include <unicode/uchar.h>

#include "schema/code_point.h"

namespace nachlese {

namespace {

constexpr std::string_view kAsciiBlanks = " \t\r\n";
constexpr std::string_view kNoBreakSpace = "\u00A0";

constexpr std::array<std::string_view, 4> kTerminators{".", "!", "?", "\u2026"};

// May stand between the end of a sentence and the blank after it. »…« and «…» are both in use, so
// either mark may close.
constexpr std::array<std::string_view, 11> kClosingMarks{"\"", "'", ")", "]", "“", "”",
                                                         "‘",  "’", "»", "«", "›"};

// In lower case. Of an abbreviation of several words the last one counts; words of one letter are
// dealt with by rule.
constexpr std::array<std::string_view, 68> kAbbreviations{
    "abs",     "abt", "apr",  "art",  "aufl", "aug",  "bd",   "bes", "bhf",  "bzgl",
    "bzw",     "ca",  "co",   "dez",  "di",   "dipl", "do",   "dr",  "ebd",  "ehem",
    "einschl", "ev",  "evtl", "exkl", "feb",  "fr",   "frz",  "geb", "gegr", "gest",
    "gez",     "ggf", "hl",   "hr",   "hrsg", "ing",  "inkl", "jan", "jh",   "jhd",
    "jr",      "jun", "kap",  "kath", "lt",   "mag",  "med",  "mi",  "mio",  "mo",
    "mrd",     "nov", "nr",   "okt",  "phil", "prof", "rd",   "sen", "sept", "sog",
    "st",      "tel", "univ", "vgl",  "zit",  "zzgl", "ziff", "engl"};

constexpr std::size_t kMaxAbbreviationBytes = 8;
constexpr std::size_t kMaxOrdinalDigits = 2;

template <std::size_t N>
std::size_t length_of_any(const std::array<std::string_view, N>& marks, std::string_view text) {
    for (const std::string_view mark : marks) {
        if (text.starts_with(mark)) return mark.size();
    }
    return 0;
}

std::size_t length_of_blank(std::string_view text) {
    if (text.empty()) return 0;
    if (kAsciiBlanks.find(text.front()) != std::string_view::npos) return 1;
    return text.starts_with(kNoBreakSpace) ? kNoBreakSpace.size() : 0;
}

bool is_ascii_letter_or_digit(char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
}

// The letters and digits that end before `end`, other than ASCII included; cut off at the front
// when longer than any abbreviation.
std::string_view word_before(std::string_view text, std::size_t end) {
    std::size_t begin = end;
    const auto belongs = [](char byte) {
        return is_ascii_letter_or_digit(byte) || (static_cast<unsigned char>(byte) & 0x80U) != 0;
    };
    while (begin > 0 && end - begin <= kMaxAbbreviationBytes && belongs(text[begin - 1]))
        --begin;
    return text.substr(begin, end - begin);
}

bool consists_of(std::string_view word, std::string_view characters) {
    return word.find_first_not_of(characters) == std::string_view::npos;
}

// "J.", "z.", "Ü."
bool is_single_letter(std::string_view word) {
    const bool is_ascii = word.size() == 1;
    const bool is_two_byte_letter =
        word.size() == 2 && (static_cast<unsigned char>(word.front()) & 0xE0U) == 0xC0U;
    return is_ascii || is_two_byte_letter;
}

bool is_abbreviation(std::string_view word) {
    std::string lower(word);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char byte) {
        return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    });
    // "Hauptstr."
    return lower.ends_with("str") ||
           std::find(kAbbreviations.begin(), kAbbreviations.end(), lower) != kAbbreviations.end();
}

// Whether the full stop after `word` belongs to the word.
bool keeps_full_stop(std::string_view word) {
    if (word.empty()) return false;
    if (consists_of(word, "0123456789")) return word.size() <= kMaxOrdinalDigits;
    return is_single_letter(word) || consists_of(word, "IVX") || is_abbreviation(word);
}

bool begins_in_lower_case(std::string_view text) {
    std::size_t offset = 0;
    return !text.empty() && u_islower(next_code_point(text, offset)) != 0;
}

// What stands after a terminator: where the next text begins and what separates it.
struct Gap {
    std::size_t end = 0;
    bool has_blank = false;
    bool has_line_break = false;
};

Gap skip_gap(std::string_view text, std::size_t offset) {
    Gap gap{offset, false, false};
    while (const std::size_t length = length_of_blank(text.substr(gap.end))) {
        gap.has_blank = true;
        gap.has_line_break = gap.has_line_break || text[gap.end] == '\n';
        gap.end += length;
    }
    return gap;
}

template <std::size_t N>
std::size_t skip_all(const std::array<std::string_view, N>& marks, std::string_view text,
                     std::size_t offset) {
    while (const std::size_t length = length_of_any(marks, text.substr(offset)))
        offset += length;
    return offset;
}

}  // namespace

std::vector<std::size_t> sentence_starts(std::string_view text) {
    std::vector<std::size_t> starts;
    const auto start_at = [&](std::size_t offset) {
        if (offset < text.size()) starts.push_back(offset);
    };
    std::size_t offset = skip_gap(text, 0).end;
    start_at(offset);
    while (offset < text.size()) {
        // Most of a text; no mark begins with such a byte.
        if (is_ascii_letter_or_digit(text[offset])) {
            ++offset;
            continue;
        }
        const std::size_t terminators_end = skip_all(kTerminators, text, offset);
        if (terminators_end == offset) {
            const Gap gap = skip_gap(text, offset);
            if (gap.has_line_break) start_at(gap.end);
            offset = gap.has_blank ? gap.end : offset + 1;
            continue;
        }
        const bool is_full_stop = terminators_end == offset + 1 && text[offset] == '.';
        const Gap gap = skip_gap(text, skip_all(kClosingMarks, text, terminators_end));
        const bool goes_on = begins_in_lower_case(text.substr(gap.end)) ||
                             (is_full_stop && keeps_full_stop(word_before(text, offset)));
        if (gap.has_line_break || (gap.has_blank && !goes_on)) start_at(gap.end);
        offset = gap.end;
    }
    return starts;
}

}  // namespace nachlese
