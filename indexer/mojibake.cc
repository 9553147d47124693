#include "indexer/mojibake.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include "schema/code_point.h"

namespace nachlese {

namespace {

constexpr int kMostMisreadings = 2;

struct Range {
    UChar32 first;
    UChar32 last;
};
// What a sequence of bytes may stand for, and what a second misreading makes of that.
constexpr std::array kEuropean{
    Range{0x0080, 0x017F},    // Latin-1 with its controls, and Latin Extended-A
    Range{0x0192, 0x0192},    // ƒ: in MacRoman the lead byte of Latin Extended-A
    Range{0x02C6, 0x02C6},    // ˆ: in Windows-1252, as the next
    Range{0x02DC, 0x02DC},    // ˜
    Range{0x0300, 0x030C},    // accents behind their letter
    Range{0x0327, 0x0328},    // cedilla and ogonek
    Range{0x0370, 0x045F},    // Greek and Cyrillic
    Range{0x1E9E, 0x1E9E},    // ẞ
    Range{0x2000, 0x200D},    // thin spaces and joiners
    Range{0x2010, 0x2029},    // dashes, quotation marks, bullets, the ellipsis
    Range{0x202F, 0x205E},    // the narrow no-break space, guillemets
    Range{0x2070, 0x209F},    // CO₂
    Range{0x20AC, 0x20AC},    // €
    Range{0x2122, 0x2122},    // ™
    Range{0x2190, 0x21FF},    // arrows
    Range{0x2200, 0x226F},    // what MacRoman has of mathematics
    Range{0x2713, 0x2714},    // check marks
    Range{0xFB01, 0xFB02},    // ligatures
    Range{0xFE0F, 0xFE0F},    // behind an emoji
    Range{0xFEFF, 0xFEFF},    // a byte order mark
    Range{0x1F300, 0x1FAFF},  // emoji
};

bool is_european(UChar32 character) {
    return std::any_of(kEuropean.begin(), kEuropean.end(), [character](const Range& range) {
        return character >= range.first && character <= range.last;
    });
}

// Signs that stand behind or between words, so that they may be meant.
constexpr std::u32string_view kSigns = U"‚„…‘’“”–—‹›«»´·€®©°²³¹§\u00A0\u00AD";
constexpr std::u32string_view kQuotationMarks = U"‚„‘’“”‹›«»";

bool is_one_of(std::u32string_view characters, UChar32 character) {
    return characters.find(static_cast<char32_t>(character)) != std::u32string_view::npos;
}

bool is_of_other_script(UChar32 character) {
    return character >= 0x0370 && character <= 0x045F;
}
bool is_letter(UChar32 character) {
    return character > 0 && u_isalpha(character) != 0;
}
bool is_small(UChar32 character) {
    return character > 0 && u_islower(character) != 0;
}
bool is_capital(UChar32 character) {
    return character > 0 && u_isupper(character) != 0;
}
bool is_digit(UChar32 character) {
    return character >= '0' && character <= '9';
}
bool is_blank(UChar32 character) {
    return character == 0 || u_isUWhiteSpace(character) != 0;
}

// An encoding of one byte a character, from characters to bytes of 0x80 and above.
class SingleByteEncoding {
  public:
    explicit SingleByteEncoding(const char* name) {
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name, &status),
                                                                           &ucnv_close);
        for (int value = 0x80; value <= 0xFF && U_SUCCESS(status) != 0; ++value) {
            const char byte = static_cast<char>(value);
            UChar unit = 0;
            ucnv_toUChars(converter.get(), &unit, 1, &byte, 1, &status);
            // Its one character needs no end.
            if (status == U_STRING_NOT_TERMINATED_WARNING) status = U_ZERO_ERROR;
            bytes_.emplace(unit, static_cast<std::uint8_t>(value));
        }
    }

    void add_latin_1_controls() {
        for (UChar32 control = 0x80; control <= 0x9F; ++control)
            bytes_.emplace(control, static_cast<std::uint8_t>(control));
    }

    // 0 where it has none of 0x80 and above.
    [[nodiscard]] std::uint8_t byte_of(UChar32 character) const {
        const auto found = bytes_.find(character);
        return found == bytes_.end() ? 0 : found->second;
    }

  private:
    std::unordered_map<UChar32, std::uint8_t> bytes_;
};

