// The word lists that Debian packages: one word a line (wngerman, wogerman, wswiss), and the nouns
// of the German-English dictionary of TU Chemnitz (trans-de-en), which marks their gender.
#pragma once

#include <set>
#include <string>

namespace nachlese::lexicon_compiler {

// As they are written. Throws std::runtime_error where the file cannot be read.
[[nodiscard]] std::set<std::string> read_word_list(const std::string& file);

// Nouns of the German side, in the singular and in the plural: "Haus {n} | Häuser {pl} :: house".
[[nodiscard]] std::set<std::string> read_dictionary_nouns(const std::string& file);

}  // namespace nachlese::lexicon_compiler
