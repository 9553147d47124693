#include "indexer/readers/dump/text_shape.h"

#include <array>

#include "schema/byte_count.h"
#include "schema/utf8.h"

namespace nachlese::dump {

namespace {

constexpr std::size_t kLongestStopWord = 6;

// The commonest function words of German news; sorted, lower case, of at most kLongestStopWord
// bytes (longer ones add nothing to the density).
constexpr std::array<std::string_view, 124> kStopWords{
    "ab",     "aber",   "als",    "am",     "an",     "auch",   "auf",   "aus",    "bei",
    "beim",   "bis",    "da",     "damit",  "dann",   "das",    "dass",  "daß",    "dem",
    "den",    "denn",   "der",    "des",    "die",    "dies",   "diese", "doch",   "dort",
    "du",     "durch",  "ein",    "eine",   "einem",  "einen",  "einer", "eines",  "er",
    "es",     "etwa",   "für",    "gegen",  "gibt",   "habe",   "haben", "hat",    "hatte",
    "hier",   "hinter", "ich",    "ihm",    "ihn",    "ihr",    "ihre",  "ihrem",  "ihren",
    "ihrer",  "im",     "immer",  "in",     "ins",    "ist",    "ja",    "jetzt",  "kann",
    "kein",   "keine",  "man",    "mehr",   "mit",    "muss",   "muß",   "nach",   "nicht",
    "noch",   "nun",    "nur",    "ob",     "oder",   "ohne",   "sagte", "schon",  "sei",
    "seien",  "sein",   "seine",  "seinem", "seinen", "seiner", "seit",  "selbst", "sich",
    "sie",    "sind",   "so",     "soll",   "sollen", "sowie",  "um",    "und",    "uns",
    "unter",  "vom",    "von",    "vor",    "war",    "waren",  "was",   "weil",   "weiter",
    "wenn",   "werde",  "werden", "wie",    "wieder", "will",   "wir",   "wird",   "wo",
    "worden", "wurde",  "wurden", "wäre",   "zu",     "zum",    "zur"};

// What a byte is in UTF-8 text, for the loops that see every byte of the archive.
enum class ByteClass : std::uint8_t { Other, LetterOrDigit, Continuation, LetterLead, LeadE2 };

constexpr std::array<ByteClass, 256> make_byte_classes() {
    std::array<ByteClass, 256> classes{};
    for (std::size_t byte = 0; byte < classes.size(); ++byte) {
        const bool alphanumeric = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                                  (byte >= '0' && byte <= '9');
        if (alphanumeric) classes[byte] = ByteClass::LetterOrDigit;
        if (byte >= 0x80 && byte < 0xC0) classes[byte] = ByteClass::Continuation;
        // C2 leads U+0080..U+00BF: no letters but the ordinal signs.
        if (byte >= 0xC3) classes[byte] = byte == 0xE2 ? ByteClass::LeadE2 : ByteClass::LetterLead;
    }
    return classes;
}
constexpr std::array<ByteClass, 256> kByteClasses = make_byte_classes();

ByteClass class_of(char c) {
    return kByteClasses[static_cast<unsigned char>(c)];
}

bool is_continuation(unsigned char byte) {
    return (byte & 0xC0U) == 0x80U;
}

bool begins_letter(std::string_view text, std::size_t at) {
    const ByteClass byte_class = class_of(text[at]);
    if (byte_class == ByteClass::LetterOrDigit || byte_class == ByteClass::LetterLead) return true;
    // E2 80 leads General Punctuation.
    return byte_class == ByteClass::LeadE2 &&
           (at + 1 >= text.size() || static_cast<unsigned char>(text[at + 1]) != 0x80);
}

std::size_t skip_code_point(std::string_view text, std::size_t at) {
    ++at;
    while (at < text.size() && class_of(text[at]) == ByteClass::Continuation)
        ++at;
    return at;
}

// A word of at most 7 bytes in one number, its first letter in lower case.
constexpr std::uint64_t pack(std::string_view word) {
    std::uint64_t packed = 0;
    for (const char c : word)
        packed = (packed << 8U) | static_cast<unsigned char>(c);
    const unsigned shift = static_cast<unsigned>(word.size() - 1) * 8U;
    const bool capital = word.front() >= 'A' && word.front() <= 'Z';
    return capital ? packed | (std::uint64_t{0x20} << shift) : packed;
}

// Open addressing, filled at compile time.
constexpr std::size_t kStopWordSlots = 1024;
constexpr std::size_t slot_of(std::uint64_t packed) {
    return static_cast<std::size_t>((packed * 0x9E3779B97F4A7C15ULL) >> 54U);
}
constexpr std::array<std::uint64_t, kStopWordSlots> make_stop_word_set() {
    std::array<std::uint64_t, kStopWordSlots> set{};
    for (const std::string_view word : kStopWords) {
        std::size_t slot = slot_of(pack(word));
        while (set[slot] != 0)
            slot = (slot + 1) % kStopWordSlots;
        set[slot] = pack(word);
    }
    return set;
}
constexpr std::array<std::uint64_t, kStopWordSlots> kStopWordSet = make_stop_word_set();

bool is_small_letter(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 'a' && byte <= 'z') return true;
    return byte >= 0x9F && byte <= 0xBF && at > 0 &&
           static_cast<unsigned char>(text[at - 1]) == 0xC3;
}

// Without branches, for count_bytes().
bool is_digit(std::uint8_t byte) {
    return static_cast<std::uint8_t>(byte - '0') <= 9;
}

bool is_template_mark(std::uint8_t byte) {
    return static_cast<bool>((byte == '|') | (byte == '{') | (byte == '}') | (byte == '#'));
}

bool is_closing(std::string_view tail) {
    return tail == "\"" || tail == "'" || tail == ")" || tail == "]" || tail == "»" ||
           tail == "«" || tail == "“" || tail == "”" || tail == "’" || tail == "‘" || tail == "*";
}

std::string_view last_code_point(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && is_continuation(static_cast<unsigned char>(text[at])))
        --at;
    return text.substr(at);
}