const SingleByteEncoding& windows_1252() {
    static const SingleByteEncoding encoding = [] {
        SingleByteEncoding table("windows-1252");
        table.add_latin_1_controls();
        return table;
    }();
    return encoding;
}

const SingleByteEncoding& mac_roman() {
    static const SingleByteEncoding encoding("macintosh");
    return encoding;
}

// A character of UTF-8 whose bytes were each taken for one.
struct Sequence {
    std::size_t end = 0;  // in bytes, behind it
    std::size_t length = 0;
    std::uint8_t lead = 0;
    UChar32 second = 0;  // as it was misread
    UChar32 meant = 0;
};

std::optional<Sequence> sequence_at(std::string_view text, std::size_t begin,
                                    const SingleByteEncoding& misread_as) {
    Sequence sequence;
    sequence.end = begin;
    sequence.lead = misread_as.byte_of(next_code_point(text, sequence.end));
    if (!U8_IS_LEAD(sequence.lead)) return std::nullopt;
    sequence.length = 1U + U8_COUNT_TRAIL_BYTES(sequence.lead);
    std::array<char, U8_MAX_LENGTH> bytes{static_cast<char>(sequence.lead)};
    for (std::size_t i = 1; i < sequence.length; ++i) {
        if (sequence.end == text.size()) return std::nullopt;
        const UChar32 character = next_code_point(text, sequence.end);
        const std::uint8_t byte = misread_as.byte_of(character);
        if (!U8_IS_TRAIL(byte)) return std::nullopt;
        bytes[i] = static_cast<char>(byte);
        if (i == 1) sequence.second = character;
    }
    std::size_t offset = 0;
    sequence.meant = next_code_point({bytes.data(), sequence.length}, offset);
    if (!is_european(sequence.meant)) return std::nullopt;
    return sequence;
}

// Sequences behind each other, and what stands around them.
struct Run {
    std::string meant;
    std::size_t count = 0;
    Sequence last;
    UChar32 before = 0;  // 0 at the ends of the text
    UChar32 behind = 0;
};

Run run_at(std::string_view text, std::size_t begin, const SingleByteEncoding& misread_as) {
    Run run;
    std::size_t end = begin;
    while (end < text.size()) {
        const auto sequence = sequence_at(text, end, misread_as);
        if (!sequence) break;
        run.last = *sequence;
        ++run.count;
        end = sequence->end;
        std::array<char, U8_MAX_LENGTH> bytes{};
        std::size_t size = 0;
        U8_APPEND_UNSAFE(bytes.data(), size, sequence->meant);
        run.meant.append(bytes.data(), size);
    }
    if (run.count == 0) return run;
    std::size_t offset = begin;
    if (begin > 0) run.before = previous_code_point(text, offset);
    if (end < text.size()) run.behind = next_code_point(text, end);
    return run;
}

constexpr std::uint8_t kLeadOfSigns = 0xC2;    // U+0080 to U+00BF
constexpr std::uint8_t kLeadOfLetters = 0xC3;  // U+00C0 to U+00FF
constexpr std::uint8_t kLeadOfAccents = 0xCC;

// The letter Â between quotation marks or blanks, or the end of a word in capitals.
bool may_be_quoted(const Run& run) {
    if (is_capital(run.before)) return true;
    if (!is_one_of(kQuotationMarks, run.last.second)) return false;
    const bool is_word_behind = run.behind > 0 && u_isalnum(run.behind) != 0;
    return is_one_of(kQuotationMarks, run.before) || (is_blank(run.before) && !is_word_behind);
}

// One sequence of two characters, read as Windows-1252: the first is one of Â Ã Ä Å Ì, and only
// where the second one is a sign may they be meant. No small letter stands before a capital.
bool is_windows_1252_certain(const Run& run) {
    const UChar32 second = run.last.second;
    if (is_small(run.before)) return true;
    if (run.last.lead != kLeadOfSigns && run.last.lead != kLeadOfLetters) {
        // Ä and Å are German and Scandinavian: "Ä’s", »Å«.
        return !is_one_of(kSigns, second) && is_letter(run.behind);
    }
    if (!is_one_of(kSigns, second)) return true;
    if (run.last.lead == kLeadOfSigns) return !may_be_quoted(run);
    constexpr UChar32 kNoBreakSpace = 0xA0;
    return is_letter(run.behind) || (second == kNoBreakSpace && is_blank(run.behind)) ||
           (is_digit(run.before) && is_digit(run.behind));
}

