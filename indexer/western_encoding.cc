#include "indexer/western_encoding.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace nachlese {

namespace {

// The one to be preferred first. IBM850 is how the umlauts lie in IBM437 as well.
constexpr std::array<const char*, 4> kWestern{"windows-1252", "ISO-8859-15", "macintosh", "IBM850"};

// How well a character fits where it stands.
constexpr int kGerman = 2;
constexpr int kFits = 1;
constexpr int kUnusual = -1;
constexpr int kNonsense = -3;

struct Place {
    UChar32 before;
    UChar32 character;
    UChar32 behind;
};

constexpr std::u16string_view kBeforeSharpS = u"aeiouyäöülnrAEIOUYÄÖÜ";
constexpr std::u16string_view kUmlauts = u"äöüÄÖÜß";
constexpr std::u16string_view kAccents = u"éèêëáàâãåæçíìîïñóòôøõúùûýšžœÉÀÂÁÅÇÈÓØÎÍÚŠŽŒÆ";
constexpr std::u16string_view kOpening = u"„‚»«‹›“‘";
constexpr std::u16string_view kClosing = u"“‘”’»«‹›";
constexpr std::u16string_view kApostrophes = u"’´";
constexpr std::u16string_view kDashes = u"–—•";
constexpr std::u16string_view kUnits = u"€£°²³½¼¾%‰";
constexpr std::u16string_view kAloneOrBehind = u"…©®™§×\u00A0\u00AD";

bool is_one_of(std::u16string_view characters, UChar32 character) {
    return characters.find(static_cast<char16_t>(character)) != std::u16string_view::npos;
}

bool is_letter(UChar32 character) {
    return u_isalpha(character) != 0;
}
bool is_small(UChar32 character) {
    return u_islower(character) != 0;
}
bool is_capital(UChar32 character) {
    return u_isupper(character) != 0;
}
bool is_blank(UChar32 character) {
    return character == 0 || u_isUWhiteSpace(character) != 0;
}
bool is_digit(UChar32 character) {
    return character >= '0' && character <= '9';
}

bool is_foreign_letter(UChar32 character) {
    return character >= 0x80 && is_letter(character) && !is_one_of(kUmlauts, character);
}

// Capitals begin words or stand among capitals; ß stands behind a vowel or, in names, behind l,
// n or r.
int fit_of_letter(const Place& place) {
    constexpr UChar32 kSharpS = 0xDF;
    const auto [before, letter, behind] = place;
    if (is_capital(letter) && is_small(before)) return kNonsense;
    if (is_small(letter) && is_capital(behind)) return kNonsense;
    if (letter == kSharpS && !is_one_of(kBeforeSharpS, before)) return kUnusual;
    const bool stands_alone = !is_letter(before) && !is_letter(behind);
    if (stands_alone) return is_one_of(kAccents, letter) ? 0 : kUnusual;
    if (is_one_of(kUmlauts, letter)) return kGerman;
    // Other scripts have words of nothing else.
    if (is_foreign_letter(before) || is_foreign_letter(behind)) return kUnusual;
    return is_one_of(kAccents, letter) ? kFits : kUnusual;
}

bool is_quotation_mark_in_place(const Place& place) {
    const auto [before, mark, behind] = place;
    const bool may_begin = !is_letter(before) && !is_digit(before) && !is_blank(behind);
    const bool may_end = !is_blank(before) && !is_letter(behind);
    return (is_one_of(kOpening, mark) && may_begin) || (is_one_of(kClosing, mark) && may_end);
}

int fit_of_sign(const Place& place) {
    const auto [before, sign, behind] = place;
    if (is_quotation_mark_in_place(place)) return kGerman;
    const bool is_in_word = is_letter(before) && is_letter(behind);
    if (is_one_of(kDashes, sign)) return is_in_word ? kUnusual : kGerman;
    if (is_one_of(kApostrophes, sign)) return kFits;
    if (is_in_word) return kNonsense;
    if (is_one_of(kUnits, sign)) {
        const bool is_by_digit = is_digit(before) || is_digit(behind);
        return is_by_digit ? kFits : is_letter(behind) ? kUnusual : 0;
    }
    return is_one_of(kAloneOrBehind, sign) ? kFits : kUnusual;
}

int fit_of(const Place& place) {
    if (is_letter(place.character)) return fit_of_letter(place);
    constexpr UChar32 kReplacement = 0xFFFD;
    if (u_charType(place.character) == U_CONTROL_CHAR || place.character == kReplacement) {
        return kNonsense;
    }
    return fit_of_sign(place);
}

struct Fit {
    int sum = 0;
    int characters = 0;  // beyond ASCII
};

Fit fit_of(std::string_view bytes, const char* encoding) {
    const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), encoding);
    Fit fit;
    for (int32_t i = 0; i < text.length(); ++i) {
        if (text[i] < 0x80) continue;
        const UChar before = i > 0 ? text[i - 1] : u'\0';
        const UChar behind = i + 1 < text.length() ? text[i + 1] : u'\0';
        fit.sum += fit_of(Place{before, text[i], behind});
        ++fit.characters;
    }
    return fit;
}

}  // namespace

WesternGuess guess_western_encoding(std::string_view bytes, std::string_view declared) {
    WesternGuess best;
    Fit best_fit;
    for (const char* const encoding : kWestern) {
        const Fit fit = fit_of(bytes, encoding);
        const bool is_declared = declared == encoding;
        if (best.encoding == nullptr || fit.sum > best_fit.sum ||
            (fit.sum == best_fit.sum && is_declared)) {
            best.encoding = encoding;
            best_fit = fit;
        }
    }
    // German reaches 1.5 a character; other scripts, taken for letters of this one, stay below 0.
    best.is_convincing = best_fit.sum * 2 >= best_fit.characters;
    return best;
}

bool is_western_encoding(std::string_view name) {
    return std::find(kWestern.begin(), kWestern.end(), name) != kWestern.end();
}

}  // namespace nachlese
