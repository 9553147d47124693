#include "schema/lexicon_compiler/hunspell.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "schema/lexicon_compiler/lines.h"
#include "schema/utf8.h"

namespace nachlese::lexicon_compiler {

namespace {

std::vector<std::string> characters_of(std::string_view text) {
    std::vector<std::string> characters;
    for (const char byte : text) {
        if (begins_code_point(byte)) characters.emplace_back();
        if (!characters.empty()) characters.back() += byte;
    }
    return characters;
}

std::string empty_if_zero(const std::string& text) {
    return text == "0" ? std::string{} : text;
}

}  // namespace

HunspellDictionary::HunspellDictionary(const std::string& affix_file,
                                       const std::string& word_file) {
    read_affixes(affix_file);
    read_words(word_file);
}

void HunspellDictionary::read_affixes(const std::string& file) {
    for_each_line(file, [this](const std::string& line) {
        std::istringstream fields(line);
        std::string kind;
        std::string flag;
        std::string strip;
        std::string add;
        std::string condition;
        if (!(fields >> kind >> flag >> strip >> add >> condition)) return;
        // The head of a group of suffixes has only three fields behind the kind.
        if (kind != "SFX" || flag.size() != 1) return;
        suffixes_[flag.front()].push_back({empty_if_zero(strip),
                                           empty_if_zero(add.substr(0, add.find('/'))),
                                           parse_condition(condition)});
    });
}

void HunspellDictionary::read_words(const std::string& file) {
    for_each_line(file, [this](const std::string& line) {
        const std::string entry = line.substr(0, line.find_first_of(" \t\r"));
        const bool is_count = entry.find_first_not_of("0123456789") == std::string::npos;
        if (is_count || entry.front() == '#') return;
        const std::size_t slash = entry.find('/');
        words_.push_back({entry.substr(0, slash),
                          slash == std::string::npos ? std::string{} : entry.substr(slash + 1)});
    });
}

std::vector<HunspellDictionary::CharacterSet> HunspellDictionary::parse_condition(
    std::string_view text) {
    std::vector<CharacterSet> condition;
    bool in_brackets = false;
    for (const std::string& character : characters_of(text)) {
        if (character == "[") {
            in_brackets = true;
            condition.emplace_back();
        } else if (character == "]") {
            in_brackets = false;
        } else if (in_brackets) {
            if (character == "^") {
                condition.back().negated = true;
            } else {
                condition.back().characters.push_back(character);
            }
        } else if (character == ".") {
            condition.push_back({{}, true});
        } else {
            condition.push_back({{character}, false});
        }
    }
    return condition;
}

bool HunspellDictionary::meets(std::string_view word, const std::vector<CharacterSet>& condition) {
    const std::vector<std::string> characters = characters_of(word);
    if (condition.size() == 1 && condition.front().characters.empty()) return true;
    if (characters.size() < condition.size()) return false;
    const std::size_t first = characters.size() - condition.size();
    for (std::size_t i = 0; i < condition.size(); ++i) {
        const auto& [allowed, negated] = condition[i];
        const bool listed =
            std::find(allowed.begin(), allowed.end(), characters[first + i]) != allowed.end();
        if (listed == negated) return false;
    }
    return true;
}

std::vector<std::string> HunspellDictionary::forms(std::string_view word, char flag) const {
    std::vector<std::string> forms;
    const auto suffixes = suffixes_.find(flag);
    if (suffixes == suffixes_.end()) return forms;
    for (const Suffix& suffix : suffixes->second) {
        if (!word.ends_with(suffix.strip) || !meets(word, suffix.condition)) continue;
        forms.push_back(std::string(word.substr(0, word.size() - suffix.strip.size())) +
                        suffix.add);
    }
    return forms;
}

}  // namespace nachlese::lexicon_compiler
