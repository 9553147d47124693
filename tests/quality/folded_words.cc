#include "tests/quality/folded_words.h"

#include <cctype>
#include <utility>

#include "schema/utf8.h"

namespace nachlese::testing {

namespace {

bool separates_words(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && (std::ispunct(byte) != 0 || std::isspace(byte) != 0);
}

}  // namespace

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : fold(text) + " ") {
        if (!separates_words(c)) {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, {}));
        }
    }
    return words;
}

}  // namespace nachlese::testing