// One sequence of two characters, read as MacRoman: the first is one of ¬ √ ƒ ≈. OCR writes ¬ for
// the hyphen of blackletter ("Stra¬ße"), and √ is followed by what it is the root of.
bool is_mac_roman_certain(const Run& run) {
    constexpr UChar32 kSharpS = 0xDF;
    if (run.last.lead == kLeadOfSigns) {
        return run.last.second != kSharpS || (!is_letter(run.before) && !is_letter(run.behind));
    }
    const bool has_root =
        is_letter(run.last.second) || u_charType(run.last.second) == U_MATH_SYMBOL;
    return !has_root || is_letter(run.behind) || is_small(run.before);
}

// Two sequences do not stand behind each other by chance, nor do three characters make one.
bool is_certain(const Run& run, const SingleByteEncoding& misread_as) {
    if (run.count != 1) return run.count > 1;
    if (u_charType(run.last.meant) == U_CONTROL_CHAR || is_of_other_script(run.last.meant)) {
        return false;
    }
    if (run.last.lead == kLeadOfAccents && !is_letter(run.before)) return false;
    if (run.last.length > 2) return true;
    return &misread_as == &mac_roman() ? is_mac_roman_certain(run) : is_windows_1252_certain(run);
}

// In a text of which other places are certain: "SPÃ–" is no capital word that ends with Ã.
bool is_likely(const Run& run, const SingleByteEncoding& misread_as) {
    return run.count == 1 && &misread_as == &windows_1252() &&
           u_charType(run.last.meant) != U_CONTROL_CHAR &&
           (run.last.lead == kLeadOfSigns || run.last.lead == kLeadOfLetters ||
            is_of_other_script(run.last.meant));
}

struct Repair {
    std::size_t end = 0;
    std::string meant;
};

// `others_are_certain`: elsewhere in the text.
std::optional<Repair> repair_at(std::string_view text, std::size_t begin, bool others_are_certain) {
    for (const SingleByteEncoding* const encoding : {&windows_1252(), &mac_roman()}) {
        Run run = run_at(text, begin, *encoding);
        if (is_certain(run, *encoding) || (others_are_certain && is_likely(run, *encoding))) {
            return Repair{run.last.end, std::move(run.meant)};
        }
    }
    return std::nullopt;
}

bool is_ascii(char byte) {
    return static_cast<unsigned char>(byte) < 0x80;
}

// Where two characters beyond ASCII stand behind each other, which in German is rare. They have
// four bytes or more, so that most of a text need not be looked at. `from` begins a code point.
std::size_t find_pair(std::string_view text, std::size_t from) {
    constexpr std::size_t kShortest = 4;
    for (std::size_t begin = from; begin + kShortest <= text.size();) {
        std::size_t run = begin + kShortest;
        while (run > begin && !is_ascii(text[run - 1]))
            --run;
        if (run > begin) {
            begin = run;
            continue;
        }
        std::size_t end = begin;
        next_code_point(text, end);
        if (end < text.size() && !is_ascii(text[end])) return begin;
        begin = end;
    }
    return text.size();
}

// Behind the code point that begins there.
std::size_t next(std::string_view text, std::size_t at) {
    next_code_point(text, at);
    return at;
}

bool needs_repair(std::string_view text) {
    for (std::size_t at = find_pair(text, 0); at < text.size();
         at = find_pair(text, next(text, at))) {
        if (repair_at(text, at, false)) return true;
    }
    return false;
}

std::string repair_once(std::string_view text) {
    std::string repaired;
    std::size_t kept = 0;  // where the text not yet copied begins
    for (std::size_t at = find_pair(text, 0); at < text.size(); at = find_pair(text, at)) {
        const auto repair = repair_at(text, at, true);
        if (!repair) {
            at = next(text, at);
            continue;
        }
        repaired += text.substr(kept, at - kept);
        repaired += repair->meant;
        at = kept = repair->end;
    }
    repaired += text.substr(kept);
    return repaired;
}

}  // namespace

std::string repair_mojibake(std::string text) {
    for (int times = 0; times < kMostMisreadings && needs_repair(text); ++times)
        text = repair_once(text);
    return text;
}

}  // namespace nachlese
