#include "query/cologne_phonetics.h"

#include <cstddef>

namespace nachlese {

namespace {

constexpr char kVowel = '0';  // counts at the beginning alone
constexpr char kSilent = '-';
constexpr char kByNeighbours = '?';

// Of the letters from a to z.
constexpr std::string_view kCodes = "01??034-0045660?478?033?08";
static_assert(kCodes.size() == 'z' - 'a' + 1);

bool is_any_of(char letter, std::string_view letters) {
    return letters.find(letter) != std::string_view::npos;
}

std::string letters_of(std::string_view word) {
    std::string letters;
    for (const char byte : word) {
        if (byte >= 'a' && byte <= 'z') letters += byte;
    }
    return letters;
}

// A blank stands for the word's beginning and its end.
std::string_view code_of_c(char before, char after) {
    if (before == ' ') return is_any_of(after, "ahkloqrux") ? "4" : "8";
    if (is_any_of(before, "sz")) return "8";
    return is_any_of(after, "ahkoqux") ? "4" : "8";
}

std::string_view code_of(char letter, char before, char after) {
    switch (letter) {
        case 'c':
            return code_of_c(before, after);
        case 'd':
        case 't':
            return is_any_of(after, "csz") ? "8" : "2";
        case 'p':
            return after == 'h' ? "3" : "1";
        case 'x':
            return is_any_of(before, "ckq") ? "8" : "48";
        default:
            return kCodes.substr(static_cast<std::size_t>(letter - 'a'), 1);
    }
}

}  // namespace

std::string cologne_code(std::string_view word) {
    const std::string letters = letters_of(word);
    std::string code;
    char last = kByNeighbours;
    for (std::size_t at = 0; at < letters.size(); ++at) {
        const char before = at == 0 ? ' ' : letters[at - 1];
        const char after = at + 1 == letters.size() ? ' ' : letters[at + 1];
        for (const char digit : code_of(letters[at], before, after)) {
            if (digit == kSilent || digit == last) continue;
            last = digit;
            if (digit != kVowel || code.empty()) code += digit;
        }
    }
    return code;
}

}  // namespace nachlese
