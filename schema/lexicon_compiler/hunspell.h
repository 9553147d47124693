// Reads a Hunspell dictionary (man 5 hunspell): words with flags, and the suffixes that each flag
// stands for.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese::lexicon_compiler {

struct DictionaryWord {
    std::string word;
    std::string flags;  // one character each

    [[nodiscard]] bool has(char flag) const { return flags.find(flag) != std::string::npos; }
    [[nodiscard]] bool has_any(std::string_view wanted) const {
        return flags.find_first_of(wanted) != std::string::npos;
    }
};

class HunspellDictionary {
  public:
    // UTF-8 files. Throws std::runtime_error with the file and the line where one cannot be read.
    HunspellDictionary(const std::string& affix_file, const std::string& word_file);

    [[nodiscard]] const std::vector<DictionaryWord>& words() const { return words_; }

    // What the suffixes of `flag` make of `word`.
    [[nodiscard]] std::vector<std::string> forms(std::string_view word, char flag) const;

  private:
    // One character of a condition: those it allows, or all others.
    struct CharacterSet {
        std::vector<std::string> characters;
        bool negated = false;
    };
    struct Suffix {
        std::string strip;
        std::string add;
        std::vector<CharacterSet> condition;  // on the word's last characters
    };

    void read_affixes(const std::string& file);
    void read_words(const std::string& file);
    static std::vector<CharacterSet> parse_condition(std::string_view text);
    static bool meets(std::string_view word, const std::vector<CharacterSet>& condition);

    std::map<char, std::vector<Suffix>> suffixes_;
    std::vector<DictionaryWord> words_;
};

}  // namespace nachlese::lexicon_compiler