bool ends_like_sentence(std::string_view text) {
    while (!text.empty() && is_closing(last_code_point(text))) {
        text.remove_suffix(last_code_point(text).size());
    }
    if (text.empty()) return false;
    const std::string_view last = last_code_point(text);
    return last == "." || last == "!" || last == "?" || last == "…";
}

void count_word(std::string_view word, LineShape& shape) {
    ++shape.words;
    if (starts_with_capital(word)) ++shape.capitalised;
    if (is_stop_word(word)) ++shape.stop_words;
    for (std::size_t i = 1; i < word.size(); ++i) {
        if (word[i] >= 'A' && word[i] <= 'Z' && is_small_letter(word, i - 1)) ++shape.glued_words;
    }
}

}  // namespace

std::string_view next_word(std::string_view text, std::size_t& offset) {
    while (offset < text.size() && !begins_letter(text, offset)) {
        offset = skip_code_point(text, offset);
    }
    const std::size_t start = offset;
    while (offset < text.size() && begins_letter(text, offset)) {
        offset = skip_code_point(text, offset);
    }
    return text.substr(start, offset - start);
}

bool starts_with_capital(std::string_view word) {
    if (word.empty()) return false;
    if (word[0] >= 'A' && word[0] <= 'Z') return true;
    return word.size() > 1 && static_cast<unsigned char>(word[0]) == 0xC3 &&
           static_cast<unsigned char>(word[1]) <= 0x9E;
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    unsigned char before = 0;
    for (char& c : lower) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte >= 'A' && byte <= 'Z') || (before == 0xC3 && byte >= 0x80 && byte <= 0x9E)) {
            c = static_cast<char>(byte + 0x20);
        }
        before = byte;
    }
    return lower;
}

bool is_stop_word(std::string_view word) {
    if (word.size() < 2 || word.size() > kLongestStopWord) return false;
    const std::uint64_t packed = pack(word);
    std::size_t slot = slot_of(packed);
    while (kStopWordSet[slot] != 0) {
        if (kStopWordSet[slot] == packed) return true;
        slot = (slot + 1) % kStopWordSlots;
    }
    return false;
}

LineShape shape_of(std::string_view line) {
    LineShape shape;
    shape.characters = static_cast<std::uint32_t>(count_code_points(line));
    const std::string_view head = line.substr(0, kShapeBytes);
    shape.digits = static_cast<std::uint32_t>(count_bytes(head, is_digit));
    shape.template_marks = static_cast<std::uint32_t>(count_bytes(head, is_template_mark));
    for (std::size_t at = 0; at < head.size(); ++at) {
        if (head[at] != '.' && head[at] != '!' && head[at] != '?') continue;
        if (at + 1 == head.size() || head[at + 1] == ' ') ++shape.sentence_ends;
    }
    std::size_t offset = 0;
    for (auto word = next_word(head, offset); !word.empty(); word = next_word(head, offset)) {
        count_word(word, shape);
    }
    shape.ends_sentence = ends_like_sentence(line);
    shape.ends_in_colon = !line.empty() && line.back() == ':';
    return shape;
}

bool is_prose(const LineShape& shape) {
    constexpr std::uint32_t kFewestWords = 7;
    constexpr std::uint32_t kWordsOfLongProse = 30;
    constexpr double kLeastStopWords = 0.12;
    if (shape.words < kFewestWords || shape.template_marks > 2) return false;
    if (shape.stop_word_density() < kLeastStopWords) return false;
    return shape.ends_sentence || shape.sentence_ends >= 2 || shape.words >= kWordsOfLongProse;
}

}  // namespace nachlese::dump
