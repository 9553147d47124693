// Which lemma each written form belongs to, from a Hunspell dictionary whose flags tell the
// inflections of igerman98 apart. What the dictionary lists as words of their own is brought
// together by rule: umlauted plurals (Häuser), participles (gestellt), strong verbs (ging).
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "schema/lexicon/word_class.h"
#include "schema/lexicon_compiler/hunspell.h"

namespace nachlese::lexicon_compiler {

struct Lemma {
    std::string lemma;  // folded
    WordClass word_class = WordClass::Other;
};

struct Lemmas {
    std::unordered_map<std::string, Lemma> of_form;  // by folded form
    // Of forms that `of_form` gives to another class, the lemma that they have as nouns.
    std::unordered_map<std::string, std::string> noun_of_form;
    std::unordered_map<std::string, WordClass> word_class;  // of each lemma
    std::set<std::string> modifiers;  // forms listed for the sake of compounds alone, folded
    std::set<std::string> acronyms;   // folded
};

// Changed form of a strong verb -> infinitive; a row is "infinitive: form form ...".
using StrongForms = std::map<std::string, std::string, std::less<>>;
[[nodiscard]] StrongForms read_strong_verbs(const std::string& file);

[[nodiscard]] Lemmas find_lemmas(const HunspellDictionary& dictionary,
                                 const StrongForms& strong_forms);

}  // namespace nachlese::lexicon_compiler
