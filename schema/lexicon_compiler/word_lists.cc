#include "schema/lexicon_compiler/word_lists.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "schema/lexicon_compiler/lines.h"

namespace nachlese::lexicon_compiler {

namespace {

constexpr std::string_view kLanguageSeparator = " :: ";
constexpr std::array<std::string_view, 4> kNounMarks{"m", "f", "n", "pl"};

bool is_noun_mark(std::string_view text) {
    return std::any_of(kNounMarks.begin(), kNounMarks.end(), [text](std::string_view mark) {
        const std::string_view behind = text.substr(std::min(mark.size(), text.size()));
        return text.starts_with(mark) && (behind.starts_with('}') || behind.starts_with(','));
    });
}

bool is_word_byte(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') || code >= 0x80;
}

bool is_capitalised_word(std::string_view word) {
    if (word.size() < 3) return false;
    const bool begins_upper = (word[0] >= 'A' && word[0] <= 'Z') || word.starts_with("Ä") ||
                              word.starts_with("Ö") || word.starts_with("Ü");
    // The rest in capitals: an abbreviation.
    return begins_upper && !std::any_of(word.begin() + 1, word.end(),
                                        [](char byte) { return byte >= 'A' && byte <= 'Z'; });
}

}  // namespace

std::set<std::string> read_word_list(const std::string& file) {
    std::set<std::string> words;
    for_each_line(file, [&words](const std::string& line) { words.insert(line); });
    return words;
}

std::set<std::string> read_dictionary_nouns(const std::string& file) {
    std::set<std::string> nouns;
    for_each_line(file, [&nouns](const std::string& line) {
        const std::string_view german =
            std::string_view(line).substr(0, line.find(kLanguageSeparator));
        if (german.starts_with('#')) return;
        for (std::size_t brace = german.find(" {"); brace != std::string_view::npos;
             brace = german.find(" {", brace + 1)) {
            if (!is_noun_mark(german.substr(brace + 2))) continue;
            std::size_t begin = brace;
            while (begin > 0 && is_word_byte(german[begin - 1]))
                --begin;
            // What hangs on a hyphen is a piece of a word.
            if (begin > 0 && german[begin - 1] == '-') continue;
            const std::string_view word = german.substr(begin, brace - begin);
            if (is_capitalised_word(word)) nouns.emplace(word);
        }
    });
    return nouns;
}

}  // namespace nachlese::lexicon_compiler
